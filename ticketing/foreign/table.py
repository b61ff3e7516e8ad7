"""A day's appointments as a table: CSV as people and spreadsheet programs write it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from ticketing.foreign import words
from ticketing.foreign.columns import COLUMNS, DELIMITERS, END_DATE, Columns, Row, beginning, head
from ticketing.foreign.keys import kept_key
from ticketing.foreign.said import LONGEST, MOST_LINES, Entry, Known, Read, Wrong
from ticketing.foreign.text import one_line, plain
from ticketing.foreign.words import tried

_TAKEN = (
    "", "booked", "confirmed", "new", "active", "open", "scheduled", "accepted", "ok", "yes",
    "arrived", "checked in", "attended", "completed", "done", "no show", "did not attend", "dna",
)  # fmt: skip
_TENTATIVE = ("tentative", "provisional", "pending", "requested", "unconfirmed")
_CANCELLED = ("cancelled", "canceled", "deleted", "declined", "withdrawn", "void", "removed")
#: A cell that Excel is to take for text: ="00123".
_AS_TEXT = re.compile(r'=\s*"(.*)"', re.DOTALL)
_CLOCK = r"[0-9]{1,2}(?:[:.h][0-9]{2})?(?: ?[ap]\.?m\.?)?"
_SPAN = re.compile(rf"({_CLOCK}) ?(?:-|–|to|until) ?({_CLOCK})", re.IGNORECASE)


def read(known: Known, text: str, found: Read) -> None:
    """Put what the table holds into `found`."""
    found.form = "table"
    lines = text.split("\n")
    rows = _rows(lines, *beginning(lines, found))
    first = next(rows, None)
    columns = None if first is None else head(first, found)
    if columns is None:
        return
    month_first = 0
    for count, row in enumerate(rows, 1):
        if count > MOST_LINES:
            found.all_wrong(0, f"These are more than {MOST_LINES} lines; send them in parts.")
            return
        if _take(known, row, columns, found):
            month_first = month_first or row.first
    if month_first:
        found.all_wrong(
            0,
            f"Line {month_first} has a date with the month first, so the others may be other days "
            "than they seem. Write all dates like 2026-11-18.",
        )


def _rows(lines: list[str], start: int, delimiter: str) -> Iterator[Row]:
    """Every row that is not empty."""
    # A cell may have line ends within quotation marks, so each line keeps its own.
    reader = csv.reader((line + "\n" for line in lines[start:]), delimiter=delimiter)
    last = start
    for cells in reader:
        first, last = last + 1, start + reader.line_num
        if any(map(one_line, cells)):
            yield Row(first, cells, lines[first - 1 : last])


def _take(known: Known, row: Row, columns: Columns, found: Read) -> bool:
    """Put the row into `found`; whether its date has the month first."""
    names = columns.names
    if (says := _swallowed(known, row, names)) is not None:
        found.wrong(row.first, says)
        return False
    cells: dict[str, str] = {}
    for at, cell in enumerate(row.cells):
        name = names[at] if at < len(names) else ""
        if name:
            quoted = _AS_TEXT.fullmatch(cell.strip())
            cells[name] = quoted[1] if quoted else cell
        elif name == "" and one_line(cell):
            found.wrong(row.first, _too_many(row, names, at) + _reach(row))
            return False
    mistakes: list[Wrong] = []
    entry = _entry(known, row.first, cells, columns.missing, mistakes)
    if entry is not None:
        found.entries.append(entry)
    for mistake in mistakes:
        found.wrong(row.first, str(mistake) + _reach(row))
    return any(isinstance(mistake, words.MonthFirst) for mistake in mistakes)


def _swallowed(known: Known, row: Row, names: list[str | None]) -> str | None:
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


def _separator(row: Row) -> str:
    return max(DELIMITERS, key=row.lines[0].count)


def _is_date(known: Known, text: str) -> bool:
    try:
        words.day(known, text.strip('" '))
    except Wrong:
        return False
    return True


def _too_many(row: Row, names: list[str | None], at: int) -> str:
    named = max((n for n, name in enumerate(names, 1) if name != ""), default=0)
    quoted = "A cell with a separator in it stands in quotation marks."
    if at < named:
        return f"{words.shown(one_line(row.cells[at]))} stands in a column without a name."
    return (
        f"This line has {len(row.cells)} cells, and the first line names {named} columns. {quoted}"
    )


def _reach(row: Row) -> str:
    if row.last == row.first:
        return ""
    return (
        f" It reaches to line {row.last}, because a quotation mark opens in it; look whether that "
        "is closed where it should be."
    )


def _entry(
    known: Known,
    line: int,
    cells: dict[str, str],
    missing: frozenset[str],
    wrong: list[Wrong],
) -> Entry | None:
    """The row as an entry; None, with every mistake in `wrong`. That a whole column is missing was
    said before."""
    get = {name: one_line(cells.get(name, "")) for name in (*COLUMNS, END_DATE)}
    if not get["end"] and (span := _SPAN.fullmatch(get["time"])):
        get["time"], get["end"] = span.groups()
    notes: list[str] = []
    get["type"], called_off = words.subject(get["type"], known.types)
    cancels = tried(wrong, lambda: _cancels(get["status"], notes)) or called_off
    # As in a calendar: what is called off needs no more than the name by which it is known.
    serious: list[Wrong] = [] if cancels and get["reference"] else wrong
    starts_at = None
    if not {"date", "time"} & missing:
        starts_at = tried(wrong, lambda: words.moment(known, get["date"], get["time"]))
    kind = tried(serious, lambda: _type(known, get["type"], cancels or "type" in missing))
    adviser = tried(wrong, lambda: words.one_of("adviser", get["adviser"], known.advisers))
    place = tried(wrong, lambda: words.one_of("place", get["place"], known.places))
    needs = tried(wrong, lambda: _needs(known, get["needs"]))
    language = tried(wrong, lambda: words.one_of("language", get["language"], known.languages))
    minutes = tried(wrong, lambda: _minutes(known, kind, get, starts_at, notes))
    name, contact, note = (words.free_text(one, cells.get(one, ""), notes) for one in LONGEST)
    key, older = kept_key(get["reference"])
    if wrong or missing:
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


def _type(known: Known, text: str, optional: bool) -> str | None:
    if not text and not optional:
        raise Wrong("The appointment type is missing.")
    return words.type_of(text, known.types)


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
        ends = words.end(known, starts_at, get[END_DATE], get["end"])
        lasts = (ends - starts_at) // 60_000
    return words.length(known, kind, lasts, notes)
