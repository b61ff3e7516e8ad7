"""Who began a service, beside who ended it; the times at which everybody's turn stood still; and
the passes of those who were asked to come again."""

from __future__ import annotations

SCRIPT = """
ALTER TABLE step ADD COLUMN started_by TEXT;
UPDATE step SET started_by = (SELECT e.body ->> 'adviser' FROM event e
    WHERE e.visit = step.visit AND e.kind = 'served_directly')
    WHERE position = 1 AND serving_at = called_at
        AND visit IN (SELECT id FROM visit WHERE source = 'counter');
CREATE TABLE standstill (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    reason TEXT NOT NULL,
    since INTEGER NOT NULL,
    ended_at INTEGER CHECK (ended_at >= since),
    ending TEXT,
    CHECK ((ended_at IS NULL) = (ending IS NULL))
) STRICT;
CREATE UNIQUE INDEX standstill_one_at_a_time ON standstill(site) WHERE ended_at IS NULL;
CREATE TABLE come_again (
    visit TEXT PRIMARY KEY REFERENCES visit(id),
    site TEXT NOT NULL REFERENCES site(id),
    service_day TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    used_by TEXT REFERENCES visit(id)
) STRICT;
CREATE INDEX come_again_open ON come_again(site, service_day) WHERE used_by IS NULL
"""
