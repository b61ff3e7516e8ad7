"""Which screens of waiting areas there are, how each was when it last told, and what each told of
a call: that it was shown, and said. A screen is known by a digest of a secret that it made itself,
and ours once a supervisor has given it a name."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE screen (
    site TEXT NOT NULL,
    zone TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT,
    sound TEXT NOT NULL CHECK (sound IN ('on', 'off', 'blocked')),
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    PRIMARY KEY (site, zone, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE call_receipt (
    site TEXT NOT NULL,
    announcement INTEGER NOT NULL,
    screen TEXT NOT NULL,
    shown_at INTEGER NOT NULL,
    said_at INTEGER,
    PRIMARY KEY (site, announcement, screen)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_receipt_shown ON call_receipt(shown_at);
"""
