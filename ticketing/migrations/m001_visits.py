"""The tables of the beginning: sites, staff at service points, visits with their steps, the event
log, and the answers that are kept under a request's key."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE site (
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    version INTEGER NOT NULL,
    loaded_at INTEGER NOT NULL
) STRICT;

CREATE TABLE enquiry_type (
    site TEXT NOT NULL REFERENCES site(id),
    id TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_point (
    site TEXT NOT NULL REFERENCES site(id),
    id TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE adviser (
    site TEXT NOT NULL REFERENCES site(id),
    id TEXT NOT NULL,
    pin_hash TEXT,
    retired INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (site, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_on (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    adviser TEXT NOT NULL,
    service_point TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id)
) STRICT;
CREATE UNIQUE INDEX sign_on_one_adviser_a_point ON sign_on(site, service_point)
    WHERE until IS NULL;
CREATE UNIQUE INDEX sign_on_one_point_an_adviser ON sign_on(site, adviser) WHERE until IS NULL;

CREATE TABLE number_series (
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL,
    prefix TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (site, service_day, prefix)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL CHECK (service_day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    number TEXT NOT NULL,
    prefix TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    language TEXT NOT NULL,
    kiosk TEXT,
    arrived_at INTEGER NOT NULL,
    UNIQUE (site, service_day, number)
) STRICT;
CREATE INDEX visit_kiosk ON visit(site, service_day, kiosk, arrived_at) WHERE kiosk IS NOT NULL;

CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL REFERENCES visit(id),
    site TEXT NOT NULL,
    service_day TEXT NOT NULL,
    position INTEGER NOT NULL,
    enquiry TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'ended')),
    queued_at INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,
    called_at INTEGER,
    last_called_at INTEGER,
    recalls INTEGER NOT NULL DEFAULT 0 CHECK (recalls >= 0),
    announcement INTEGER,
    serving_at INTEGER,
    ended_at INTEGER,
    outcome TEXT,
    service_point TEXT,
    adviser TEXT,
    target_s INTEGER NOT NULL CHECK (target_s > 0),
    target_percent INTEGER NOT NULL,
    UNIQUE (visit, position),
    FOREIGN KEY (site, enquiry) REFERENCES enquiry_type(site, id),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    CHECK ((called_at IS NULL) = (last_called_at IS NULL)),
    CHECK (called_at IS NULL OR service_point IS NOT NULL),
    CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
    CHECK ((state = 'ended') = (outcome IS NOT NULL)),
    CHECK (state != 'waiting' OR (called_at IS NULL AND service_point IS NULL
        AND serving_at IS NULL)),
    CHECK (state != 'called' OR (called_at IS NOT NULL AND serving_at IS NULL)),
    CHECK (state != 'serving' OR (called_at IS NOT NULL AND serving_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX step_one_open_a_visit ON step(visit) WHERE state != 'ended';
CREATE UNIQUE INDEX step_one_visit_a_service_point ON step(site, service_point)
    WHERE state IN ('called', 'serving');
CREATE INDEX step_queue ON step(site, service_day, enquiry, queued_at, id)
    WHERE state = 'waiting';
CREATE INDEX step_announced ON step(site, service_day, announcement)
    WHERE announcement IS NOT NULL;
CREATE INDEX step_day ON step(site, service_day, enquiry);

CREATE TABLE event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    site TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    visit TEXT,
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE INDEX event_visit ON event(visit) WHERE visit IS NOT NULL;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;

CREATE TABLE request_key (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;
"""
