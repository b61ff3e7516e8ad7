"""What is old goes: how far each site's past was purged, which alone the log's trigger lets go; and
the place of each durable subscriber in the log, which printing kept among its devices."""

from __future__ import annotations

from sqlite_utils import Database

# A mark never goes back, so what was purged is known for good. Of an event of a visit the visit's
# service day counts, of any other its own moment.
SCRIPT = """
CREATE TABLE purged (
    site TEXT PRIMARY KEY REFERENCES site(id),
    log_before TEXT NOT NULL CHECK (log_before GLOB '[0-9]*-[0-9][0-9]-[0-9][0-9]'),
    log_before_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER purged_never_goes_back BEFORE UPDATE ON purged
WHEN NEW.log_before < OLD.log_before OR NEW.log_before_ms < OLD.log_before_ms
BEGIN SELECT RAISE(ABORT, 'what was purged does not come back'); END;
CREATE TRIGGER purged_is_never_deleted BEFORE DELETE ON purged
BEGIN SELECT RAISE(ABORT, 'what was purged does not come back'); END;
DROP TRIGGER event_is_never_deleted;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
WHEN NOT EXISTS (
    SELECT 1 FROM purged p WHERE p.site = OLD.site AND iif(OLD.visit IS NULL,
        OLD.at < p.log_before_ms,
        EXISTS (SELECT 1 FROM visit v WHERE v.id = OLD.visit AND v.service_day < p.log_before))
)
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE INDEX event_of_no_visit ON event(site, at) WHERE visit IS NULL;
CREATE INDEX room_tidying_visit ON room_tidying(visit);
CREATE INDEX come_again_used_by ON come_again(used_by) WHERE used_by IS NOT NULL;
CREATE INDEX appointment_day ON appointment(site, service_day);
CREATE TABLE subscriber (
    name TEXT PRIMARY KEY,
    seq INTEGER NOT NULL CHECK (seq >= 0)
) STRICT, WITHOUT ROWID;
"""


def apply(db: Database) -> None:
    """Take over the places that were kept among the devices; their table goes."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'cursor'").fetchone():
        db.execute("INSERT INTO subscriber (name, seq) SELECT name, seq FROM cursor")
        db.execute("DROP TABLE cursor")
