"""What a call costs when many wait."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from storage.times import to_ms
from tests.bench.clients import Http
from tests.bench.measures import Measure, house
from tests.running import House, SiteAccess
from tests.site_text import site_text
from ticketing import commands
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import places

_ROOM = """
[[service_points]]
id = "room-{n}"
kind = "room"
name = {{ cy = "Ystafell {n}", en = "Room {n}" }}
zone = "upstairs"
"""
_TYPE = """
[[appointment_types]]
id = "interview"
name = { cy = "Cyfweliad", en = "Interview" }
enquiry = "interview"
minutes = 30
place = "room"
"""
#: Who presses 'next' where: Megan speaks Polish, Carys may see people in private.
_STAFF = {"counter-1": "megan", "counter-2": "daniel", "room-1": "carys"}
_ENQUIRIES = ("council-tax", "benefits", "reception", "interview")
_LANGUAGES = (None, None, None, "pl", "cy", "ar")
_NEEDS: tuple[tuple[str, ...], ...] = (
    (), (), (), ("priority",), ("step_free",), ("step_free", "priority"), ("children",),
)  # fmt: skip


def call_cost(folder: Path, calls: int = 60) -> list[Measure]:
    """A call's time with 10,000 waiting against 10 waiting: the median over HTTP.

    Two sites of one server with the same staff (a counter's and a room's adviser call in turn, a
    third is signed on), three rooms and twenty appointments in the next hours; those who wait
    differ in enquiry type, language, needs and priority. The calls go to the sites in turn; each
    visit is ended and replaced by its like, so that the numbers waiting stay what they are.
    """
    with house(folder / "house") as (ours, _):
        many, few = _site(ours, "many"), _site(ours, "few")
        for site, count in ((many, 10_000), (few, 10)):
            for i in range(count):
                _issue(ours, site, i)
        client = Http(ours.port)
        times: dict[str, list[float]] = {"many": [], "few": []}
        for i in range(calls):
            for site in (many, few):
                point = ("counter-1", "room-1")[i % 2]
                taken, visit = _call(client, site, point)
                times[site.id].append(taken)
                client.post(f"/api/v1/visits/{visit['visit']}/no-show", token=site.adviser)
                _issue(ours, site, _like(visit))
    median = {name: statistics.median(found) * 1000 for name, found in times.items()}
    return [Measure("call_next.cost_10000", median["many"], "ms", median["few"], most=1.3)]


def _call(client: Http, site: SiteAccess, point: str) -> tuple[float, dict[str, Any]]:
    began = time.perf_counter()
    status, visit = client.post(
        f"/api/v1/sites/{site.id}/service-points/{point}/next", token=site.adviser
    )
    taken = time.perf_counter() - began
    assert status == 200, visit
    return taken, visit


def _site(ours: House, name: str) -> SiteAccess:
    text = site_text(name).replace(
        'backup = ["reception"]', 'backup = ["reception"]\nlanguages = ["pl"]'
    )
    site = ours.add_site(name, text=text + _ROOM.format(n=2) + _ROOM.format(n=3) + _TYPE)
    now = datetime.now(UTC)
    for point, adviser in _STAFF.items():
        places.sign_on(ours.store, name, adviser, point, Ask(now, SYSTEM))
    _appointments(ours, name, now)
    return site


def _appointments(ours: House, site: str, now: datetime) -> None:
    """Ten of Carys and ten of Daniel, half an hour each, from two hours on."""
    first = (now + timedelta(hours=2)).replace(minute=0, second=0, microsecond=0)
    with ours.store.write() as db:
        for n in range(20):
            adviser, point = (("carys", "room-2"), ("daniel", "room-3"))[n % 2]
            start = first + timedelta(minutes=30 * (n // 2))
            db.execute(
                "INSERT INTO appointment (id, site, type, enquiry, adviser, service_point,"
                " service_day, starts_at, ends_at, code, language, created_at, updated_at)"
                " VALUES (?, ?, 'interview', 'interview', ?, ?, ?, ?, ?, ?, 'en', ?, ?)",
                (f"{site}-{n}", site, adviser, point, start.date().isoformat(), to_ms(start),
                 to_ms(start + timedelta(minutes=30)), f"{n:06}", to_ms(now), to_ms(now)),
            )  # fmt: skip


def _issue(ours: House, site: SiteAccess, i: int) -> None:
    """The `i`-th who comes: every combination in turn."""
    enquiry = _ENQUIRIES[i % len(_ENQUIRIES)]
    needs = _NEEDS[i // len(_ENQUIRIES) % len(_NEEDS)]
    language = _LANGUAGES[i // len(_ENQUIRIES) // len(_NEEDS) % len(_LANGUAGES)]
    commands.issue(
        ours.store, site.id, enquiry, Ask(datetime.now(UTC), SYSTEM), language="en",
        needs=needs, asked_language=language,
    )  # fmt: skip


def _like(visit: dict[str, Any]) -> int:
    """The number under which somebody like this comes."""
    enquiry = _ENQUIRIES.index(visit["enquiry"])
    needs = next(n for n, one in enumerate(_NEEDS) if set(one) == set(visit["needs"]))
    language = _LANGUAGES.index(visit["asked_language"])
    return enquiry + len(_ENQUIRIES) * (needs + len(_NEEDS) * language)
