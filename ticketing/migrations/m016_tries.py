"""Wrong tries by name and by where they were made, and the addresses that were refused. What was
locked before by name alone is locked no longer."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE sign_in_try (
    site TEXT NOT NULL,
    adviser TEXT NOT NULL,
    source TEXT NOT NULL,
    wrong INTEGER NOT NULL CHECK (wrong >= 0),
    locks INTEGER NOT NULL CHECK (locks >= 0),
    total INTEGER NOT NULL CHECK (total >= 0),
    last_at INTEGER NOT NULL,
    until INTEGER,
    right_at INTEGER,
    UNIQUE (site, adviser, source)
) STRICT;
CREATE INDEX sign_in_try_last ON sign_in_try(last_at);
CREATE TABLE refused_address (
    site TEXT NOT NULL,
    address TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (site, address)
) STRICT, WITHOUT ROWID
"""
