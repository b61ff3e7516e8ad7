"""Every version of a site's file, for good; and the draft of the next one, as the changes that it
makes. What was loaded before stands as the version that it was."""

from __future__ import annotations

# A version is what the house was: it is never changed and never deleted. An edit is kept once for
# each thing that it changes, with what stood there when it was made.
SCRIPT = """
CREATE TABLE site_version (
    site TEXT NOT NULL REFERENCES site(id),
    number INTEGER NOT NULL CHECK (number > 0),
    source TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('file', 'page', 'brought-back')),
    again INTEGER CHECK (again < number),
    why TEXT NOT NULL DEFAULT '' CHECK (length(why) <= 400),
    PRIMARY KEY (site, number),
    CHECK ((how = 'brought-back') = (again IS NOT NULL)),
    FOREIGN KEY (site, again) REFERENCES site_version(site, number)
) STRICT;
CREATE TRIGGER site_version_is_never_changed BEFORE UPDATE ON site_version
BEGIN SELECT RAISE(ABORT, 'what the house was is not changed'); END;
CREATE TRIGGER site_version_is_never_deleted BEFORE DELETE ON site_version
BEGIN SELECT RAISE(ABORT, 'what the house was is not deleted'); END;
CREATE TABLE site_draft (
    site TEXT PRIMARY KEY REFERENCES site(id),
    revision INTEGER NOT NULL CHECK (revision > 0),
    due_at INTEGER,
    due_actor TEXT,
    due_why TEXT,
    failed TEXT,
    CHECK ((due_at IS NULL) = (due_actor IS NULL) AND (due_at IS NULL) = (due_why IS NULL))
) STRICT;
CREATE TABLE site_edit (
    site TEXT NOT NULL REFERENCES site(id),
    path TEXT NOT NULL CHECK (json_valid(path)),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('set', 'add', 'remove', 'order')),
    value TEXT NOT NULL CHECK (json_valid(value)),
    was TEXT NOT NULL CHECK (json_valid(was)),
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (site, path)
) STRICT, WITHOUT ROWID;
INSERT INTO site_version (site, number, source, at, actor, how)
SELECT s.id, s.version, s.source, s.loaded_at,
    coalesce((SELECT e.actor FROM event e WHERE e.site = s.id AND e.kind = 'site_loaded'
        ORDER BY e.seq DESC LIMIT 1), 'command:site load'), 'file'
FROM site s;
"""
