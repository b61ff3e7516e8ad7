"""The tables of every turn that a visit can take: held, referred, planned and door-side steps,
notes, and what a last action changed. Visits and steps are made anew, with what they held."""

from __future__ import annotations

_VISIT = """
CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL CHECK (service_day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    number TEXT,
    prefix TEXT,
    sequence INTEGER CHECK (sequence > 0),
    language TEXT NOT NULL,
    kiosk TEXT,
    arrived_at INTEGER NOT NULL,
    source TEXT NOT NULL DEFAULT 'kiosk'
        CHECK (source IN ('kiosk', 'reception', 'counter', 'appointment', 'program', 'door')),
    needs TEXT NOT NULL DEFAULT '',
    asked_language TEXT,
    UNIQUE (site, service_day, number),
    CHECK ((number IS NULL) = (prefix IS NULL) AND (number IS NULL) = (sequence IS NULL)),
    CHECK ((number IS NULL) = (source = 'door'))
) STRICT;
CREATE INDEX visit_kiosk ON visit(site, service_day, kiosk, arrived_at) WHERE kiosk IS NOT NULL;
"""

# A step's class is what routing tells apart: within one, first come is first served, so only the
# head of each has to be looked at.
_STEP = """
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    visit TEXT NOT NULL REFERENCES visit(id),
    site TEXT NOT NULL,
    service_day TEXT NOT NULL,
    position INTEGER NOT NULL,
    enquiry TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('planned', 'waiting', 'held', 'called', 'serving', 'ended')),
    origin TEXT NOT NULL DEFAULT 'arrival'
        CHECK (origin IN ('arrival', 'added', 'referral', 'back', 'hold', 'return')),
    queued_at INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,
    called_at INTEGER,
    last_called_at INTEGER,
    recalls INTEGER NOT NULL DEFAULT 0 CHECK (recalls >= 0),
    announcement INTEGER,
    serving_at INTEGER,
    ended_at INTEGER,
    outcome TEXT,
    avoidable INTEGER CHECK (avoidable IN (0, 1)),
    service_point TEXT,
    adviser TEXT,
    target_s INTEGER NOT NULL CHECK (target_s > 0),
    target_percent INTEGER NOT NULL,
    weight INTEGER NOT NULL DEFAULT 100 CHECK (weight >= 100),
    for_adviser TEXT,
    asked_language TEXT,
    place_needs TEXT NOT NULL DEFAULT '',
    appointment TEXT,
    held_at INTEGER,
    hold_until INTEGER,
    hold_reason TEXT,
    class TEXT GENERATED ALWAYS AS (enquiry || '|' || weight || '|' || coalesce(for_adviser, '')
        || '|' || coalesce(asked_language, '') || '|' || place_needs || '|'
        || (appointment IS NOT NULL)) VIRTUAL,
    UNIQUE (visit, position),
    FOREIGN KEY (site, enquiry) REFERENCES enquiry_type(site, id),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    FOREIGN KEY (site, for_adviser) REFERENCES adviser(site, id),
    CHECK ((called_at IS NULL) = (last_called_at IS NULL)),
    CHECK (called_at IS NULL OR service_point IS NOT NULL),
    CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
    CHECK ((state = 'ended') = (outcome IS NOT NULL)),
    CHECK (state NOT IN ('planned', 'waiting', 'held')
        OR (called_at IS NULL AND service_point IS NULL AND serving_at IS NULL)),
    CHECK (state != 'called' OR (called_at IS NOT NULL AND serving_at IS NULL)),
    CHECK (state != 'serving' OR (called_at IS NOT NULL AND serving_at IS NOT NULL)),
    CHECK ((state = 'held') = (held_at IS NOT NULL)),
    CHECK ((state = 'held') = (hold_until IS NOT NULL)),
    CHECK ((state = 'held') = (hold_reason IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX step_one_open_a_visit ON step(visit) WHERE state NOT IN ('ended', 'planned');
CREATE UNIQUE INDEX step_one_visit_a_service_point ON step(site, service_point)
    WHERE state IN ('called', 'serving');
CREATE INDEX step_queue ON step(site, service_day, enquiry, queued_at, id)
    WHERE state = 'waiting';
CREATE INDEX step_class ON step(site, service_day, class, queued_at, id)
    WHERE state = 'waiting';
CREATE INDEX step_held ON step(site, hold_until) WHERE state = 'held';
CREATE INDEX step_announced ON step(site, service_day, announcement)
    WHERE announcement IS NOT NULL;
CREATE INDEX step_day ON step(site, service_day, enquiry);
CREATE INDEX step_place ON step(site, service_day, service_point, ended_at)
    WHERE service_point IS NOT NULL;
CREATE INDEX step_appointment ON step(appointment) WHERE appointment IS NOT NULL;
"""

# Free text lives here alone, so that a purge is a delete.
_MORE = """
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    visit TEXT NOT NULL REFERENCES visit(id),
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500)
) STRICT;
CREATE INDEX note_visit ON note(visit, at);

CREATE TABLE last_action (
    visit TEXT PRIMARY KEY REFERENCES visit(id),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    command TEXT NOT NULL,
    actor TEXT NOT NULL,
    before TEXT NOT NULL CHECK (json_valid(before))
) STRICT;
CREATE INDEX last_action_actor ON last_action(actor, at);
"""

_OLD_VISIT = "id, site, service_day, number, prefix, sequence, language, kiosk, arrived_at"
_OLD_STEP = (
    "id, visit, site, service_day, position, enquiry, state, queued_at, waiting_since, called_at,"
    " last_called_at, recalls, announcement, serving_at, ended_at, outcome, service_point,"
    " adviser, target_s, target_percent"
)

SCRIPT = f"""
CREATE TEMP TABLE kept_visit AS SELECT {_OLD_VISIT} FROM visit;
CREATE TEMP TABLE kept_step AS SELECT {_OLD_STEP} FROM step;
DROP TABLE step;
DROP TABLE visit;
{_VISIT}
{_STEP}
INSERT INTO visit ({_OLD_VISIT}) SELECT {_OLD_VISIT} FROM kept_visit;
UPDATE visit SET source = 'program' WHERE kiosk IS NULL;
INSERT INTO step ({_OLD_STEP}) SELECT {_OLD_STEP} FROM kept_step;
DROP TABLE kept_step;
DROP TABLE kept_visit;
{_MORE}
ALTER TABLE sign_on ADD COLUMN pause TEXT CHECK (pause IN ('break', 'wrap_up'));
ALTER TABLE sign_on ADD COLUMN pause_reason TEXT;
ALTER TABLE sign_on ADD COLUMN pause_since INTEGER
"""  # noqa: S608
