"""Dates as each language writes them, with figures as on the ticket in every one."""

from __future__ import annotations

from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_day_names

from web.languages import FALLBACK

#: Here the house has a way of its own: no comma after the day. (without, with the day)
_OWN = dict.fromkeys(("cy", "en"), ("d MMMM y", "EEEE d MMMM y"))


def written(day: date, language: str, *, weekday: bool = False) -> str:
    """'26 November 2026', '2026年11月26日'; with the `weekday` where the language has it."""
    locale = _locale(language)
    plain, full = _OWN.get(locale.language, ("long", "full"))
    return format_date(day, full if weekday else plain, locale=locale)


def weekdays(language: str) -> list[str]:
    """The names of the days, Monday first, to begin a line with."""
    # Not Babel's stand-alone ones: for languages that have none of their own it answers with those
    # of the language that was asked for before.
    names = get_day_names("wide", "format", _locale(language))
    return [names[day][:1].upper() + names[day][1:] for day in range(7)]


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK)
