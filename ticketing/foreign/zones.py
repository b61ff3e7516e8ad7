"""What time it is by the zones of a calendar file: by the file's own definition, for that file
alone, or by a name that is known everywhere.

A definition says by rules when clocks change, and a rule of another's text must not run away. So
none is expanded here: a rule is asked for the changes of one year, and only such rules are followed
as clocks have, on some days of a month. General readers of recurrences count every occurrence since
1601 instead, hour by hour if the file says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from ticketing.foreign.components import Component
from ticketing.foreign.said import Wrong
from ticketing.foreign.words import shown
from ticketing.foreign.yearly import Yearly

#: So many rules a definition has at most, so many changes it lists, and so many zones a file has.
_MOST_PARTS, _MOST_LISTED, _MOST_ZONES = 40, 1000, 60
#: No two clocks are further apart, so whatever is decisive lies within this of a moment.
_NEAR = timedelta(days=2)
_FIRST_YEAR, _LAST_YEAR = 1601, 2400
_LOCAL = re.compile(r"[0-9]{8}T[0-9]{6}Z?")
_OFFSET = re.compile(r"([+-])(0[0-9]|1[0-8]):?([0-5][0-9])(?::?([0-5][0-9]))?")


#: Names of the tz database. 'localtime' is whatever this machine's is, and `right/` counts seconds
#: that no clock shows.
_NAME = re.compile(
    r"(?!localtime|posixrules|(?:right|posix)/)[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}"
)


@dataclass(frozen=True, slots=True)
class _Change:
    """From `at` (UTC) on, clocks are `after` ahead of it, and before they were `before`. All times
    here are without a zone."""

    at: datetime
    before: timedelta
    after: timedelta


class Zone:
    """A zone by the definition in a file."""

    def __init__(self, component: Component) -> None:
        if not 0 < len(component.parts) <= _MOST_PARTS:
            raise Wrong("has no rules" if not component.parts else "has too many rules")
        self._parts = [_Part(part) for part in component.parts]

    def utc(self, local: datetime) -> datetime:
        """A local time as UTC. Of two moments that are the same on the clock, the first; one that
        clocks leave out counts as if they had not been put forward yet."""
        changes = sorted((one for part in self._parts for one in part.changes(local)),
                         key=lambda one: one.at)  # fmt: skip
        if not changes:
            return local - min(self._parts, key=lambda part: part.start).before
        offsets = {one for change in changes for one in (change.before, change.after)}
        for offset in sorted(offsets, reverse=True):
            if _offset_at(changes, local - offset) == offset:
                return local - offset
        return local - _offset_at(changes, local - max(offsets))


def _offset_at(changes: Sequence[_Change], moment: datetime) -> timedelta:
    past = [change for change in changes if change.at <= moment]
    return past[-1].after if past else changes[0].before


class _Part:
    """STANDARD or DAYLIGHT of a definition: what clocks are put from and to, and when."""

    def __init__(self, component: Component) -> None:
        self.before = _offset(component.text("TZOFFSETFROM"))
        self._after = _offset(component.text("TZOFFSETTO"))
        self.start = _local(component.text("DTSTART"))
        self._listed = sorted([self.start, *_dates(component)])
        rule = component.text("RRULE")
        self._rule = Yearly(rule, self.start, self.before) if rule else None
        if component.text("EXDATE") or component.text("EXRULE"):
            raise Wrong("leaves out changes that it names before")

    def changes(self, around: datetime) -> list[_Change]:
        """Those near a local time, and the last one before."""
        end = around + _NEAR
        found = self._listed
        if self._rule is not None:
            found = sorted({*found, *self._rule.until_year(end.year)})
        begin = max(0, bisect_left(found, around - _NEAR) - 1)
        return [
            _Change(one - self.before, self.before, self._after)
            for one in found[begin:]
            if one <= end
        ]


def _dates(component: Component) -> list[datetime]:
    texts = [one for prop in component.every("RDATE") for one in prop.value.split(",")]
    if len(texts) > _MOST_LISTED:
        raise Wrong("lists too many changes")
    return [_local(text) for text in texts]


def _local(text: str) -> datetime:
    if _LOCAL.fullmatch(text):
        # 'Since ever' is 1601 with Windows, and the year 1 with .NET; no clock was changed before.
        year = max(int(text[:4]), _FIRST_YEAR)
        try:
            found = datetime.strptime(f"{year}{text[4:15]}", "%Y%m%dT%H%M%S")  # noqa: DTZ007
        except ValueError:
            found = None
        if found and year <= _LAST_YEAR:
            return found
    raise Wrong(f"has {shown(text)} for a date and time" if text else "does not say since when")


def _offset(text: str) -> timedelta:
    found = _OFFSET.fullmatch(text)
    if not found:
        raise Wrong(f"has {shown(text)} for the hours that a clock is ahead")
    size = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -size if found[1] == "-" else size


class Zones:
    """The zones of one calendar: those that it defines, and those that have a name."""

    def __init__(self, definitions: Mapping[str, Sequence[Component]]) -> None:
        self._definitions = definitions
        self._read: dict[str, Zone | str] = {}

    def utc(self, name: str, local: datetime, notes: list[str]) -> datetime:
        """A local time of the zone `name` as UTC. Wrong if there is no such zone."""
        if name not in self._definitions:
            known = named(name)
            if known is None:
                raise Wrong(f"The time zone {shown(name)} is not defined in this file.")
            return _by_name(known, local)
        moment = self._defined(name).utc(local)
        self._compare(name, local, moment, notes)
        return moment

    def _defined(self, name: str) -> Zone:
        if name not in self._read:
            if len(self._read) >= _MOST_ZONES:
                raise Wrong(f"This calendar has more than {_MOST_ZONES} time zones.")
            self._read[name] = self._define(name)
        found = self._read[name]
        if isinstance(found, str):
            raise Wrong(found)
        return found

    def _define(self, name: str) -> Zone | str:
        found = self._definitions[name]
        if any(one.same(found[0]) is False for one in found[1:]):
            return f"The time zone {shown(name)} is defined twice, and not the same."
        try:
            return Zone(found[0])
        except Wrong as wrong:
            return (
                f"The time zone {shown(name)} is defined in line {found[0].line} in a way that is "
                f"not followed: it {wrong}."
            )

    def _compare(self, name: str, local: datetime, moment: datetime, notes: list[str]) -> None:
        """A note if the zone that is called so has another time then."""
        known = named(name)
        if known is None:
            return
        usual = _by_name(known, local)
        if usual != moment:
            hours = (usual - moment).total_seconds() / 3600
            notes.append(
                f"This file defines {shown(name)} otherwise than usual; its own definition counts, "
                f"{abs(hours):g} h {'earlier' if hours > 0 else 'later'}."
            )


@lru_cache(maxsize=256)
def named(name: str) -> ZoneInfo | None:
    """The zone of this name: of the tz database, of Windows, or with a path before it."""
    clean = name.strip().strip('"').strip("/")
    parts = clean.split("/")
    tails = ["/".join(parts[-n:]) for n in (3, 2) if len(parts) > n]
    for one in (clean, WINDOWS_TO_OLSON.get(clean, ""), *tails):
        if _NAME.fullmatch(one):
            try:
                return ZoneInfo(one)
            except (ValueError, OSError, KeyError):
                continue
    return None


def _by_name(zone: ZoneInfo, local: datetime) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
