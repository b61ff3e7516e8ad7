"""The tables of interview rooms: why one is closed, what is to be tidied, who called for help."""

from __future__ import annotations

# Of each kind one at a time is open at a service point, and the database sees to it.
SCRIPT = """
CREATE TABLE room_closure (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    service_point TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('repair', 'cleaning', 'meeting', 'partner', 'other')),
    since INTEGER NOT NULL,
    until INTEGER CHECK (until > since),
    opened_at INTEGER,
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id)
) STRICT;
CREATE UNIQUE INDEX room_closure_now ON room_closure(site, service_point)
    WHERE opened_at IS NULL;

CREATE TABLE room_tidying (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    service_point TEXT NOT NULL,
    visit TEXT NOT NULL REFERENCES visit(id),
    since INTEGER NOT NULL,
    tidied_at INTEGER,
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id)
) STRICT;
CREATE UNIQUE INDEX room_tidying_now ON room_tidying(site, service_point)
    WHERE tidied_at IS NULL;
CREATE INDEX room_tidying_since ON room_tidying(site, since);

CREATE TABLE help_call (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    service_point TEXT NOT NULL,
    adviser TEXT,
    cause TEXT NOT NULL CHECK (cause IN ('button', 'no_answer')),
    raised_at INTEGER NOT NULL,
    taken_at INTEGER,
    taken_by TEXT,
    ended_at INTEGER,
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    CHECK (taken_by IS NULL OR taken_at IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX help_call_now ON help_call(site, service_point) WHERE ended_at IS NULL;

CREATE TABLE lone_check (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    service_point TEXT NOT NULL,
    step INTEGER NOT NULL REFERENCES step(id),
    adviser TEXT,
    asked_at INTEGER NOT NULL,
    closed_at INTEGER,
    answer TEXT CHECK (answer IN ('well', 'no_answer', 'left')),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    CHECK ((closed_at IS NULL) = (answer IS NULL))
) STRICT;
CREATE UNIQUE INDEX lone_check_now ON lone_check(site, service_point) WHERE closed_at IS NULL;
CREATE INDEX lone_check_step ON lone_check(step, asked_at);

CREATE INDEX event_moved ON event(site, at) WHERE kind = 'visit_moved'
"""
