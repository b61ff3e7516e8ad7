"""The tables of the domain, migration by migration. They make wrong states impossible, whatever the
code does. Times are INTEGER milliseconds UTC.

Each is frozen: databases have been made with it, and what it does to the next must be the same. So
none is ever changed, and none takes a name or a list from the living code, which does change: what
it needs of that stands here once more. Databases keep the name of the set and of each migration,
so those are written out.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from ticketing.migrations import (
    m001_visits,
    m002_turns,
    m003_staff,
    m004_rooms,
    m005_appointments,
    m006_day,
    m007_evened_out,
    m008_files,
    m009_waiting,
    m012_presence,
    m013_calls,
    m014_rests,
    m015_bad_day,
    m016_tries,
    m017_retention,
    m018_site_versions,
    m019_today,
    m020_kept_lists,
    m021_unfound,
    m022_visitors_say,
    m023_messages,
    m024_media,
    m026_alerts,
    m027_greetings,
    m028_media_displays,
)

migrations = Migrations("ticketing")


@migrations(name="m001_visits_steps_events")
def visits_steps_events(db: Database) -> None:
    """Sites, staff at their service points, visits with their steps, and the event log."""
    for statement in statements(m001_visits.SCRIPT):
        db.execute(statement)


@migrations(name="m002_every_turn")
def every_turn(db: Database) -> None:
    """Steps that are held, referred, planned; visits answered at the door; notes; undo."""
    for statement in statements(m002_turns.SCRIPT):
        db.execute(statement)


@migrations(name="m003_live_staff")
def live_staff(db: Database) -> None:
    """Staff whom supervisors change, their secrets and wrong tries; a stamp for each site."""
    for statement in statements(m003_staff.SCRIPT):
        db.execute(statement)


@migrations(name="m004_rooms_and_help")
def rooms_and_help(db: Database) -> None:
    """Closed rooms, rooms to be tidied, help calls, and checks on who is alone with a visitor."""
    for statement in statements(m004_rooms.SCRIPT):
        db.execute(statement)


@migrations(name="m005_appointments")
def appointments(db: Database) -> None:
    """Appointments, the slots that they claim, and times at which there are none."""
    for statement in statements(m005_appointments.SCRIPT):
        db.execute(statement)


@migrations(name="m006_day")
def day(db: Database) -> None:
    """Enquiry types switched off, sites closed early, closes of day that were stopped."""
    for statement in statements(m006_day.SCRIPT):
        db.execute(statement)


@migrations(name="m007_evened_out")
def evened_out(db: Database) -> None:
    """Databases that were made before the first version become as those made since."""
    m007_evened_out.apply(db)


@migrations(name="m008_files_of_appointments")
def files_of_appointments(db: Database) -> None:
    """What another program's file said of an appointment when it was last taken over."""
    for statement in statements(m008_files.SCRIPT):
        db.execute(statement)


@migrations(name="m009_how_many_wait")
def how_many_wait(db: Database) -> None:
    """How many wait for each enquiry type, kept as they come and go."""
    for statement in statements(m009_waiting.SCRIPT):
        db.execute(statement)


@migrations(name="m012_presence")
def presence(db: Database) -> None:
    """When each member of staff last acted, and the clock that each site goes by."""
    for statement in statements(m012_presence.SCRIPT):
        db.execute(statement)


@migrations(name="m013_calls_on_screens")
def calls_on_screens(db: Database) -> None:
    """The screens of waiting areas, and what they told of the calls that they showed and said."""
    for statement in statements(m013_calls.SCRIPT):
        db.execute(statement)


@migrations(name="m015_the_bad_day")
def the_bad_day(db: Database) -> None:
    """Who began a service; when everybody's turn stood still, and who was to come again."""
    for statement in statements(m015_bad_day.SCRIPT):
        db.execute(statement)


@migrations(name="m016_tries")
def tries(db: Database) -> None:
    """Wrong tries by name and by where they were made, and addresses that were refused."""
    for statement in statements(m016_tries.SCRIPT):
        db.execute(statement)


# Its number is older than its place: databases got the two above first.
@migrations(name="m014_rests")
def rests(db: Database) -> None:
    """A rest stands beside its step, and a step that goes on names the one that it continues."""
    for statement in statements(m014_rests.SCRIPT):
        db.execute(statement)
    m014_rests.apply(db)


@migrations(name="m017_retention")
def retention(db: Database) -> None:
    """How far the past was purged, and the places of durable subscribers in the log."""
    for statement in statements(m017_retention.SCRIPT):
        db.execute(statement)
    m017_retention.apply(db)


@migrations(name="m018_site_versions")
def site_versions(db: Database) -> None:
    """Every version of a site's file, and the draft of the next."""
    for statement in statements(m018_site_versions.SCRIPT):
        db.execute(statement)


@migrations(name="m019_today")
def today(db: Database) -> None:
    """Hours of single dates, the ticket's last line, and notices: what lies over the site file."""
    for statement in statements(m019_today.SCRIPT):
        db.execute(statement)


@migrations(name="m020_kept_lists")
def kept_lists(db: Database) -> None:
    """What can be undone in a draft, and whom to ring when a date got other hours."""
    for statement in statements(m020_kept_lists.SCRIPT):
        db.execute(statement)


@migrations(name="m021_unfound")
def unfound(db: Database) -> None:
    """Words that visitors looked for at a kiosk and did not find."""
    for statement in statements(m021_unfound.SCRIPT):
        db.execute(statement)


@migrations(name="m022_visitors_say")
def visitors_say(db: Database) -> None:
    """What visitors say from their phones and at the exit, and where their phones are told."""
    for statement in statements(m022_visitors_say.SCRIPT):
        db.execute(statement)


@migrations(name="m023_messages")
def messages(db: Database) -> None:
    """The house's own words for everybody who waits, and notices that fill every screen."""
    for statement in statements(m023_messages.SCRIPT):
        db.execute(statement)


@migrations(name="m024_media")
def media(db: Database) -> None:
    """What displays show between calls, and what screens tell of it."""
    for statement in statements(m024_media.SCRIPT):
        db.execute(statement)


@migrations(name="m026_alerts")
def alerts(db: Database) -> None:
    """What staff are told once of something that visitors need."""
    for statement in statements(m026_alerts.SCRIPT):
        db.execute(statement)


@migrations(name="m027_greetings")
def greetings(db: Database) -> None:
    """When somebody first turned to a visitor, and how soon it was promised."""
    for statement in statements(m027_greetings.SCRIPT):
        db.execute(statement)


@migrations(name="m028_media_displays")
def media_displays(db: Database) -> None:
    """Which displays show a picture, a video or a page of words."""
    for statement in statements(m028_media_displays.SCRIPT):
        db.execute(statement)


def statements(script: str) -> list[str]:
    """A script's statements one by one: executescript() would commit the transaction first."""
    parts: list[str] = []
    current = ""
    for piece in script.split(";"):
        current += piece + ";"
        # A trigger's body ends with 'END', its inner semicolons do not end the statement.
        if "CREATE TRIGGER" in current and not current.rstrip("; \n").endswith("END"):
            continue
        if current.strip("; \n"):
            parts.append(current.strip())
        current = ""
    return parts
