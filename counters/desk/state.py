"""What the desk of one service point shows, read from the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from counters.desk import common, house
from counters.desk import visit as state_visit
from counters.desk.common import Common, Person
from counters.desk.house import AdviserHere, Helping, Home, Pause, RoomsFor, Skills
from counters.desk.queue import WaitingHere, waiting
from counters.desk.visit import Forecasts, Held, InHand, Last, Recall
from storage.times import iso
from ticketing.asks import Actor
from ticketing.commands import undoing
from ticketing.commands.undoing import UndoJson
from ticketing.sites import Site
from ticketing.visits import queries
from ticketing.visits.heard import Heard
from ticketing.visits.model import VisitJson
from ticketing.visits.receipts import Shown
from web.devices import ShownDevice


class DeskState(InHand, WaitingHere, Helping):
    """The desk of one service point, as the socket sends it."""

    point: str
    adviser: AdviserHere | None
    state: str
    pause: Pause | None
    visit: VisitJson | None
    recall: Recall | None
    on_screens: Shown | None
    heard: Heard | None
    held: list[Held]
    refer: Forecasts | None
    away: Mapping[str, str]
    standing: str | None
    standing_since: str | None
    rooms: RoomsFor
    people: list[Person]
    skills: Skills
    home: Home | None
    undo: UndoJson | None
    last: Last | None
    devices: list[ShownDevice]
    served_today: int
    no_shows_today: int


def desk(
    conn: sqlite3.Connection,
    site: Site,
    point_id: str,
    now: datetime,
    devices: list[ShownDevice],
) -> DeskState:
    """The state of one desk, with everything read for it alone."""
    return of_point(common.read(conn, site, now, devices), point_id)


def of_point(known: Common, point_id: str) -> DeskState:
    """The state of the service point's desk, as the socket sends it.

    Nothing in it changes with time alone, except who is next: the screen counts the minutes.
    """
    conn, site, now, day = known.conn, known.site, known.now, known.day
    here = known.staff.get(point_id)
    found = queries.at_point(conn, site.id, point_id)
    if known.only is not None and (here is None or here.adviser != known.reader):
        here, found = None, None  # somebody else's place by now
    visit = found.visit if found else None
    adviser = here.adviser if here else known.reader
    served, no_shows = queries.ended(conn, site.id, day, adviser=adviser, point=point_id)
    return {
        "point": point_id,
        "adviser": house.adviser(site, here),
        "state": visit.state if visit else "ready",
        "pause": house.pause(site, here),
        "visit": visit.as_json() if visit else None,
        **state_visit.in_hand(conn, site, visit, known.only),
        "recall": state_visit.recall(site, visit, now),
        "on_screens": state_visit.on_screens(conn, visit),
        "heard": state_visit.heard_from(conn, found),
        **waiting(known, point_id, here),
        "held": state_visit.held(known, adviser),
        "refer": state_visit.forecasts(known, visit),
        "away": known.away,
        "standing": known.standing.reason if known.standing else None,
        "standing_since": iso(known.standing.since) if known.standing else None,
        "rooms": house.rooms_for(known, visit, here),
        "people": known.people,
        "skills": house.skills(site, here),
        "home": house.home(known, point_id, here),
        **house.helping(known, point_id),
        "undo": _undo(conn, site, adviser, now),
        "last": state_visit.last(conn, site, day, point_id, known.only),
        "devices": known.devices,
        "served_today": served,
        "no_shows_today": no_shows,
    }


def _undo(
    conn: sqlite3.Connection, site: Site, adviser: str | None, now: datetime
) -> UndoJson | None:
    """What whoever is here did within the last minute and could take back."""
    if adviser is None:
        return None
    return undoing.offer(conn, site, Actor("adviser", adviser), now)
