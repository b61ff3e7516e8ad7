"""Reads a file: a table or a calendar, whatever it is. Pure, and quick whatever stands in it."""

from __future__ import annotations

import re
from dataclasses import replace

from ticketing.foreign import calendar, table
from ticketing.foreign.said import Entry, Known, Read, Wrong, bounded
from ticketing.foreign.text import clean, letters

_CALENDAR = re.compile(r"\s*BEGIN:V(?:CALENDAR|EVENT|TIMEZONE)\b", re.IGNORECASE)


def read(known: Known, data: bytes) -> Read:
    """What the file `data` says, by line, with every mistake."""
    found = _read(known, data)
    found.mistakes, found.remarks = bounded(found.mistakes), bounded(found.remarks)
    return found


def _read(known: Known, data: bytes) -> Read:
    found = Read()
    try:
        text = letters(data, found)
        kind = calendar if _CALENDAR.match(clean(text[:500])) else table
        kind.read(known, text, found)
    except Wrong as wrong:
        found.all_wrong(0, str(wrong))
        return found
    found.entries = _each_once(found)
    if not found.entries and not found.mistakes:
        found.all_wrong(0, "There is no appointment in this file.")
    return found


def _each_once(found: Read) -> list[Entry]:
    """The entries without those that another one of the file replaces, or repeats."""
    kept: dict[str, Entry] = {}
    for entry in found.entries:
        if entry.key is None:
            continue
        other = kept.get(entry.key)
        if other is None or _newer(entry, other):
            kept[entry.key] = entry
        elif not _newer(other, entry) and not _same(entry, other):
            found.wrong(entry.line, f"'{entry.key:.60}' stands in line {other.line} already.")
    out = []
    for entry in found.entries:
        stays = entry if entry.key is None else kept[entry.key]
        if stays is entry:
            out.append(entry)
        elif _told(found, entry):
            found.remark(entry.line, f"Line {stays.line} says the same, or says it newer.")
    return out


def _told(found: Read, entry: Entry) -> bool:
    return all(one.line != entry.line for one in found.mistakes)


def _newer(one: Entry, other: Entry) -> bool:
    return (one.sequence, one.cancels) > (other.sequence, other.cancels)


def _same(one: Entry, other: Entry) -> bool:
    return replace(one, line=0) == replace(other, line=0)
