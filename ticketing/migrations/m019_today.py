"""What a supervisor says over the site file: hours of single dates, the ticket's last line, and
notices with their start and end."""

from __future__ import annotations

# Whoever keeps a site in memory compares its stamp: dates and the line are a part of it.
_STAMPED = "UPDATE site SET stamp = hex(randomblob(12)) WHERE id = "

SCRIPT = f"""
CREATE TABLE date_hours (
    site TEXT NOT NULL REFERENCES site(id),
    day TEXT NOT NULL CHECK (day GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    hours TEXT NOT NULL CHECK (json_valid(hours)),
    reason TEXT NOT NULL CHECK (json_valid(reason)),
    PRIMARY KEY (site, day)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER site_stamp_more_dates AFTER INSERT ON date_hours
BEGIN {_STAMPED}NEW.site; END;
CREATE TRIGGER site_stamp_dates AFTER UPDATE ON date_hours
BEGIN {_STAMPED}NEW.site; END;
CREATE TRIGGER site_stamp_fewer_dates AFTER DELETE ON date_hours
BEGIN {_STAMPED}OLD.site; END;
CREATE TABLE courtesy_line (
    site TEXT PRIMARY KEY REFERENCES site(id),
    words TEXT NOT NULL CHECK (json_valid(words))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER site_stamp_new_line AFTER INSERT ON courtesy_line
BEGIN {_STAMPED}NEW.site; END;
CREATE TRIGGER site_stamp_line AFTER UPDATE ON courtesy_line
BEGIN {_STAMPED}NEW.site; END;
CREATE TRIGGER site_stamp_no_line AFTER DELETE ON courtesy_line
BEGIN {_STAMPED}OLD.site; END;
CREATE TABLE notice (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL REFERENCES site(id),
    words TEXT NOT NULL CHECK (json_valid(words)),
    from_ms INTEGER NOT NULL,
    until_ms INTEGER CHECK (until_ms > from_ms),
    places TEXT NOT NULL,
    taken_down_at INTEGER
) STRICT;
CREATE INDEX notice_of_site ON notice(site, from_ms) WHERE taken_down_at IS NULL
"""
