"""The tables of appointments. No room and no adviser is promised twice: each promise claims slots
of five minutes under a primary key, and triggers make the claims, so that a raw INSERT or UPDATE
cannot get around them either."""

from __future__ import annotations

# A slot is five minutes long; an appointment starts and ends at whole ones.
_SLOT_MS = 300_000

_TABLES = f"""
CREATE TABLE appointment (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    type TEXT NOT NULL,
    enquiry TEXT NOT NULL,
    adviser TEXT NOT NULL,
    service_point TEXT NOT NULL,
    service_day TEXT NOT NULL CHECK (service_day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    starts_at INTEGER NOT NULL CHECK (starts_at % {_SLOT_MS} = 0),
    ends_at INTEGER NOT NULL CHECK (ends_at % {_SLOT_MS} = 0),
    state TEXT NOT NULL DEFAULT 'booked'
        CHECK (state IN ('booked', 'checked_in', 'missed', 'cancelled')),
    code TEXT NOT NULL,
    language TEXT NOT NULL,
    asked_language TEXT,
    needs TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT 'staff' CHECK (source IN ('staff', 'program', 'import')),
    booked_for TEXT,
    reference TEXT,
    cancel_reason TEXT,
    visit TEXT REFERENCES visit(id),
    punctuality TEXT CHECK (punctuality IN ('early', 'on_time', 'late')),
    checked_in_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CHECK (starts_at < ends_at AND ends_at - starts_at <= 28800000),
    CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL)),
    CHECK ((state = 'checked_in') = (visit IS NOT NULL)),
    CHECK ((visit IS NULL) = (checked_in_at IS NULL)),
    CHECK ((visit IS NULL) = (punctuality IS NULL)),
    FOREIGN KEY (site, enquiry) REFERENCES enquiry_type(site, id),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id)
) STRICT;
CREATE UNIQUE INDEX appointment_code ON appointment(site, code) WHERE state = 'booked';
CREATE UNIQUE INDEX appointment_reference ON appointment(site, reference)
    WHERE reference IS NOT NULL AND state IN ('booked', 'checked_in');
CREATE INDEX appointment_time ON appointment(site, starts_at);
CREATE INDEX appointment_open ON appointment(site, starts_at) WHERE state = 'booked';
CREATE INDEX appointment_visit ON appointment(visit) WHERE visit IS NOT NULL;
CREATE INDEX appointment_booked_for ON appointment(booked_for) WHERE booked_for IS NOT NULL;

CREATE TABLE appointment_person (
    appointment TEXT PRIMARY KEY REFERENCES appointment(id) ON DELETE CASCADE,
    name TEXT CHECK (length(name) <= 80),
    contact TEXT CHECK (length(contact) <= 120),
    note TEXT CHECK (length(note) <= 500)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    adviser TEXT,
    service_point TEXT,
    starts_at INTEGER NOT NULL CHECK (starts_at % {_SLOT_MS} = 0),
    ends_at INTEGER NOT NULL CHECK (ends_at % {_SLOT_MS} = 0),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 80),
    created_at INTEGER NOT NULL,
    CHECK (starts_at < ends_at AND ends_at - starts_at <= 2678400000),
    CHECK (adviser IS NULL OR service_point IS NULL),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id)
) STRICT;
CREATE INDEX block_time ON block(site, starts_at);

CREATE TABLE appointment_slot (
    site TEXT NOT NULL,
    resource TEXT NOT NULL,
    slot INTEGER NOT NULL,
    appointment TEXT REFERENCES appointment(id) ON DELETE CASCADE,
    block INTEGER REFERENCES block(id) ON DELETE CASCADE,
    PRIMARY KEY (site, resource, slot),
    CHECK ((appointment IS NULL) != (block IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX appointment_slot_time ON appointment_slot(site, slot);
CREATE INDEX appointment_slot_of ON appointment_slot(appointment) WHERE appointment IS NOT NULL;
CREATE INDEX appointment_slot_block ON appointment_slot(block) WHERE block IS NOT NULL;
"""

# The slots from NEW.starts_at until NEW.ends_at.
_SLOTS = f"""WITH RECURSIVE slots(slot) AS (
        SELECT NEW.starts_at / {_SLOT_MS}
        UNION ALL SELECT slot + 1 FROM slots WHERE slot + 1 < NEW.ends_at / {_SLOT_MS}
    )"""  # noqa: S608

_CLAIM = f"""
    INSERT INTO appointment_slot (site, resource, slot, appointment)
    {_SLOTS} SELECT NEW.site, 'adviser:' || NEW.adviser, slot, NEW.id FROM slots
    UNION ALL SELECT NEW.site, 'point:' || NEW.service_point, slot, NEW.id FROM slots;
"""  # noqa: S608

# What another block claims already stays with it; what an appointment claims breaks the key.
# Without an adviser or a service point, the block is the whole site's.
_CLAIM_BLOCK = f"""
    INSERT INTO appointment_slot (site, resource, slot, block)
    {_SLOTS}, resources(resource) AS (
        SELECT 'adviser:' || NEW.adviser WHERE NEW.adviser IS NOT NULL
        UNION ALL SELECT 'point:' || NEW.service_point WHERE NEW.service_point IS NOT NULL
        UNION ALL SELECT 'point:' || id FROM service_point
            WHERE site = NEW.site AND NEW.adviser IS NULL AND NEW.service_point IS NULL
    )
    SELECT NEW.site, resource, slot, NEW.id FROM slots, resources WHERE NOT EXISTS (
        SELECT 1 FROM appointment_slot o WHERE o.site = NEW.site AND o.block IS NOT NULL
            AND o.resource = resources.resource AND o.slot = slots.slot
    );
"""  # noqa: S608

_TRIGGERS = f"""
CREATE TRIGGER appointment_claims AFTER INSERT ON appointment
WHEN NEW.state IN ('booked', 'checked_in')
BEGIN {_CLAIM} END;

CREATE TRIGGER appointment_releases
AFTER UPDATE OF site, adviser, service_point, starts_at, ends_at, state ON appointment
WHEN NEW.state NOT IN ('booked', 'checked_in')
BEGIN DELETE FROM appointment_slot WHERE appointment = OLD.id; END;

CREATE TRIGGER appointment_claims_anew
AFTER UPDATE OF site, adviser, service_point, starts_at, ends_at, state ON appointment
WHEN NEW.state IN ('booked', 'checked_in')
BEGIN DELETE FROM appointment_slot WHERE appointment = OLD.id; {_CLAIM} END;

CREATE TRIGGER block_claims AFTER INSERT ON block
BEGIN {_CLAIM_BLOCK} END;

CREATE TRIGGER block_claims_again AFTER UPDATE OF reason ON block
BEGIN {_CLAIM_BLOCK} END;

CREATE TRIGGER block_releases BEFORE DELETE ON block
BEGIN DELETE FROM appointment_slot WHERE block = OLD.id; END;

CREATE TRIGGER block_leaves_others AFTER DELETE ON block
BEGIN
    UPDATE block SET reason = reason
    WHERE site = OLD.site AND starts_at < OLD.ends_at AND ends_at > OLD.starts_at;
END;

CREATE TRIGGER block_stays BEFORE UPDATE OF site, adviser, service_point, starts_at, ends_at
ON block
BEGIN SELECT RAISE(ABORT, 'a block is removed and made anew, never changed'); END
"""  # noqa: S608

SCRIPT = _TABLES + _TRIGGERS
