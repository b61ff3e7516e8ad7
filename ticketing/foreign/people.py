"""With whom, where and for whom an entry of a calendar is. Its people and places are those of
another program, so whoever is not known here stops nothing: it is said in a note."""

from __future__ import annotations

import re

from ticketing.foreign import words
from ticketing.foreign.components import Component, Property
from ticketing.foreign.said import Known, Names
from ticketing.foreign.text import one_line, plain
from ticketing.foreign.words import shown

_PLACES = ("ROOM", "RESOURCE")
_MOST_ATTENDEES = 100


class People:
    """The people and the place of one entry; what is odd about them goes to `notes`."""

    def __init__(self, known: Known, event: Component, notes: list[str]) -> None:
        self._known = known
        self._notes = notes
        self._organiser = event.get("ORGANIZER")
        self._contact = event.text("CONTACT")
        self._location = event.text("LOCATION")
        self._attendees = event.every("ATTENDEE")[:_MOST_ATTENDEES]

    def adviser(self) -> str | None:
        """The first of organiser, contact and those invited who is an adviser here."""
        asked = [_name(self._organiser), self._contact]
        invited = [_name(one) for one in self._attendees if not _is_place(one)]
        for name in filter(None, [*asked, *invited]):
            found = words.meant(name, self._known.advisers)
            if found is not None:
                if name in self._declined():
                    self._notes.append(f"{shown(name)} has declined in the calendar.")
                return found
        for name in filter(None, asked):
            self._notes.append(self._unknown(name, "no adviser here", self._known.advisers,
                                             "whoever is free is taken"))  # fmt: skip
            break
        return None

    def place(self) -> str | None:
        """The place that LOCATION, a part of it, or a room that was invited means."""
        rooms = [_name(one) for one in self._attendees if _is_place(one)]
        parts = [one.strip() for one in re.split("[,;/()]", self._location)]
        for name in filter(None, [self._location, *rooms, *parts]):
            found = words.meant(name, self._known.places)
            if found is not None:
                return found
        if self._location:
            self._notes.append(self._unknown(self._location, "no place here", self._known.places,
                                             "one that is free is taken"))  # fmt: skip
        return None

    def visitor(self) -> str:
        """The first who is invited and is neither an adviser nor a place nor asks others in."""
        host = _address(self._organiser)
        for one in self._attendees:
            name = _name(one)
            if not name or _is_place(one) or (host and _address(one) == host):
                continue
            if not self._known.advisers.get(plain(name)):
                if name in self._declined():
                    self._notes.append("The visitor has declined in the calendar.")
                return name
        return ""

    def contact(self) -> str:
        """What CONTACT says, unless it is an adviser's name."""
        return "" if self._known.advisers.get(plain(self._contact)) else self._contact

    def _declined(self) -> set[str]:
        return {
            _name(one)
            for one in self._attendees
            if one.params.get("PARTSTAT", "").upper() == "DECLINED"
        }

    def _unknown(self, name: str, what: str, names: Names, so: str) -> str:
        hint = words.near(name, names)
        mean = f" (did you mean '{hint}'?)" if hint else ""
        return f"{shown(name)} is {what}{mean}; {so}."


def _name(prop: Property | None) -> str:
    return "" if prop is None else one_line(prop.params.get("CN", "")).strip("'\"")


def _address(prop: Property | None) -> str:
    return "" if prop is None else one_line(prop.value).casefold()


def _is_place(prop: Property) -> bool:
    return prop.params.get("CUTYPE", "").upper() in _PLACES
