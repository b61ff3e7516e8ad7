"""What staff are told once of something that visitors need: that it is down, that it is back."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE alert (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    subject TEXT NOT NULL,
    about TEXT NOT NULL CHECK (json_valid(about)),
    began_at INTEGER NOT NULL,
    fell_at INTEGER NOT NULL,
    falls INTEGER NOT NULL CHECK (falls > 0),
    well_since INTEGER,
    unsteady INTEGER NOT NULL CHECK (unsteady IN (0, 1)),
    told_at INTEGER,
    back_at INTEGER CHECK (back_at IS NULL OR (told_at IS NOT NULL AND well_since IS NOT NULL)),
    dismissed_at INTEGER CHECK (dismissed_at IS NULL OR told_at IS NOT NULL),
    dismissed_by TEXT,
    UNIQUE (site, subject)
) STRICT;
"""
