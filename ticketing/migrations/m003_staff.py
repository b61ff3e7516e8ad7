"""The columns of live staff: what a supervisor changed, secrets as hashes, and wrong tries."""

from __future__ import annotations

# A site's `stamp` is another whenever its file or its staff change, by whatever hand: whoever keeps
# a site in memory compares it. It is drawn by chance, so that no two databases share one.
_STAMPED = "UPDATE site SET stamp = hex(randomblob(12)) WHERE id = "

SCRIPT = f"""
ALTER TABLE site ADD COLUMN stamp TEXT NOT NULL DEFAULT '';
ALTER TABLE adviser ADD COLUMN from_file TEXT CHECK (from_file IS NULL OR json_valid(from_file));
ALTER TABLE adviser ADD COLUMN profile TEXT CHECK (profile IS NULL OR json_valid(profile));
ALTER TABLE adviser ADD COLUMN password_hash TEXT;
ALTER TABLE adviser ADD COLUMN secrets INTEGER NOT NULL DEFAULT 0;
ALTER TABLE adviser ADD COLUMN failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0);
ALTER TABLE adviser ADD COLUMN last_failure_at INTEGER;
ALTER TABLE adviser ADD COLUMN locked_until INTEGER;
UPDATE site SET stamp = hex(randomblob(12));
CREATE TRIGGER site_stamp_new AFTER INSERT ON site
BEGIN {_STAMPED}NEW.id; END;
CREATE TRIGGER site_stamp_file AFTER UPDATE OF source ON site
BEGIN {_STAMPED}NEW.id; END;
CREATE TRIGGER site_stamp_staff AFTER UPDATE OF from_file, profile, retired ON adviser
BEGIN {_STAMPED}NEW.site; END;
CREATE TRIGGER site_stamp_more_staff AFTER INSERT ON adviser
BEGIN {_STAMPED}NEW.site; END
"""  # noqa: S608
