"""Live states for every staff screen: calls for help, the check on who is alone, the rooms."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Annotated, Any, TypedDict

from flask import request
from pydantic import BaseModel, Field, StrictBool, StrictInt, StringConstraints, ValidationError

from counters.wording import DEVICE_STATES
from storage import Connection
from ticketing import sites
from ticketing.day import messages
from ticketing.day.messages import MessageShown
from ticketing.errors import BadRequest, Refused
from ticketing.events import Logged
from ticketing.events.help import CheckAnswered, CheckAsked, HelpEnded, HelpRaised, HelpTaken
from ticketing.events.sites import (
    EverybodyGoesOn,
    EverybodyStopped,
    NoticePut,
    NoticeTakenDown,
    SiteLoaded,
)
from ticketing.events.staff import AdviserSignedOff, AdviserSignedOn, StaffChanged
from ticketing.events.visits import VisitMoved
from ticketing.help import alerts, lone
from ticketing.help import calls as help
from ticketing.help.alerts import AlertJson
from ticketing.help.calls import HelpCallJson
from ticketing.help.lone import CheckJson
from ticketing.sites import Site
from ticketing.staff import places
from web.callers import Caller, caller
from web.house import House
from web.live import Live, StateNamespace
from web.persons import VisitorWaits, named_visitors

#: Of so many calls is kept what screens answered, and of so many screens.
MOST_CALLS = 200
MOST_SCREENS = 500
#: Only these change who needs help; everything else leaves the bar as it is.
_HELP = (AdviserSignedOff, AdviserSignedOn, CheckAnswered, CheckAsked, EverybodyGoesOn,
         EverybodyStopped, HelpEnded, HelpRaised, HelpTaken, NoticePut, NoticeTakenDown, SiteLoaded,
         StaffChanged, VisitMoved)  # fmt: skip


#: Of what is no device the hub tells nothing.
STATES = {**DEVICE_STATES, "gone": "Not there", "mute": "Silent"}


class StaffNamespace(StateNamespace):
    """`/staff`, joined with {site} or {site, point} by every screen of staff: who needs help, and
    at `point` the open check on the adviser there. docs/events.md has the state."""

    path = "/staff"

    def __init__(self, house: House, live: Live) -> None:
        super().__init__(house, live)
        self._screens = Screens()

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        """'<site>|<service point or nothing>|<adviser>|<door>'; for staff of the site only. The
        adviser is that of somebody who sees their own enquiries alone, else nothing; 'door' is for
        screens that are told of all that visitors need."""
        site_id, point_id = data.get("site"), data.get("point")
        if not isinstance(site_id, str) or not isinstance(point_id, str | None):
            raise BadRequest("join with {'site': …} or {'site': …, 'point': …}")
        grant = who.part(site_id, "receptionist")
        site = self.house.site(site_id)
        key = f"{site.id}|{site.service_point(point_id).id if point_id else ''}"
        whose = "" if grant.only is None else grant.adviser
        return f"{key}|{whose}|{'door' if _at_the_door(data, who, site_id) else ''}"

    def compute(self, key: str) -> StaffState:
        """The calls for help that are open, and the check at this place."""
        site_id, point_id, whose, door = key.split("|")
        with self.house.store.read() as conn:
            site = sites.get(conn, site_id)
            found = state(conn, site, point_id or None, whose or None)
            told = messages.shown(conn, site, self.house.clock())
            down = _alerts(conn, site, point_id, all_of_them=bool(door))
            visitors = [] if whose else named_visitors(site, self.house.persons.at(site.id))
        heard = self._screens.of(one["help"] for one in found["help"])
        return {
            **found, "heard": heard, "visitors": visitors, "message": told, "alerts": down,
        }  # fmt: skip

    def on_heard(self, data: object = None) -> dict[str, Any]:
        """A screen answers a call for help: it is `shown` where somebody looks, and it `sounds`."""
        try:
            told = _Heard.model_validate(data)
            caller().need(told.site, "receptionist")
            with self.house.store.read() as conn:
                open_now = {one.help for one in help.open_calls(conn, told.site)}
        except (Refused, ValidationError):
            return {"ok": False}
        sid: str = request.sid  # type: ignore[attr-defined]
        if told.help not in open_now:
            return {"ok": False}
        if self._screens.answered(told.help, sid, told.shown, told.sounds):
            self.touch(self.path, told.site)
        return {"ok": True}

    def on_wanted(self, data: object = None) -> dict[str, Any]:
        """A page that somebody may see shows that a visitor at a kiosk asked for a person; with
        `more`, as everybody's matter."""
        try:
            told = _Wanted.model_validate(data)
            caller().need(told.site, "receptionist")
        except (Refused, ValidationError):
            return {"ok": False}
        sid: str = request.sid  # type: ignore[attr-defined]
        self.house.persons.shown(told.site, told.kiosk, sid, more=told.more)
        return {"ok": True}

    def on_disconnect(self, reason: object = None) -> None:
        """What a screen that is gone has answered does not count any more."""
        super().on_disconnect(reason)
        sid: str = request.sid  # type: ignore[attr-defined]
        self.house.persons.gone(sid)
        if self._screens.gone(sid):
            self._live.touch(self.path)

    def concerns(self, key: str, logged: Logged) -> bool:
        return super().concerns(key, logged) and isinstance(logged.event, _HELP)


class _Wanted(BaseModel):
    """What a screen tells of a visitor who asked for a person."""

    site: Annotated[str, StringConstraints(max_length=60)]
    kiosk: Annotated[str, StringConstraints(max_length=60)]
    more: StrictBool


class _Heard(BaseModel):
    """What a screen answers to a call for help."""

    site: Annotated[str, StringConstraints(max_length=60)]
    help: Annotated[StrictInt, Field(ge=1, le=2**53)]
    shown: StrictBool
    sounds: StrictBool


class Heard(TypedDict):
    """On how many screens a call stands where somebody looks, and on how many it sounds."""

    help: int
    shown: int
    sounds: int


class Screens:
    """What the screens that are open now answered to calls for help. Not kept: it is true only as
    long as they are there, and each answers again when it comes back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: dict[int, dict[str, tuple[bool, bool]]] = {}

    def answered(self, call: int, sid: str, shown: bool, sounds: bool) -> bool:
        """Note the answer of a screen; whether it is another than before."""
        with self._lock:
            answers = self._answers.setdefault(call, {})
            if len(self._answers) > MOST_CALLS:
                del self._answers[min(self._answers)]
            if answers.get(sid) == (shown, sounds) or len(answers) >= MOST_SCREENS:
                return False
            answers[sid] = (shown, sounds)
            return True

    def gone(self, sid: str) -> bool:
        """Forget a screen; whether it had answered anything."""
        with self._lock:
            forgotten = [answers.pop(sid, None) for answers in self._answers.values()]
        return any(forgotten)

    def of(self, calls: Iterable[int]) -> list[Heard]:
        """What was answered to each of these calls."""
        with self._lock:
            found = {call: [*self._answers.get(call, {}).values()] for call in calls}
        return [
            {
                "help": call,
                "shown": sum(shown for shown, _ in answers),
                "sounds": sum(sounds for _, sounds in answers),
            }
            for call, answers in found.items()
        ]


class NamedCall(HelpCallJson):
    """A call for help with the names that people read."""

    place: str
    adviser_name: str | None
    taken_by_name: str | None


class Called(TypedDict):
    """Who needs help at a site, and the open check at one place."""

    help: list[NamedCall]
    check: CheckJson | None


class AlertShown(AlertJson):
    """An alert with its state in words."""

    words: str


class StaffState(Called):
    """The same with what the screens answered to each call, who asks at kiosks for a person, what
    every screen says to everybody, and what of all that visitors need does not work."""

    heard: list[Heard]
    visitors: list[VisitorWaits]
    message: MessageShown | None
    alerts: list[AlertShown]


def _at_the_door(data: dict[str, Any], who: Caller, site: str) -> bool:
    """Whether a screen is of who supervises, or works at the door: without a place of their own, or
    with the page of reception open."""
    if who.find(site, "supervisor") is not None:
        return True
    here = not data.get("point") or data.get("page") == "reception"
    return here and who.find(site, "reception") is not None


def _alerts(conn: Connection, site: Site, point: str, *, all_of_them: bool) -> list[AlertShown]:
    """At a desk those of its own place alone, but for who is to hear of all."""
    return [
        {**one, "words": STATES.get(one["state"], one["state"])}
        for one in alerts.shown(conn, site.id)
        if all_of_them or (point and point in one["places"])
    ]


def state(conn: Connection, site: Site, point_id: str | None, whose: str | None = None) -> Called:
    """{"help": [call with names], "check": open check at the place or None}; with `whose`, what is
    of the place where this adviser is signed on, and nothing else."""
    checks, every = lone.open_checks(conn, site), help.open_calls(conn, site.id)
    if whose is not None:
        own = places.point_of(conn, site.id, whose)
        every = [one for one in every if own and one.service_point == own.service_point]
        checks = [one for one in checks if own and one.service_point == own.service_point]
    here = next((one for one in checks if one.service_point == point_id), None)
    calls = [named(site, call) for call in every]
    return {"help": calls, "check": None if here is None else here.as_json()}


def named(site: Site, call: help.HelpCall) -> NamedCall:
    """A call with the names that people read."""
    names = {one.id: one.name for one in site.advisers}
    places = {one.id: one.called("en") for one in site.service_points}
    return {
        **call.as_json(),
        "place": places.get(call.service_point, call.service_point),
        "adviser_name": names.get(call.adviser or ""),
        "taken_by_name": names.get(call.taken_by or ""),
    }
