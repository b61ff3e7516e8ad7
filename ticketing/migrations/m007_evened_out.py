"""The same tables for all, whenever they were made.

Before the first version, three migrations were changed after databases had been made with them.
Those databases have steps whose number may be given a second time, when the last one was undone;
an index too many; and one too few. A database that has none of this is left as it is.
"""

from __future__ import annotations

from sqlite_utils import Database

_STEP = """
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    visit TEXT NOT NULL REFERENCES visit(id),
    site TEXT NOT NULL,
    service_day TEXT NOT NULL,
    position INTEGER NOT NULL,
    enquiry TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('planned', 'waiting', 'held', 'called', 'serving', 'ended')),
    origin TEXT NOT NULL DEFAULT 'arrival'
        CHECK (origin IN ('arrival', 'added', 'referral', 'back', 'hold', 'return')),
    queued_at INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,
    called_at INTEGER,
    last_called_at INTEGER,
    recalls INTEGER NOT NULL DEFAULT 0 CHECK (recalls >= 0),
    announcement INTEGER,
    serving_at INTEGER,
    ended_at INTEGER,
    outcome TEXT,
    avoidable INTEGER CHECK (avoidable IN (0, 1)),
    service_point TEXT,
    adviser TEXT,
    target_s INTEGER NOT NULL CHECK (target_s > 0),
    target_percent INTEGER NOT NULL,
    weight INTEGER NOT NULL DEFAULT 100 CHECK (weight >= 100),
    for_adviser TEXT,
    asked_language TEXT,
    place_needs TEXT NOT NULL DEFAULT '',
    appointment TEXT,
    held_at INTEGER,
    hold_until INTEGER,
    hold_reason TEXT,
    class TEXT GENERATED ALWAYS AS (enquiry || '|' || weight || '|' || coalesce(for_adviser, '')
        || '|' || coalesce(asked_language, '') || '|' || place_needs || '|'
        || (appointment IS NOT NULL)) VIRTUAL,
    UNIQUE (visit, position),
    FOREIGN KEY (site, enquiry) REFERENCES enquiry_type(site, id),
    FOREIGN KEY (site, service_point) REFERENCES service_point(site, id),
    FOREIGN KEY (site, adviser) REFERENCES adviser(site, id),
    FOREIGN KEY (site, for_adviser) REFERENCES adviser(site, id),
    CHECK ((called_at IS NULL) = (last_called_at IS NULL)),
    CHECK (called_at IS NULL OR service_point IS NOT NULL),
    CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
    CHECK ((state = 'ended') = (outcome IS NOT NULL)),
    CHECK (state NOT IN ('planned', 'waiting', 'held')
        OR (called_at IS NULL AND service_point IS NULL AND serving_at IS NULL)),
    CHECK (state != 'called' OR (called_at IS NOT NULL AND serving_at IS NULL)),
    CHECK (state != 'serving' OR (called_at IS NOT NULL AND serving_at IS NOT NULL)),
    CHECK ((state = 'held') = (held_at IS NOT NULL)),
    CHECK ((state = 'held') = (hold_until IS NOT NULL)),
    CHECK ((state = 'held') = (hold_reason IS NOT NULL))
) STRICT
"""
_COLUMNS = (
    "id, visit, site, service_day, position, enquiry, state, origin, queued_at, waiting_since,"
    " called_at, last_called_at, recalls, announcement, serving_at, ended_at, outcome, avoidable,"
    " service_point, adviser, target_s, target_percent, weight, for_adviser, asked_language,"
    " place_needs, appointment, held_at, hold_until, hold_reason"
)


def apply(db: Database) -> None:
    """Even out what differs."""
    db.execute("DROP INDEX IF EXISTS request_key_at")
    db.execute("CREATE INDEX IF NOT EXISTS appointment_slot_time ON appointment_slot(site, slot)")
    (step,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'step'").fetchone()
    if "AUTOINCREMENT" not in step:
        _make_steps_anew(db)


def _make_steps_anew(db: Database) -> None:
    # Other tables point at steps: they are asked again when all is committed.
    db.execute("PRAGMA defer_foreign_keys = ON")
    standing_on_it = db.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name = 'step' AND type != 'table'"
        " AND sql IS NOT NULL"
    ).fetchall()
    db.execute(f"CREATE TEMP TABLE kept_step AS SELECT {_COLUMNS} FROM step")  # noqa: S608
    db.execute("DROP TABLE step")
    db.execute(_STEP)
    db.execute(f"INSERT INTO step ({_COLUMNS}) SELECT {_COLUMNS} FROM kept_step")  # noqa: S608
    db.execute("DROP TABLE kept_step")
    for (sql,) in standing_on_it:
        db.execute(sql)
    # A step that was undone is in the log all the same: its number is not given again.
    db.execute(
        "UPDATE sqlite_sequence SET seq = max(seq, coalesce("
        "(SELECT max(json_extract(body, '$.step')) FROM event), 0)) WHERE name = 'step'"
    )
