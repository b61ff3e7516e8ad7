"""A day's appointments as a table: CSV as people and spreadsheet programs write it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from ticketing.foreign import words
from ticketing.foreign.keys import kept_key
from ticketing.foreign.said import LARGEST, LONGEST, MOST_LINES, Entry, Known, Read, Wrong
from ticketing.foreign.text import one_line, plain
from ticketing.foreign.words import tried

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
_END_DATE = "end_date"
csv.field_size_limit(LARGEST + 1)
_SEP = re.compile(r'"?sep=([,;:|\t])"?[,;\t ]*', re.IGNORECASE)
_DELIMITERS = (",", ";", "\t", "|")
#: So alike, an unknown column is a known one with a slip in it.
_SLIP = 0.75
#: The widest export of a spreadsheet's address book has some ninety.
_MOST_COLUMNS = 120
_TAKEN = ("", "booked", "confirmed", "new", "active", "open", "scheduled", "accepted", "ok", "yes")
_TENTATIVE = ("tentative", "provisional", "pending", "requested", "unconfirmed")
_CANCELLED = ("cancelled", "canceled", "deleted", "declined", "withdrawn", "void", "removed")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, the line of the file in which it begins, and the lines that it goes over."""

    first: int
    cells: list[str]
    lines: list[str]

    @property
    def last(self) -> int:
        """The line in which it ends."""
        return self.first + len(self.lines) - 1


def read(known: Known, text: str, found: Read) -> None:
    """Put what the table holds into `found`."""
    found.form = "table"
    lines = text.split("\n")
    start, delimiter = _beginning(lines)
    rows = _rows(lines, start, delimiter)
    head = next(rows, None)
    if head is None:
        return
    names = _head(head, found)
    if names is None:
        return
    month_first = 0
    for count, row in enumerate(rows, 1):
        if count > MOST_LINES:
            found.wrong(0, f"These are more than {MOST_LINES} lines; send them in parts.")
            return
        if _take(known, row, names, found):
            month_first = month_first or row.first
    if month_first:
        found.wrong(
            0,
            f"Line {month_first} has a date with the month first, so the others may be other days "
            "than they seem. Write all dates like 2026-11-18.",
        )


def _beginning(lines: list[str]) -> tuple[int, str]:
    """(the first line with columns, what separates them). Excel may say it in a line before."""
    start = next(n for n, line in enumerate(lines) if one_line(line))
    if said := _SEP.fullmatch(lines[start].lstrip("\ufeff ")):
        return start + 1, said[1]
    return start, max(_DELIMITERS, key=lambda one: _columns_by(lines[start], one))


def _columns_by(line: str, delimiter: str) -> tuple[int, int]:
    """(how many columns there are by this separator that are known, how many at all)."""
    cells = next(csv.reader([line[:4096]], delimiter=delimiter), [])
    return sum(_name(cell) in COLUMNS for cell in cells), len(cells)


def _rows(lines: list[str], start: int, delimiter: str) -> Iterator[_Row]:
    """Every row that is not empty."""
    # A cell may have line ends within quotation marks, so each line keeps its own.
    reader = csv.reader((line + "\n" for line in lines[start:]), delimiter=delimiter)
    last = start
    for cells in reader:
        first, last = last + 1, start + reader.line_num
        if any(map(one_line, cells)):
            yield _Row(first, cells, lines[first - 1 : last])


def _name(cell: str) -> str:
    name = re.sub(r"[ -]+", "_", plain(cell).rstrip(":*"))
    return _ALIASES.get(name, name)


# ---------------------------------------------------------------------- the columns


def _head(row: _Row, found: Read) -> list[str | None] | None:
    """The name of each column, None for one that is not read, '' for one without a name; or None
    if these cannot be the columns that are meant."""
    own = [one_line(cell) for cell in row.cells]
    names: list[str | None] = [_name(cell) for cell in own]
    if not any(name in COLUMNS for name in names):
        found.wrong(row.first, _no_columns(row))
        return None
    if sum(map(bool, names)) > _MOST_COLUMNS:
        found.wrong(row.first, f"This line names more than {_MOST_COLUMNS} columns.")
        return None
    before = len(found.mistakes)
    for at, name in enumerate(names):
        if name and name not in (*COLUMNS, _END_DATE):
            _unknown(row, own[at], name, found)
            names[at] = None
    for name in filter(None, list(dict.fromkeys(names))):
        _only_one(row, own, names, name, found)
    for name in ("date", "time", "type"):
        # One column may hold date and time, whichever of the two it is called.
        if name not in names and (name == "type" or not {"date", "time"} & set(names)):
            found.wrong(row.first, f"The column '{name}' is missing.")
    return names if len(found.mistakes) == before else None


def _only_one(row: _Row, own: list[str], names: list[str | None], name: str, found: Read) -> None:
    """Of several columns for one thing, the one that is called so is read."""
    places = [at for at, one in enumerate(names) if one == name]
    exact = [at for at in places if plain(own[at]) == name]
    if len(exact) > 1 or len({plain(own[at]) for at in places}) < len(places):
        found.wrong(row.first, f"The column '{name}' stands twice.")
        return
    for at in places:
        if at != (exact or places)[0]:
            says = f"The column {words.shown(own[at])} is not read: there is another for {name}."
            found.remark(row.first, says)
            names[at] = None


def _unknown(row: _Row, cell: str, name: str, found: Read) -> None:
    close = get_close_matches(name[:40], (*COLUMNS, *_ALIASES), 1, _SLIP)
    if close:
        hint = f"There is no column {words.shown(cell)}; did you mean '{close[0]}'?"
        found.wrong(row.first, hint)
    else:
        found.remark(row.first, f"The column {words.shown(cell)} is not read.")


def _no_columns(row: _Row) -> str:
    needed = f"The first line names the columns: {', '.join(COLUMNS)}."
    if len(row.cells) == 1:
        return f"This is no CSV: its first line has no columns. {needed}"
    if any(re.search("[0-9]", cell) for cell in row.cells):
        return f"This line seems to be an appointment already. {needed}"
    return f"This line names no column that there is. {needed}"


# ---------------------------------------------------------------------- a row


def _take(known: Known, row: _Row, names: list[str | None], found: Read) -> bool:
    """Put the row into `found`; whether its date has the month first."""
    if (says := _swallowed(known, row, names)) is not None:
        found.wrong(row.first, says)
        return False
    cells: dict[str, str] = {}
    for at, cell in enumerate(row.cells):
        name = names[at] if at < len(names) else ""
        if name:
            cells[name] = cell
        elif name == "" and one_line(cell):
            found.wrong(row.first, _too_many(row, names, at) + _reach(row))
            return False
    mistakes: list[Wrong] = []
    entry = _entry(known, row.first, cells, mistakes)
    if entry is not None:
        found.entries.append(entry)
    for mistake in mistakes:
        found.wrong(row.first, str(mistake) + _reach(row))
    return any(isinstance(mistake, words.MonthFirst) for mistake in mistakes)


def _swallowed(known: Known, row: _Row, names: list[str | None]) -> str | None:
    """What is wrong with a row that goes over several lines: a note may, but no other row is in it,
    and its quotation mark is closed."""
    if len(row.lines) == 1:
        return None
    if sum(line.count('"') for line in row.lines) % 2:
        return "A quotation mark opens in this line and is never closed, so what follows is in it."
    for number, line in enumerate(row.lines[1:], row.first + 1):
        cells = line.split(_separator(row))
        date = dict(zip(names, cells, strict=False)).get("date", "")
        if len(cells) >= 3 and _is_date(known, date):
            return (
                f"A quotation mark opens in this line, and line {number}, which seems to be an "
                "appointment, is in it. Close it where the cell ends."
            )
    return None


def _separator(row: _Row) -> str:
    return max(_DELIMITERS, key=row.lines[0].count)


def _is_date(known: Known, text: str) -> bool:
    try:
        words.day(known, text.strip('" '))
    except Wrong:
        return False
    return True


def _too_many(row: _Row, names: list[str | None], at: int) -> str:
    named = max((n for n, name in enumerate(names, 1) if name != ""), default=0)
    quoted = "A cell with a separator in it stands in quotation marks."
    if at < named:
        return f"{words.shown(one_line(row.cells[at]))} stands in a column without a name."
    return (
        f"This line has {len(row.cells)} cells, and the first line names {named} columns. {quoted}"
    )


def _reach(row: _Row) -> str:
    if row.last == row.first:
        return ""
    return (
        f" It reaches to line {row.last}, because a quotation mark opens in it; look whether that "
        "is closed where it should be."
    )


def _entry(known: Known, line: int, cells: dict[str, str], wrong: list[Wrong]) -> Entry | None:
    """The row as an entry; None, with every mistake in `wrong`."""
    get = {name: one_line(cells.get(name, "")) for name in (*COLUMNS, _END_DATE)}
    notes: list[str] = []
    cancels = tried(wrong, lambda: _cancels(get["status"], notes)) or False
    starts_at = tried(wrong, lambda: words.moment(known, get["date"], get["time"]))
    kind = tried(wrong, lambda: _type(known, get["type"], cancels))
    adviser = tried(wrong, lambda: words.one_of("adviser", get["adviser"], known.advisers))
    place = tried(wrong, lambda: words.one_of("place", get["place"], known.places))
    needs = tried(wrong, lambda: _needs(known, get["needs"]))
    language = tried(wrong, lambda: words.one_of("language", get["language"], known.languages))
    minutes = tried(wrong, lambda: _minutes(known, kind, get, starts_at, notes))
    name, contact, note = (words.free_text(one, cells.get(one, ""), notes) for one in LONGEST)
    key, older = kept_key(get["reference"])
    if wrong:
        return None
    return Entry(
        line=line, starts_at=starts_at, type=kind, minutes=minutes, adviser=adviser, place=place,
        needs=needs, language=language, key=key, older=older, series=key, cancels=cancels,
        notes=tuple(notes), name=name, contact=contact, note=note,
    )  # fmt: skip


def _cancels(text: str, notes: list[str]) -> bool:
    written = plain(text)
    if written in _CANCELLED:
        return True
    if written in _TENTATIVE:
        notes.append(f"It is {text} in the file, not confirmed.")
    elif written not in _TAKEN:
        raise Wrong(f"{words.shown(text)} is no status; write booked or cancelled.")
    return False


def _type(known: Known, text: str, cancels: bool) -> str | None:
    if not text and not cancels:
        raise Wrong("The appointment type is missing.")
    return words.one_of("appointment type", text, known.types)


def _needs(known: Known, text: str) -> tuple[str, ...] | None:
    found, others = words.needs(known, re.split("[,;|/]", text))
    if others:
        raise Wrong(f"{words.shown(others[0])} is no need; there are: {', '.join(known.needs)}.")
    return found or None


def _minutes(
    known: Known, kind: str | None, get: dict[str, str], starts_at: int | None, notes: list[str]
) -> int | None:
    if starts_at is None or not (get["minutes"] or get["end"]):
        return None
    if get["minutes"]:
        lasts = words.minutes(get["minutes"])
    else:
        ends = words.end(known, starts_at, get[_END_DATE], get["end"])
        lasts = (ends - starts_at) // 60_000
    return words.length(known, kind, lasts, notes)
