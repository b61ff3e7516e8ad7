"""Small files as other programs write them, one of each kind, and how a test reads one."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.helpers import ROOT, sample_site
from ticketing.appointments.files import known
from ticketing.foreign import reading
from ticketing.foreign.said import Entry, Read

FOLDER = ROOT / "tests" / "files_of_others"
#: Each kind of file that there is an example of.
EVERY = sorted(file.name for file in FOLDER.iterdir())


def of(name: str) -> bytes:
    """The file of this name."""
    return (FOLDER / name).read_bytes()


def read(data: str | bytes) -> Read:
    """What a file says at the sample site, read here and now."""
    raw = data.encode() if isinstance(data, str) else data
    return reading.read(known(sample_site()), raw)


def clock(entry: Entry) -> str:
    """'11:00', or '08 July 10:00' in UTC, for an entry of another day than 24 November 2026."""
    assert entry.starts_at is not None
    at = datetime.fromtimestamp(entry.starts_at / 1000, UTC)
    return f"{at:%H:%M}" if at.date().isoformat() == "2026-11-24" else f"{at:%d %B %H:%M}"


def mistakes(found: Read) -> list[tuple[int, str]]:
    """Lines and words of what is wrong."""
    return [(one.line, one.says) for one in found.mistakes]


def calendar(*entries: str, head: str = "", method: str = "") -> str:
    """A calendar with these entries, each as its lines without BEGIN and END."""
    events = "".join(f"BEGIN:VEVENT\n{one}\nEND:VEVENT\n" for one in entries)
    said = f"METHOD:{method}\n" if method else ""
    return f"BEGIN:VCALENDAR\n{said}{head}{events}END:VCALENDAR\n"
