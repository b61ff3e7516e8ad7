"""The tables of analytics: what was counted on service days that are over.

Applied after ``ticketing``'s migrations, whose ``step`` table the triggers stand on. It is
built again from the steps, as long as they are kept; of days that were purged it is all there is.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("analytics")


@migrations()
def a_row_per_day_and_enquiry_type(db: Database) -> None:
    """``figures_day``: counts, and the times as blobs of little-endian int32 milliseconds."""
    db.execute(
        """
        CREATE TABLE figures_day (
            site TEXT NOT NULL,
            service_day TEXT NOT NULL,
            enquiry TEXT NOT NULL,
            issued INTEGER NOT NULL,
            called INTEGER NOT NULL,
            served INTEGER NOT NULL,
            no_shows INTEGER NOT NULL,
            left_before INTEGER NOT NULL,
            day_closed INTEGER NOT NULL,
            within_target INTEGER NOT NULL,
            waits BLOB NOT NULL,
            walks BLOB NOT NULL,
            services BLOB NOT NULL,
            hours BLOB NOT NULL,
            PRIMARY KEY (site, service_day, enquiry)
        ) STRICT
        """
    )


@migrations()
def a_changed_step_undoes_its_day(db: Database) -> None:
    """Stored figures never disagree with the steps: whoever changes one, its day is counted anew.

    A DELETE has no trigger on purpose: figures outlive steps that were purged.
    """
    db.execute(
        """
        CREATE TRIGGER figures_day_after_insert AFTER INSERT ON step BEGIN
            DELETE FROM figures_day WHERE site = NEW.site AND service_day = NEW.service_day;
        END
        """
    )
    db.execute(
        """
        CREATE TRIGGER figures_day_after_update AFTER UPDATE ON step BEGIN
            DELETE FROM figures_day WHERE site = NEW.site AND service_day = NEW.service_day;
        END
        """
    )


@migrations()
def answers_at_the_door_and_avoidable_contact(db: Database) -> None:
    """Counted from now on; days before have none of either.

    ``ticketing`` has made ``step`` anew meanwhile, and triggers go with their table.
    """
    for column in ("door", "asked_avoidable", "avoidable"):
        db.execute(f"ALTER TABLE figures_day ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")
    for after in ("insert", "update"):
        db.execute(
            f"CREATE TRIGGER IF NOT EXISTS figures_day_after_{after} AFTER {after} ON step BEGIN"  # noqa: S608
            " DELETE FROM figures_day WHERE site = NEW.site AND service_day = NEW.service_day;"
            " END"
        )


@migrations()
def how_soon_they_were_greeted(db: Database) -> None:
    """Counted from now on; of days before it is not known, which is not none."""
    for column in ("greeted", "greeted_in_time", "greeted_ms"):
        db.execute(f"ALTER TABLE figures_day ADD COLUMN {column} INTEGER")
