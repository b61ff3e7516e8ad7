"""What was changed of the house from day to day, rights and screens among it, in words: who, and
when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel

from storage.times import iso
from ticketing.day.limits import EARLY_REASONS, OFF_REASONS
from ticketing.events import Event, Logged, log
from ticketing.events.sites import (
    CourtesyChanged,
    DateChanged,
    DateCleared,
    DayCloseResumed,
    DayCloseStopped,
    EnquirySwitched,
    EverybodyGoesOn,
    EverybodyStopped,
    MediaMoved,
    MediaPut,
    MediaTakenOut,
    NoticePut,
    NoticeTakenDown,
    SiteClosedEarly,
    SiteLoaded,
    SiteReopened,
)
from ticketing.sites import Site
from web import security_log
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, Moment, SitePath
from web.security_log import Entry, Kind

_TAG = Tag(name="The day", description="What takes tickets today, and when the day closes.")

#: How far back the list goes, and how long it is.
LOOKED_BACK = timedelta(days=62)
MOST = 60
KINDS: tuple[type[Event], ...] = (
    CourtesyChanged, DateChanged, DateCleared, DayCloseResumed, DayCloseStopped, EnquirySwitched,
    EverybodyGoesOn, EverybodyStopped, MediaMoved, MediaPut, MediaTakenOut, NoticePut,
    NoticeTakenDown, SiteClosedEarly, SiteLoaded, SiteReopened,
)  # fmt: skip

#: Of the security log: who may see what, and what is a screen or an agent of the house.
OPENING: tuple[Kind, ...] = (
    "role_changed", "person_added", "person_removed", "person_restored",
    "screen_paired", "screen_revoked", "agent_accepted",
)  # fmt: skip


class ChangeOut(BaseModel):
    """A change: when, by whom, and what, in a sentence."""

    at: Moment
    who: str
    what: str


class ChangesOut(BaseModel):
    """The changes of the last two months, the last first; 60 at most."""

    changes: list[ChangeOut]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route under /api/v1 into a blueprint."""

    @bp.get(f"{SITE}/changes", tags=[_TAG], responses={200: ChangesOut, **PROBLEMS})
    def every_change(path: SitePath) -> Response:
        """What was changed of the house from day to day: who, and when."""
        caller().need(path.site, "supervisor")
        return jsonify(shown(house, path.site))


def shown(house: House, site_id: str) -> dict[str, Any]:
    """`ChangesOut` as plain data."""
    site = house.site(site_id)
    since = house.clock() - LOOKED_BACK
    house.security.flush()
    with house.store.read() as conn:
        found = log.of_site(conn, site.id, KINDS, since, MOST)
        opened = security_log.listed(conn, site=site.id, since=since, most=MOST, kinds=OPENING)
    said = [(one.at, _who(site, one.actor), in_words(site, one)) for one in found]
    said += [(one.last_at, _named(site, one.by), _opened(site, one)) for one in opened]
    said.sort(key=lambda one: one[0], reverse=True)
    return {"changes": [{"at": iso(at), "who": who, "what": what} for at, who, what in said[:MOST]]}


def _named(site: Site, adviser: str | None) -> str:
    return next((one.name for one in site.advisers if one.id == adviser), adviser or "By itself")


def _opened(site: Site, entry: Entry) -> str:
    """Who may see what, and which screen is the house's, as a sentence."""
    name, detail = _named(site, entry.who), entry.detail
    match entry.kind:
        case "role_changed":
            return f"{name} has other rights: {detail}."
        case "person_added":
            return f"{name} was added {detail}."
        case "person_removed":
            return f"{name} was taken out."
        case "person_restored":
            return f"{name} was brought back."
        case "screen_revoked":
            return f"Taken out of service: {detail}."
        case "agent_accepted":
            return f"An agent drives printers here: {detail}."
        case _:
            return f"Paired: {detail}."


def _who(site: Site, actor: str) -> str:
    kind, _, name = actor.partition(":")
    if kind == "adviser":
        return next((one.name for one in site.advisers if one.id == name), name)
    return {"system": "By itself", "token": f"The program '{name}'"}.get(kind, name)


def in_words(site: Site, logged: Logged) -> str:
    """The change as a sentence."""
    event = logged.event
    match event:
        case DateChanged():
            hours = ", ".join(event.hours)
            why = _short(site, event.reason)
            after = f": {why}" if why else ""
            what = f"open {hours}" if hours else "closed"
            return f"{_date(event.day)} is {what}{after}."
        case DateCleared():
            return f"{_date(event.day)} has its usual hours again."
        case CourtesyChanged():
            if not event.words:
                return "The ticket's last line is the usual one."
            return f"The ticket's last line: '{_short(site, event.words)}'"
        case NoticePut():
            return f"Notice on {' and '.join(event.places)}: '{_short(site, event.words)}'"
        case MediaPut():
            says = f"'{_short(site, event.words)}'" if event.words else "without words yet"
            return f"Between calls, {event.what} {event.media}: {says}"
        case MediaMoved():
            return (
                f"Between calls, {event.media} is shown {'later' if event.by > 0 else 'earlier'}."
            )
        case MediaTakenOut():
            return f"Between calls, {event.media} was taken out."
        case NoticeTakenDown():
            return f"Notice {event.notice} was taken down."
        case EnquirySwitched():
            name = next((e.called("en") for e in site.enquiries if e.id == event.enquiry), "")
            why = OFF_REASONS.get(event.reason or "", "")
            return f"{name or event.enquiry} switched {'on' if event.on else f'off: {why}'}."
        case SiteClosedEarly():
            return f"Closed early: {EARLY_REASONS.get(event.reason, event.reason)}."
        case EverybodyStopped():
            return f"Everybody was asked to wait ({event.reason}): {event.visits}."
        case EverybodyGoesOn():
            return f"Everybody goes on: {event.visits}."
        case SiteLoaded():
            return f"Version {event.version} of the house was published."
        case _:
            return _PLAIN[type(event)]


_PLAIN: dict[type[Event], str] = {
    SiteReopened: "Opened again after an early close.",
    DayCloseStopped: "The close of the day was stopped.",
    DayCloseResumed: "The day may close again at its time.",
}


def _short(site: Site, words: dict[str, str]) -> str:
    """In the language of staff, else as the house says it."""
    return words.get(site.staff_language) or next(iter(words.values()), "")


def _date(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found:%A} {found.day} {found:%B %Y}"
