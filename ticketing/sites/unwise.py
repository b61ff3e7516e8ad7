"""What a site file may say but hardly means: hours that are swapped, a type that nobody serves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ticketing.sites import rights
from ticketing.sites.hours import OF_THE_MONTH, WEEKDAYS, Hours, Interval
from ticketing.sites.model import LISTS, Site
from ticketing.sites.parts import Enquiry

Path = tuple[str | int, ...]

_DAY = 1440


def cautions(site: Site) -> Iterator[tuple[Path, str]]:
    """Where in the file, and what is probably meant."""
    yield from _hours(("hours",), site.hours)
    if not any(site.hours.values()):
        yield ("hours",), "no day has hours, so no ticket is ever given"
    for i, enquiry in enumerate(site.enquiries):
        if enquiry.hours is not None:
            yield from _hours(("enquiries", i, "hours"), enquiry.hours)
            yield from _beyond(("enquiries", i, "hours"), site.hours, enquiry.hours)
        yield from _last_ticket(("enquiries", i, "last_ticket"), site, enquiry)
    for i, kiosk in enumerate(site.kiosks):
        if kiosk.hours is not None:
            yield from _hours(("kiosks", i, "hours"), kiosk.hours)
            yield from _beyond(("kiosks", i, "hours"), site.hours, kiosk.hours)
    for i, post in enumerate(site.signposts):
        if post.hours is not None:
            yield from _hours(("signposts", i, "hours"), post.hours)
    yield from _staff(site)
    yield from _unseen(site)
    yield from _undisplayed(site)
    yield from _said_twice(site)
    for kind in LISTS:
        yield from _one_name(kind, getattr(site, kind))
    yield from _nameless(site)


def _said_twice(site: Site) -> Iterator[tuple[Path, str]]:
    """Displays that say what another one, or a loudspeaker, says as well. Of those that have all
    their places in common one speaks in any case."""
    saying = [
        (one.name, one.heard_at(site.service_points)) for one in site.speakers if one.use == "hall"
    ]
    for i, display in enumerate(site.displays):
        places = site.shows(display.id).places
        both = next((name for name, here in saying if here & places and here != places), None)
        if display.sound and both is not None:
            says = f"{both!r} says some of its calls as well; if both are heard in one room, write"
            yield ("displays", i, "sound"), f"{says} sound = false"
        if display.sound:
            saying.append((display.name, places))


def _nameless(site: Site) -> Iterator[tuple[Path, str]]:
    """What visitors read that has no name in a further language."""
    for language in site.languages[len(site.main_languages) :]:
        missing = [
            part.id
            for kind in ("groups", "enquiries", "service_points", "signposts")
            for part in getattr(site, kind)
            if language not in part.name
        ]
        if missing:
            named = ", ".join(missing[:4]) + (f" and {len(missing) - 4} more" * (len(missing) > 4))
            says = f"no name in {language!r} for {named}: visitors read and hear another language"
            yield ("languages",), says


# ---------------------------------------------------------------------- hours


def _hours(at: Path, hours: Hours) -> Iterator[tuple[Path, str]]:
    """Hours that are swapped, or run into each other."""
    for day in (*WEEKDAYS, *OF_THE_MONTH):
        spans = sorted(hours.get(day, ()), key=lambda one: (one.start, one.end))
        for span in spans:
            if span.end - span.start > _DAY // 2 and span.end > _DAY:
                lasts = _lasting(span.end - span.start)
                first, last = str(span).split("-")
                other = f"; if they are swapped, write {last}-{first}" if first != last else ""
                yield (*at, day), f"{span} runs past midnight and lasts {lasts}{other}"
        for one, next_one in pairwise(spans):
            if next_one.start < one.end:
                yield (*at, day), f"{one} and {next_one} overlap; write them as one"
        if day not in WEEKDAYS:
            continue  # which day comes before it, the month says
        yesterday = WEEKDAYS[WEEKDAYS.index(day) - 1]
        late = max((one.end - _DAY for one in hours.get(yesterday, ())), default=0)
        if spans and spans[0].start < late and not _swapped(hours.get(yesterday, ())):
            says = f"{spans[0]} begins before the hours of {yesterday} have ended; one is wrong"
            yield (*at, day), says


def _swapped(spans: Sequence[Interval]) -> bool:
    return any(one.end > _DAY and one.end - one.start > _DAY // 2 for one in spans)


def _lasting(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def _beyond(at: Path, house: Hours, own: Hours) -> Iterator[tuple[Path, str]]:
    """A type's own hours in which the house is closed."""
    for day in (*WEEKDAYS, *OF_THE_MONTH):
        for span in own.get(day, ()):
            open_then = sorted(_minutes_of(house, day), key=lambda one: one[0])
            if not any(a < span.end and span.start < b for a, b in open_then):
                says = f"the house is closed then, so {span} gives no ticket"
                yield (*at, day), says
            elif not _covers(open_then, span):
                spans = ", ".join(map(str, _of(house, day)))
                says = f"{span} reaches beyond the house's own hours ({spans}), which count"
                yield (*at, day), says


def _minutes_of(house: Hours, day: str) -> list[tuple[int, int]]:
    """When the house is open, in minutes of `day`, the days before and after it included."""
    number = WEEKDAYS.index(day.split()[-1])
    around = {shift: house.get(WEEKDAYS[(number + shift) % 7], ()) for shift in (-1, 1)}
    return [
        (one.start + shift * _DAY, one.end + shift * _DAY)
        for shift, spans in {**around, 0: _of(house, day)}.items()
        for one in spans
    ]


def _of(hours: Hours, day: str) -> Sequence[Interval]:
    """The hours of a day, of the month or of the week: the month's where it has its own."""
    return hours.get(day, hours.get(day.split()[-1], ()))


def _covers(open_then: Sequence[tuple[int, int]], span: Interval) -> bool:
    at = span.start
    for start, end in open_then:
        if start <= at < end:
            at = end
    return at >= span.end


#: Minutes: a last ticket so much after a closing is taken for a mistake, and so long before it is
#: proposed.
_LITTLE, _BEFORE = 60, 15


def _last_ticket(at: Path, site: Site, enquiry: Enquiry) -> Iterator[tuple[Path, str]]:
    """A last ticket after the last closing, or before the first opening, of every day; or a little
    after the closing of some. Hours after it, as on half a day, it is meant so."""
    if enquiry.last_ticket is None:
        return
    hour, minute = enquiry.last_ticket.split(":")
    last = int(hour) * 60 + int(minute)
    hours = site.hours if enquiry.hours is None else enquiry.hours
    spans = [one for day in hours for one in hours[day]]
    if not spans or any(one.end > _DAY for one in spans):
        return  # an evening past midnight has no last time of a day
    closes, opens = max(one.end for one in spans), min(one.start for one in spans)
    if last > closes:
        says = f"no day is open so late (until {_clock(closes)}), so it means nothing"
        yield at, says
    elif last <= opens:
        yield at, f"no day is open so early (from {_clock(opens)}), so it gives no ticket"
    ends = {day: max(one.end for one in hours[day]) for day in hours if hours[day]}
    short = {day: end for day, end in ends.items() if end < last <= end + _LITTLE}
    if last <= closes and short:
        first = min(short.values())
        days = ", ".join(f"{day.title()}s" for day in short if short[day] == first)
        yield (
            at,
            (
                f"on {days} it closes at {_clock(first)}, and gives tickets until then;"
                f" write {_clock(first - _BEFORE)}, or any time before {_clock(first)}"
            ),
        )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


# ---------------------------------------------------------------------- staff and names


def _staff(site: Site) -> Iterator[tuple[Path, str]]:
    if not site.advisers:
        yield (), "it has no [[advisers]]: nobody can sign on until somebody is added"
        return
    served = {key for one in site.advisers for key in (*one.skills, *one.backup)}
    for i, enquiry in enumerate(site.enquiries):
        if enquiry.id not in served:
            says = "nobody serves it; give it to somebody of the staff, in their skills or backup"
            yield ("enquiries", i, "id"), says
    if not any(rights.manages(one) for one in site.advisers):
        says = "nobody is supervisor or administrator; somebody needs role = 'supervisor'"
        yield ("advisers", 0), says


def _unseen(site: Site) -> Iterator[tuple[Path, str]]:
    """Tiles that no kiosk shows, where each shows some only."""
    if not site.kiosks or not all(one.tiles for one in site.kiosks):
        return
    shown = {key for one in site.kiosks for key in one.tiles}
    tiles: list[tuple[str, int, str]] = [("groups", i, x.id) for i, x in enumerate(site.groups)]
    tiles += [("signposts", i, x.id) for i, x in enumerate(site.signposts) if x.group is None]
    for kind, i, key in tiles:
        if key not in shown:
            yield (kind, i, "id"), "no kiosk shows it; put it into the tiles of one"


def _undisplayed(site: Site) -> Iterator[tuple[Path, str]]:
    """Displays that show nothing, and places whose calls none shows, where the file names them."""
    if not site.displays:
        return
    shows = [site.shows(one.id).places for one in site.displays]
    for i, places in enumerate(shows):
        if not places:
            says = "it shows nothing; say which waiting areas, or counters and rooms"
            yield ("displays", i, "zones"), says
    shown = frozenset[str]().union(*shows)
    for i, point in enumerate(site.service_points):
        if point.id not in shown:
            says = "no display shows its calls; put its waiting area into the zones of one"
            yield ("service_points", i, "zone"), says


def _one_name(kind: str, parts: Sequence[Any]) -> Iterator[tuple[Path, str]]:
    """Two of a kind that read the same: who reads the name cannot tell which is meant."""
    seen: dict[tuple[str, str], str] = {}
    for i, part in enumerate(parts):
        called = getattr(part, "name", {})
        names = called if isinstance(called, dict) else {"": called}
        twice = [
            (language, other)
            for language, name in names.items()
            if (other := seen.setdefault((language, _plain(name)), part.id)) != part.id
        ]
        if twice:
            language, other = twice[0]
            in_language = f" ({language})" if language else ""
            yield (kind, i, "name"), f"{other!r} has the same name{in_language}; tell them apart"


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
