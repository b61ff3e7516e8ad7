"""A file of another program, in the words of a site: its types, advisers and places by the names
that it gives them. Read before any transaction, and outside this process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError

from ticketing import bounds
from ticketing.appointments.checks import name_of, place_of, type_of
from ticketing.appointments.model import Appointment
from ticketing.foreign import apart
from ticketing.foreign.said import Entry, Known, Read
from ticketing.foreign.text import plain
from ticketing.sites import Site
from ticketing.sites.clock import clock
from ticketing.visits.needs import NEEDS


def read(site: Site, data: bytes) -> Read:
    """What the file `data` says, by line, with every mistake. Of who comes only what can be seen:
    whoever changes an appointment afterwards could not keep the rest."""
    found = apart.read(known(site), data)
    found.entries = [_seen(entry) for entry in found.entries]
    return found


def _seen(entry: Entry) -> Entry:
    return replace(
        entry, name=_kept(entry.name), contact=_kept(entry.contact), note=_kept(entry.note)
    )


def _kept(text: str | None) -> str | None:
    return None if text is None else bounds.seen(text).strip() or None


def when(site: Site, one: Appointment, now: datetime) -> str:
    """'Tuesday 8 December, 10:30, Planning advice with Owen, Room 1', for a list."""
    place = f"{name_of(site, one.adviser)}, {place_of(site, one.service_point)}"
    return f"{clock(site, one.starts_at, now)}, {type_of(site, one)} with {place}"


def known(site: Site) -> Known:
    """What a site calls things, and what people may write for it."""
    return Known(
        zone=site.timezone,
        languages=_languages(site.languages),
        needs=NEEDS,
        types=_names((one.id, (one.id, *one.name.values())) for one in site.appointment_types),
        minutes={one.id: one.minutes for one in site.appointment_types},
        advisers=_names((one.id, (one.id, one.name)) for one in site.advisers),
        places=_names((one.id, (one.id, *one.name.values())) for one in site.service_points),
        months=_names_of_dates("months", site.languages) | {"sept": 9},
        weekdays=_names_of_dates("days", site.languages),
    )


def _names(called: Iterable[tuple[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, names in called:
        for name in map(plain, names):
            ids = found.setdefault(name, [])
            if key not in ids:
                ids.append(key)
    # An id means itself, whoever else may be called so.
    return {name: (name,) if name in ids else tuple(ids) for name, ids in found.items()}


@lru_cache(maxsize=16)
def _languages(codes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    def called(code: str) -> Iterable[str]:
        locale = _locale(code)
        names = (locale.english_name, locale.display_name) if locale else ()
        return (code, *(name for name in names if name))

    return _names((code, called(code)) for code in codes)


@lru_cache(maxsize=16)
def _names_of_dates(what: Literal["months", "days"], codes: tuple[str, ...]) -> dict[str, int]:
    """The names of the months or weekdays, long and short, in these languages and in English."""
    found: dict[str, int] = {}
    for locale in filter(None, map(_locale, ("en", *codes))):
        every = getattr(locale, what)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in every[context][width].items():
                    found.setdefault(plain(name).rstrip("."), number)
    return found


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None
