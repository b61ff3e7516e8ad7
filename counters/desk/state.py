"""What the desk of one service point shows, read from the database."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from counters.desk import house
from counters.desk import visit as state_visit
from counters.desk.house import AdviserHere, Helping, Home, Pause, Person, RoomsFor, Skills
from counters.desk.queue import WaitingHere, waiting
from counters.desk.visit import Forecasts, Held, InHand, Last, Recall
from storage.times import to_ms
from ticketing.asks import Actor
from ticketing.commands import undoing
from ticketing.commands.undoing import UndoJson
from ticketing.sites import Site
from ticketing.staff import places
from ticketing.visits import queries
from ticketing.visits.model import VisitJson
from web.devices import ShownDevice


class DeskState(InHand, WaitingHere, Helping):
    """The desk of one service point, as the socket sends it."""

    point: str
    adviser: AdviserHere | None
    state: str
    pause: Pause | None
    visit: VisitJson | None
    recall: Recall | None
    held: list[Held]
    refer: Forecasts | None
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
    """The state of the service point's desk, as the socket sends it.

    Nothing in it changes with time alone, except who is next: the screen counts the minutes.
    """
    day = site.service_day(now).isoformat()
    here = places.signed_on_at(conn, site.id, point_id)
    found = queries.at_point(conn, site.id, point_id)
    visit = found.visit if found else None
    adviser = here.adviser if here else None
    served, no_shows = queries.ended(conn, site.id, day, adviser=adviser, point=point_id)
    return {
        "point": point_id,
        "adviser": house.adviser(site, here),
        "state": visit.state if visit else "ready",
        "pause": house.pause(site, here),
        "visit": visit.as_json() if visit else None,
        **state_visit.in_hand(conn, site, visit),
        "recall": state_visit.recall(site, visit, now),
        **waiting(conn, site, point_id, day, here, to_ms(now)),
        "held": state_visit.held(conn, site, day, adviser),
        "refer": state_visit.forecasts(conn, site, day, visit),
        "rooms": house.rooms_for(conn, site, visit, here, now),
        "people": house.people(conn, site),
        "skills": house.skills(site, here),
        "home": house.home(conn, site, point_id, here),
        **house.helping(conn, site, point_id),
        "undo": _undo(conn, site, adviser, now),
        "last": state_visit.last(conn, site, day, point_id),
        "devices": devices,
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
