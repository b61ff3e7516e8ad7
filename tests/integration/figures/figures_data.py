"""Steps for the tests of figures, written as the domain would have written them."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from storage.store import Store
from storage.times import to_ms
from ticketing.sites import Site
from ticketing.visits.numbering import ticket_number

TODAY = date(2026, 11, 17)
NOW = to_ms(datetime(2026, 11, 17, 11, 42, tzinfo=UTC))
ENQUIRIES = ("council-tax", "benefits", "general-enquiries")


@dataclass(frozen=True)
class Times:
    """One step, in seconds from the start: when it came, and how long each part took."""

    enquiry: str
    came: float
    wait: float | None = None
    walk: float | None = None
    service: float | None = None
    outcome: str | None = None
    target_s: int = 900


def random_steps(seed: int, n: int, *, open_too: bool = False) -> list[Times]:
    """A morning's steps of every kind that the life cycle knows."""
    rng = random.Random(seed)
    kinds = ["resolved"] * 7 + ["no_show", "closed waiting", "closed serving"]
    kinds += ["waiting", "waiting", "called", "serving"] if open_too else []
    found = []
    for kind in rng.choices(kinds, k=n):
        came = rng.uniform(0, 9000)
        wait, walk, service = rng.expovariate(1 / 600), rng.uniform(4, 60), rng.uniform(9, 900)
        enquiry = rng.choice(ENQUIRIES)
        shapes: dict[str, Times] = {
            "resolved": Times(enquiry, came, wait, walk, service, "resolved"),
            "no_show": Times(enquiry, came, wait, None, None, "no_show"),
            "closed waiting": Times(enquiry, came, None, None, None, "day_closed"),
            "closed serving": Times(enquiry, came, wait, walk, service, "day_closed"),
            "waiting": Times(enquiry, came),
            "called": Times(enquiry, came, wait),
            "serving": Times(enquiry, came, wait, walk),
        }
        found.append(shapes[kind])
    return found


def add_steps(
    store: Store,
    site: Site,
    day: date,
    steps: Iterable[Times],
    *,
    opens: datetime | None = None,
) -> None:
    """Write steps of one service day; ``opens`` is the moment that `came` counts from."""
    start = to_ms(opens or datetime.combine(day, time(9), ZoneInfo(site.timezone)))
    free = [point.id for point in site.service_points]
    with store.write() as db:
        count = db.execute("SELECT count(*) FROM visit").fetchone()[0]
        series: dict[str, int] = {}
        for serial, step in enumerate(sorted(steps, key=lambda step: step.came), count + 1):
            visit = f"{serial:026}"
            prefix = site.enquiry(step.enquiry).prefix
            sequence = series[prefix] = series.get(prefix, 0) + 1
            over = step.outcome is not None
            since = start + round(step.came * 1000)
            called = serving = point = None
            if step.wait is not None and (over or free):  # one visit a service point at a time
                called = since + round(step.wait * 1000)
                point = "counter-1" if over else free.pop()
                serving = None if step.walk is None else called + round(step.walk * 1000)
            ended = (serving or called or since) + round((step.service or 1) * 1000)
            state = "ended" if over else "serving" if serving else "called" if called else "waiting"
            db.execute(
                "INSERT INTO visit (id, site, service_day, number, prefix, sequence, language,"
                " kiosk, arrived_at) VALUES (?, ?, ?, ?, ?, ?, 'en', NULL, ?)",
                (
                    visit,
                    site.id,
                    day.isoformat(),
                    ticket_number(prefix, sequence),
                    prefix,
                    sequence,
                    since,
                ),
            )
            db.execute(
                "INSERT INTO step (visit, site, service_day, position, enquiry, state, queued_at,"
                " waiting_since, called_at, last_called_at, serving_at, ended_at, outcome,"
                " service_point, target_s, target_percent)"
                " VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 80)",
                (visit, site.id, day.isoformat(), step.enquiry, state, since, since, called,
                 called, serving, ended if over else None, step.outcome, point, step.target_s),
            )  # fmt: skip
