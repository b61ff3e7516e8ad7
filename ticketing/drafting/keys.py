"""What each key of a site file is called, and what it does: the help of its field and the page of
the documentation (keys.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ticketing.drafting.edits import KeyPath
from ticketing.sites.model import LISTS


@dataclass(frozen=True, slots=True)
class Key:
    """`label` and `unit` stand at its field, `help` between; `without` is what holds without it."""

    label: str
    help: str
    without: str
    unit: str = ""


@cache
def every() -> dict[KeyPath, Key]:
    """All keys by their place in the model: (list, key), (table, key) or (key,)."""
    data = tomllib.loads(Path(__file__).with_name("keys.toml").read_text(encoding="utf-8"))
    found: dict[KeyPath, Key] = {}
    for name, one in data.pop("site").items():
        if "label" in one:
            found[name,] = Key(**one)
        else:
            found |= {(name, key): Key(**each) for key, each in one.items()}
    return found | {(kind, key): Key(**one) for kind in data for key, one in data[kind].items()}


def of(path: KeyPath) -> Key | None:
    """The key that a path of an edit leads to; None for a member or an order of a list."""
    return every().get((path[0], path[-1]) if path[0] in LISTS and len(path) == 3 else path)


#: The lists in words: one of them, and all.
MEMBERS: dict[str, tuple[str, str]] = {
    "groups": ("tile", "tiles"),
    "enquiries": ("enquiry type", "enquiry types"),
    "signposts": ("signpost", "signposts"),
    "phrases": ("correction of words", "corrections of words"),
    "readings": ("language that was read", "languages that were read"),
    "zones": ("waiting area", "waiting areas"),
    "service_points": ("place", "counters and rooms"),
    "appointment_types": ("appointment type", "appointment types"),
    "advisers": ("person", "staff"),
    "kiosks": ("kiosk", "kiosks"),
    "displays": ("display", "displays"),
    "speakers": ("loudspeaker", "loudspeakers"),
    "printers": ("printer", "printers"),
    "lines": ("line", "lines"),
    "boards": ("LED board", "LED boards"),
    "pads": ("call pad", "call pads"),
    "outcomes": ("outcome", "outcomes"),
}
#: The tables of [site] in words.
TABLES: dict[str, str] = {
    "holidays": "Holidays",
    "looks": "Looks",
    "ticket": "The ticket",
    "announcements": "Announcements",
    "recall": "Calls",
    "routing": "Who is next",
    "desk": "The desk",
    "figures": "Figures",
    "keep": "What is kept",
    "rooms": "Interview rooms",
    "door": "The kiosk",
    "day": "The end of the day",
    "leaving": "If all have to leave",
    "booking": "Booking",
    "phone": "The visitor's phone",
}
