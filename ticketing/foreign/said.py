"""What is known before a file is read, and what is found in it. Plain data: it goes from one
process to the other as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

#: A day's appointments are some kilobytes; more is another file.
LARGEST = 256 * 1024
#: Lines of a table, entries of a calendar.
MOST_LINES = 500
#: Of more mistakes than these, the rest is counted.
MOST_TOLD = 200
#: What the columns of the database hold.
LONGEST = {"name": 80, "contact": 120, "note": 500}
#: With this the process that reads ends when a file needs more than it may take.
TOO_MUCH = 3

#: Names and ids, as people may write them, each with the ids that it may mean.
Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Known:
    """What a site calls things. `minutes` is the length of each appointment type, `months` the
    number of each month by its name in the site's languages, `weekdays` that of each weekday, from
    Monday's 0 on."""

    zone: str
    languages: Names
    needs: tuple[str, ...]
    types: Names
    minutes: Mapping[str, int]
    advisers: Names
    places: Names
    months: Mapping[str, int]
    weekdays: Mapping[str, int]

    def to_json(self) -> str:
        """In one line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Known:
        """The same again."""
        found = json.loads(text)
        found["needs"] = tuple(found["needs"])
        for name in ("languages", "types", "advisers", "places"):
            found[name] = {key: tuple(ids) for key, ids in found[name].items()}
        return cls(**found)


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What is wrong in a line, in words; line 0 is the whole file."""

    line: int
    says: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One appointment of a file. What the file does not say is None, so that it changes nothing.

    `key` is the other program's own name for it, `older` the forms under which earlier versions
    of this program kept that name; `series` is the name that it shares with the others of its row.
    `cancels`: the file takes this appointment back. `sequence` grows with each change at the other
    program. `notes` are worth a look and stop nothing.
    """

    line: int
    starts_at: int | None
    type: str | None = None
    minutes: int | None = None
    adviser: str | None = None
    place: str | None = None
    needs: tuple[str, ...] | None = None
    language: str | None = None
    name: str | None = None
    contact: str | None = None
    note: str | None = None
    key: str | None = None
    older: tuple[str, ...] = ()
    series: str | None = None
    cancels: bool = False
    sequence: int = 0
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Read:
    """What a file holds. `form` is 'table' or 'calendar'; `remarks` are of the whole file, or of
    lines that hold no appointment; a `listing` is meant to be whole, so that what it leaves out is
    gone, unlike a single invitation. With `doubtful`, a mistake puts all lines in doubt, so that
    none of them is to be taken without the others."""

    form: str = "table"
    listing: bool = True
    doubtful: bool = False
    entries: list[Entry] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    remarks: list[Mistake] = field(default_factory=list)

    def wrong(self, line: int, says: str) -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(line, says))

    def all_wrong(self, line: int, says: str) -> None:
        """Note a mistake that puts all lines in doubt."""
        self.wrong(line, says)
        self.doubtful = True

    def remark(self, line: int, says: str) -> None:
        """Note what is worth a look."""
        self.remarks.append(Mistake(line, says))

    def to_json(self) -> str:
        """In one line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | bytes) -> Read:
        """The same again."""
        found: dict[str, Any] = json.loads(text)
        for entry in found["entries"]:
            for name in ("older", "notes"):
                entry[name] = tuple(entry[name])
            entry["needs"] = None if entry["needs"] is None else tuple(entry["needs"])
        return cls(
            found["form"],
            found["listing"],
            found["doubtful"],
            [Entry(**one) for one in found["entries"]],
            [Mistake(**one) for one in found["mistakes"]],
            [Mistake(**one) for one in found["remarks"]],
        )


def bounded(found: list[Mistake]) -> list[Mistake]:
    """In order, each once, and no more than anybody reads."""
    found = sorted(set(found))
    if len(found) <= MOST_TOLD:
        return found
    more = len(found) - MOST_TOLD
    return [*found[:MOST_TOLD], Mistake(found[MOST_TOLD].line, f"And {more} more like these.")]


def how_many(found: list[Mistake]) -> str:
    """How many there are of mistakes that are `bounded`: '3', or 'more than 200'."""
    return str(len(found)) if len(found) <= MOST_TOLD else f"more than {MOST_TOLD}"


class Wrong(Exception):
    """A mistake, with its words."""
