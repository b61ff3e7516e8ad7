"""The columns of a table: where they are named, what separates them, and what they are called."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from ticketing.foreign import words
from ticketing.foreign.said import LARGEST, Read
from ticketing.foreign.text import one_line, plain

#: The columns, and what else they may be called.
COLUMNS = ("date", "time", "end", "minutes", "type", "adviser", "place", "language", "needs",
           "name", "contact", "note", "reference", "status")  # fmt: skip
_ALIASES = {
    "day": "date", "start_date": "date", "appointment_date": "date",
    "start": "time", "start_time": "time", "from": "time", "appointment_time": "time",
    "end_time": "end", "until": "end", "to": "end", "ends": "end", "finish": "end",
    "duration": "minutes", "length": "minutes",
    "enquiry": "type", "subject": "type", "service": "type", "appointment_type": "type",
    "officer": "adviser", "with": "adviser",
    "room": "place", "service_point": "place", "location": "place", "where": "place",
    "need": "needs", "customer": "name", "visitor": "name", "client": "name",
    "phone": "contact", "telephone": "contact", "mobile": "contact", "email": "contact",
    "notes": "note", "comment": "note", "comments": "note", "description": "note",
    "uid": "reference", "id": "reference", "ref": "reference", "booking_reference": "reference",
}  # fmt: skip
#: Read where it stands, and not asked for: the date of the end, as calendars give it.
END_DATE = "end_date"
csv.field_size_limit(LARGEST + 1)
_SEP = re.compile(r'"?sep=([,;:|\t])"?[,;\t ]*', re.IGNORECASE)
DELIMITERS = (",", ";", "\t", "|")
#: So alike, an unknown column is a known one with a slip in it.
_SLIP = 0.75
#: The widest export of a spreadsheet's address book has some ninety.
_MOST_COLUMNS = 120
#: Titles may stand above the line that names the columns.
_MOST_TITLES = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A row, the line of the file in which it begins, and the lines that it goes over."""

    first: int
    cells: list[str]
    lines: list[str]

    @property
    def last(self) -> int:
        """The line in which it ends."""
        return self.first + len(self.lines) - 1


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column holds: a name of COLUMNS, None for one that is not read, '' for one without
    a name. `missing` are those that are needed and not there."""

    names: list[str | None]
    missing: frozenset[str]


def beginning(lines: list[str], found: Read) -> tuple[int, str]:
    """(the first line with columns, what separates them). Excel may say it in a line before."""
    filled = (n for n, line in enumerate(lines) if one_line(line))
    first = [*islice(filled, _MOST_TITLES)]
    start = first[0]
    if said := _SEP.fullmatch(lines[start].lstrip("\ufeff ")):
        return start + 1, said[1]
    ways = [(_known(lines[n], one), -n, one) for n in first for one in DELIMITERS]
    count, where, best = max(ways, key=lambda way: way[:2])
    if count < 2 or where == -start:
        return start, max(
            DELIMITERS, key=lambda one: (_known(lines[start], one), _cells(lines[start], one))
        )
    found.remark(start + 1, f"Left out: what stands before the columns in line {1 - where}.")
    return -where, best


def _known(line: str, delimiter: str) -> int:
    return sum(column(cell) in COLUMNS for cell in _split(line, delimiter))


def _cells(line: str, delimiter: str) -> int:
    return len(_split(line, delimiter))


def _split(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line[:4096]], delimiter=delimiter), [])


def column(cell: str) -> str:
    """What a column is that is called so, as far as it is one."""
    name = re.sub(r"[ -]+", "_", plain(cell).rstrip(":*"))
    return _ALIASES.get(name, name)


def head(row: Row, found: Read) -> Columns | None:
    """The columns that the first row names, with every mistake in them; None if there are none.

    A mistake in here puts all lines in doubt, and they are read all the same, for theirs.
    """
    own = [one_line(cell) for cell in row.cells]
    names: list[str | None] = [column(cell) for cell in own]
    if not any(name in COLUMNS for name in names):
        found.all_wrong(row.first, _no_columns(row))
        return None
    if sum(map(bool, names)) > _MOST_COLUMNS:
        found.all_wrong(row.first, f"This line names more than {_MOST_COLUMNS} columns.")
        return None
    for at, name in enumerate(names):
        if name and name not in (*COLUMNS, END_DATE):
            _unknown(row, own[at], name, found)
            names[at] = None
    for name in filter(None, list(dict.fromkeys(names))):
        _only_one(row, own, names, name, found)
    # One column may hold date and time, whichever of the two it is called.
    both = {"date", "time"} & set(names)
    missing = {"type", *(() if both else ("date", "time"))} - set(names)
    for name in sorted(missing):
        found.all_wrong(row.first, f"The column '{name}' is missing.")
    return Columns(names, frozenset(missing))


def _only_one(row: Row, own: list[str], names: list[str | None], name: str, found: Read) -> None:
    """Of several columns for one thing, the one that is called so is read."""
    places = [at for at, one in enumerate(names) if one == name]
    exact = [at for at in places if plain(own[at]) == name]
    if len(exact) > 1 or len({plain(own[at]) for at in places}) < len(places):
        found.all_wrong(row.first, f"The column '{name}' stands twice.")
        return
    for at in places:
        if at != (exact or places)[0]:
            says = f"The column {words.shown(own[at])} is not read: there is another for {name}."
            found.remark(row.first, says)
            names[at] = None


def _unknown(row: Row, cell: str, name: str, found: Read) -> None:
    close = get_close_matches(name[:40], (*COLUMNS, *_ALIASES), 1, _SLIP)
    if close:
        hint = f"There is no column {words.shown(cell)}; did you mean '{close[0]}'?"
        found.all_wrong(row.first, hint)
    else:
        found.remark(row.first, f"The column {words.shown(cell)} is not read.")


def _no_columns(row: Row) -> str:
    needed = f"The first line names the columns: {', '.join(COLUMNS)}."
    if len(row.cells) == 1:
        return f"This is no CSV: its first line has no columns. {needed}"
    if any(re.search("[0-9]", cell) for cell in row.cells):
        return f"This line seems to be an appointment already. {needed}"
    return f"This line names no column that there is. {needed}"
