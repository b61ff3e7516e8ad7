"""What displays show between calls, what of it a screen could not play, and which message to
everybody each screen has shown."""

from __future__ import annotations

SCRIPT = """
CREATE TABLE media (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site TEXT NOT NULL REFERENCES site(id),
    kind TEXT NOT NULL CHECK (kind IN ('picture', 'video', 'page')),
    file TEXT CHECK ((file IS NULL) = (kind = 'page')),
    bytes INTEGER NOT NULL DEFAULT 0 CHECK (bytes >= 0),
    words TEXT NOT NULL CHECK (json_valid(words)),
    caption INTEGER NOT NULL DEFAULT 1 CHECK (caption IN (0, 1)),
    first_day TEXT CHECK (first_day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    last_day TEXT CHECK (last_day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]' AND last_day >= first_day),
    seconds INTEGER NOT NULL CHECK (seconds BETWEEN 1 AND 600),
    place INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX media_of_site ON media(site, place);
ALTER TABLE screen ADD COLUMN unplayed TEXT CHECK (unplayed IS NULL OR json_valid(unplayed));
ALTER TABLE screen ADD COLUMN message INTEGER
"""
