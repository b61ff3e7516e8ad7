"""The kiosks among a site's devices: how many of their tickets still wait, and taking those of a
while back when somebody played with one."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Annotated

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field, StringConstraints

from storage import Connection
from storage.times import iso, to_ms
from ticketing import commands
from ticketing.asks import Ask
from ticketing.commands.returning import MOST_CANCELLED
from ticketing.day.limits import kiosk_closure, site_closure
from ticketing.help import lately
from ticketing.sites import Site
from ticketing.sites.shown.kiosks import Kiosk
from ticketing.visits import arrivals
from web.bounds import When
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, Id, In, Moment, SitePath, keyed_ask

_ONE = "/api/v1/sites/<site>/kiosks/<kiosk>"


class LastGivenOut(BaseModel):
    """A ticket that somebody took."""

    number: str
    at: Moment


class KioskOut(BaseModel):
    """A kiosk, in its waiting area. `waiting` visitors took their ticket there today and wait or
    rest; `last` is the newest ticket of today; `open`: it is to give tickets now."""

    kiosk: Id
    name: str
    where: str
    waiting: int
    last: LastGivenOut | None
    open: bool


class KioskPath(SitePath):
    """A kiosk of a site."""

    kiosk: Id


class SinceQuery(BaseModel):
    """Since when, by the site's clock of today."""

    since: Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] = Field(
        description="Such as '10:42'"
    )


class WhileIn(In):
    """From when to when, as the preview has it: what is given out meanwhile stays."""

    since: When
    until: When


class KioskTicketsOut(BaseModel):
    """The tickets that visitors took at a kiosk from `since` to `until` and with which they still
    wait or rest: how many, the `first` and the `last` number. `in_hand` are called or served and
    stay. At most `most` are taken back at once."""

    since: Moment
    until: Moment
    waiting: int
    first: str | None
    last: str | None
    in_hand: int
    most: int


class TakenBackOut(BaseModel):
    """How many tickets were taken back."""

    cancelled: int


def listed(conn: Connection, site: Site, now: datetime) -> list[KioskOut]:
    """The kiosks of a site, in the order of its file."""
    closed = site_closure(conn, site, now)
    return [
        KioskOut(
            kiosk=one.id,
            name=one.name,
            where=site.zone(one.zone).called("en"),
            last=_last(conn, site, one, now),
            open=closed is None and kiosk_closure(conn, site, one, now) is None,
            waiting=len(_given(conn, site, one, now, datetime.min.replace(tzinfo=UTC)).waiting),
        )
        for one in site.kiosks
    ]


def _last(conn: Connection, site: Site, kiosk: Kiosk, now: datetime) -> LastGivenOut | None:
    found = lately.given(conn, site.id, site.service_day(now).isoformat(), kiosk.id)
    return None if found is None else LastGivenOut(number=found[0], at=iso(found[1]))


def add(bp: APIBlueprint, house: House, tag: Tag) -> None:
    """Put the preview and the taking back into a blueprint."""

    @bp.get(f"{_ONE}/tickets", tags=[tag], responses={200: KioskTicketsOut, **PROBLEMS})
    def kiosk_tickets(path: KioskPath, query: SinceQuery) -> Response:
        """Whose tickets would be taken back. Supervisors."""
        caller().need(path.site, "supervisor")
        site, now = house.site(path.site), house.clock()
        kiosk = site.kiosk(path.kiosk)
        local = now.astimezone(site.zone_info).date()
        since = datetime.combine(local, time.fromisoformat(query.since), site.zone_info)
        with house.store.read() as conn:
            found = _given(conn, site, kiosk, now, since)
        numbers = [number for _, number in found.waiting]
        answer = KioskTicketsOut(
            since=iso(to_ms(since)),
            until=iso(to_ms(now)),
            waiting=len(numbers),
            first=numbers[0] if numbers else None,
            last=numbers[-1] if numbers else None,
            in_hand=found.in_hand,
            most=MOST_CANCELLED,
        )
        return jsonify(answer.model_dump())

    @bp.post(f"{_ONE}/cancel-tickets", tags=[tag], responses={200: TakenBackOut, **PROBLEMS})
    def cancel_tickets(path: KioskPath, body: WhileIn) -> Response:
        """Take back the tickets of a while with which visitors wait or rest: they are in no figure,
        and it cannot be undone. Supervisors."""
        asked = _supervisor(house, path.site)
        count = commands.cancel_of_kiosk(
            house.store, path.site, path.kiosk, asked, since=body.since, until=body.until
        )
        zone = house.site(path.site).zone_info
        house.security.note(
            "tickets_cancelled",
            site=path.site,
            by=asked.adviser or asked.actor.id,
            detail=f"{count} of the kiosk {path.kiosk}, since {body.since.astimezone(zone):%H:%M}",
        )
        return jsonify(cancelled=count)


def _supervisor(house: House, site: str) -> Ask:
    return keyed_ask(house, caller().need(site, "supervisor"))


def _given(
    conn: Connection, site: Site, kiosk: Kiosk, now: datetime, since: datetime
) -> arrivals.OfKiosk:
    day = site.service_day(now).isoformat()
    begin = max(0, to_ms(since))
    return arrivals.given_by_kiosk(conn, site.id, day, kiosk.id, begin, to_ms(now))
