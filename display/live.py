"""The namespace `/display`: the screens of a waiting area, and visitors' phones."""

from __future__ import annotations

from typing import Annotated, Any

from flask import request
from pydantic import BaseModel, Field, StrictBool, StrictInt, StringConstraints, ValidationError

from display.board import telling
from display.board.state import BoardShown, announcement, board
from display.phone.ticket import TicketShown, ticket
from storage import Connection
from storage.times import to_ms
from ticketing.day import media, messages
from ticketing.errors import BadRequest, Refused
from ticketing.events import Logged
from ticketing.events.staff import AdviserSignedOff, AdviserSignedOn
from ticketing.events.visits import VisitIssued
from ticketing.sites import Site
from ticketing.visits import announced, queries, receipts
from web.callers import Caller, caller
from web.live import StateNamespace
from web.speaking import OURS, STRANGER, Asking

#: Where it stands on how many screens a call is.
_TOLD_OF_CALLS = ("/counter", "/reception")


class _Word(BaseModel):
    """Which word a screen of a zone is about to say: 'chime', or the language and which time."""

    zone: Annotated[str, StringConstraints(max_length=60)]
    screen: Annotated[str, StringConstraints(min_length=16, max_length=64)]
    sound: receipts.Sound
    word: Annotated[str, StringConstraints(pattern=r"^(chime|[a-z]{2,3}/[12])$")]


class _May(BaseModel):
    """A call of a site, that a screen is about to say. Without `word` it is only asked whether."""

    site: Annotated[str, StringConstraints(max_length=60)]
    announcement: Annotated[StrictInt, Field(ge=1, le=2**53)]
    word: _Word | None = None


class _ToldOfCall(BaseModel):
    """A call that a screen shows, and whether it has said it."""

    announcement: Annotated[StrictInt, Field(ge=1, le=2**53)]
    said: StrictBool


class _Told(BaseModel):
    """What a screen tells; `screen` is a secret that it made itself. `message`: since when the
    message to everybody is (ms UTC) that it shows;
    `unplayed`: what of the library it cannot show."""

    site: Annotated[str, StringConstraints(max_length=60)]
    zone: Annotated[str, StringConstraints(max_length=60)]
    screen: Annotated[str, StringConstraints(min_length=16, max_length=64)]
    sound: receipts.Sound
    calls: Annotated[list[_ToldOfCall], Field(max_length=20)]
    message: Annotated[StrictInt, Field(ge=0, le=2**53)] | None = None
    unplayed: Annotated[list[StrictInt], Field(max_length=media.MOST)] = []


#: Events after which no ticket that existed before looks any different.
_NOTHING_FOR_TICKETS = (VisitIssued, AdviserSignedOn, AdviserSignedOff)


class DisplayNamespace(StateNamespace):
    """Join with {"site", "zone"} for a board, of a display or a waiting area by its id, with
    {"ticket": visit id} for one ticket.

    Both are open to everybody: a board says what everybody in the room sees, and a visit id is
    known only to who holds the ticket.
    """

    path = "/display"

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        visit = data.get("ticket")
        if isinstance(visit, str):
            with self.house.store.read() as connection:
                found = queries.present(connection, visit.upper()).visit
            return f"{found.site}|ticket|{found.visit}"
        site, zone = data.get("site"), data.get("zone")
        if not (isinstance(site, str) and isinstance(zone, str)):
            raise BadRequest("join with {'site', 'zone'}, or with {'ticket'}")
        return f"{site}|board|{self.house.site(site).shows(zone).id}"

    def on_may(self, data: object = None) -> dict[str, Any]:
        """Whether a call may be said now: {'called': true} while its visitor is awaited. `speaks`:
        by this screen, and not by another one of its room."""
        try:
            told = _May.model_validate(data)
            site = self.house.site(told.site)
            day = site.service_day(self.house.clock()).isoformat()
            with self.house.store.read() as connection:
                called = announced.awaited(connection, site.id, day, told.announcement)
                if told.word is None or not called:
                    return {"called": called}
                return {"called": True, "speaks": self._speaks(connection, site, told, told.word)}
        except (Refused, ValidationError):
            return {"called": False}

    def on_may_tell(self, data: object = None) -> dict[str, Any]:
        """Whether this screen says the message to everybody now, and not another one of its
        room."""
        try:
            asked = telling.MayTell.model_validate(data)
            site = self.house.site(asked.site)
            sid: str = request.sid  # type: ignore[attr-defined]
            with self.house.store.read() as connection:
                return {"speaks": telling.may_tell(self.house, connection, site, asked, sid)}
        except (Refused, ValidationError):
            return {"speaks": False}

    def _speaks(self, connection: Connection, site: Site, told: _May, word: _Word) -> bool:
        places = site.shows(word.zone).places
        if word.sound != "on":
            return False
        speakers, room = self.house.speakers, (site.id, places)
        screen = receipts.screen_id(word.screen)
        before = not speakers.knows(room, told.announcement) and receipts.said_in(
            connection, site, places, told.announcement, screen
        )
        rank = OURS if receipts.ours(connection, site.id, screen) else STRANGER
        asking = Asking(screen, request.sid, rank)  # type: ignore[attr-defined]
        return speakers.speaks(room, asking, told.announcement, word.word, said_before=before)

    def on_disconnect(self, reason: object = None) -> None:
        """Another screen of its room takes over."""
        self.house.speakers.gone(request.sid)  # type: ignore[attr-defined]
        super().on_disconnect(reason)

    def on_told(self, data: object = None) -> dict[str, Any]:
        """A screen tells how it is, and which calls it shows and has said.

        Of calls that it shows, and that are new or still awaited; what it told already is no
        change.
        """
        try:
            told = _Told.model_validate(data)
            site, now = self.house.site(told.site), self.house.clock()
            zone = site.shows(told.zone).id
        except (Refused, ValidationError):
            return {"ok": False}
        screen = receipts.screen_id(told.screen)
        with self.house.store.read() as connection:
            calls = {
                one.announcement: one.said
                for one in told.calls
                if announcement(connection, site, zone, one.announcement, to_ms(now))
            }
            picture = self._picture(connection, site, told)
            news = (site.id, zone, screen, told.sound, calls, now, picture)
            if not receipts.news(connection, *news):
                return {"ok": True}
        with self.house.store.write() as db:
            kept = receipts.seen(db, site.id, zone, screen, told.sound, now)
            paired = caller().screen
            if kept and paired is not None and paired.site == site.id:
                receipts.is_ours(db, site.id, screen, paired.name)
                receipts.succeed(db, site.id, zone, screen)
            if kept:
                receipts.pictured(db, site.id, zone, screen, picture)
            for call, said in calls.items() if kept else ():
                receipts.shown(db, site.id, call, screen, now)
                if said:
                    receipts.said(db, site.id, call, screen, now)
        if calls and kept:
            for path in _TOLD_OF_CALLS:
                self.touch(path, site.id)
        return {"ok": kept}

    def _picture(self, connection: Connection, site: Site, told: _Told) -> receipts.Picture:
        """What of it is so: the message of this moment, and what is in the library."""
        now = messages.message(connection, site, self.house.clock()) if told.message else None
        known = {one.id for one in media.listed(connection, site.id)} if told.unplayed else set()
        return receipts.Picture(
            told.message if now is not None and now.since == told.message else None,
            tuple(sorted(known & set(told.unplayed))),
        )

    def compute(self, key: str) -> BoardShown | TicketShown:
        site, kind, name = key.split("|")
        with self.house.store.read() as connection:
            if kind == "ticket":
                return ticket(connection, name, self.house.clock(), self.house.queues).as_json()
            now = to_ms(self.house.clock())
            return board(connection, self.house.site(site), name, now, self.house.queues)

    def concerns(self, key: str, logged: Logged) -> bool:
        site, kind, _ = key.split("|")
        if site != logged.site:
            return False
        return kind == "board" or not isinstance(logged.event, _NOTHING_FOR_TICKETS)
