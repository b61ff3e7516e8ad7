"""What can be undone in the draft of a site file, and whom to ring when a date got other hours."""

from __future__ import annotations

# Who is to be rung is known by the appointment alone: names and ways to reach them stay where they
# are, and go when they go.
SCRIPT = """
CREATE TABLE site_undo (
    site TEXT NOT NULL REFERENCES site(id),
    number INTEGER NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    before TEXT NOT NULL CHECK (json_valid(before)),
    after TEXT NOT NULL CHECK (json_valid(after)),
    PRIMARY KEY (site, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE to_ring (
    appointment TEXT PRIMARY KEY REFERENCES appointment(id) ON DELETE CASCADE,
    site TEXT NOT NULL REFERENCES site(id),
    was_at INTEGER NOT NULL,
    put_at INTEGER NOT NULL,
    rung_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX to_ring_of_site ON to_ring(site, was_at);
"""
