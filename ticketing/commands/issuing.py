"""Into the queue: a visitor takes a ticket, by themselves or with somebody's help."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from sqlite_utils import Database

from storage import Store
from ticketing import sites
from ticketing.asks import Ask, answered
from ticketing.commands.enquiries import plan
from ticketing.commands.steps import traits
from ticketing.day import limits
from ticketing.errors import BadRequest
from ticketing.events import log
from ticketing.events.visits import VisitIssued
from ticketing.ids import new_id
from ticketing.queue import ahead, arriving
from ticketing.queue.arriving import Mark
from ticketing.queue.routing import Waiting
from ticketing.remembering import remember
from ticketing.sites import Site
from ticketing.sites.parts import Enquiry
from ticketing.visits import needs as checked
from ticketing.visits import numbering, queries
from ticketing.visits.model import Issued

#: More enquiries than these at once are a mistake.
MOST_FURTHER = 8


class Arrival(NamedTuple):
    """Who comes in and how. `needs` are some of model.NEEDS, `asked_language` the one in which they
    asked to be served. An appointment's visitor waits by `queued_at` (ms UTC), for one adviser;
    their wait counts from `waiting_since` (ms UTC, the arrival if None) against `target_s`.
    `printer` is where the slip comes out, if not at the kiosk's own, and `larger` letters are
    wanted on it by who reads them at the kiosk.
    """

    language: str
    source: str
    kiosk: str | None = None
    needs: tuple[str, ...] = ()
    asked_language: str | None = None
    appointment: str | None = None
    queued_at: int | None = None
    for_adviser: str | None = None
    waiting_since: int | None = None
    target_s: int | None = None
    printer: str | None = None
    larger: bool = False


def issue(
    store: Store,
    site_id: str,
    enquiry_id: str,
    ask: Ask,
    *,
    language: str,
    kiosk: str | None = None,
    needs: Iterable[str] = (),
    asked_language: str | None = None,
    further: Iterable[str] = (),
    source: str = "kiosk",
    printer: str | None = None,
    larger: bool = False,
    by_its_hours: bool = False,
) -> Issued:
    """Take a visitor into the queue and give them a number.

    `further` enquiry types come after the first, in this order. `source` is 'kiosk' or 'reception';
    a ticket of no kiosk is a program's. The slip comes out at `printer`, else at the kiosk's, in
    `larger` letters for who reads the kiosk so; the kiosk's own hours count too with
    `by_its_hours`, as for visitors. Closed, with when it opens, where an enquiry type takes no
    tickets; BadRequest for a language that the site does not offer or a need that there is not;
    NotFound for an unknown site, enquiry type, kiosk or printer.
    """
    origin = "program" if source == "kiosk" and kiosk is None else source
    arrival = Arrival(
        language,
        origin,
        kiosk,
        checked.known(needs),
        checked.spoken(asked_language),
        printer=printer,
        larger=larger,
    )

    def attempt(db: Database) -> Issued:
        site = sites.get(db, site_id)
        wanted = [site.enquiry(one) for one in (enquiry_id, *further)]
        if len({one.id for one in wanted}) < len(wanted) or len(wanted) > MOST_FURTHER + 1:
            raise BadRequest(f"Name each enquiry type once, at most {MOST_FURTHER} after the first")
        for enquiry in wanted:
            limits.check_open(db, site, enquiry, ask.now)
        if by_its_hours and kiosk is not None:
            limits.check_kiosk(site, site.kiosk(kiosk), ask.now)
        return enter(db, site, wanted[0], ask, arrival, further=wanted[1:], tells=True)

    return answered(store, ask, Issued, attempt)


def enter(
    db: Database,
    site: Site,
    enquiry: Enquiry,
    ask: Ask,
    arrival: Arrival,
    *,
    further: Iterable[Enquiry] = (),
    tells: bool = False,
) -> Issued:
    """A new visit with its number, in the caller's transaction; whether it is open is theirs. With
    `tells` nobody was asked to stop, and the likely wait comes with it where that is at hand."""
    kiosk = None if arrival.kiosk is None else site.kiosk(arrival.kiosk)
    printer = kiosk.printer if kiosk else None
    if arrival.printer is not None:
        printer = site.printer(arrival.printer).id
    day = site.service_day(ask.now).isoformat()
    now = ask.now_ms
    visit = new_id(ask.now)
    more = traits(site, arrival.needs, arrival.asked_language)
    one = _newcomer(site, enquiry, arrival, now, more)
    newest = arriving.newest(db)
    before = arriving.before(db, site, day, now, one, newest)
    last_seq = 0 if newest is None else newest.seq
    with remember(db, visit, "issue", ask, began=True, waits=True, last_seq=last_seq):
        number, sequence = new_visit(db, site, enquiry, ask, visit, arrival, day)
        waiting_since = now if arrival.waiting_since is None else arrival.waiting_since
        step, of_class = first_step(
            db, site, enquiry, visit, day,
            state="waiting",
            queued_at=now if arrival.queued_at is None else arrival.queued_at,
            waiting_since=waiting_since,
            target_s=arrival.target_s or enquiry.target_s,
            appointment=arrival.appointment,
            for_adviser=arrival.for_adviser,
            **more,
        )  # fmt: skip
        event = VisitIssued(
            visit=visit,
            step=step,
            number=number,
            prefix=enquiry.prefix,
            sequence=sequence,
            service_day=day,
            enquiry=enquiry.id,
            language=arrival.language,
            target_s=arrival.target_s or enquiry.target_s,
            ahead=before,
            kiosk=arrival.kiosk,
            printer=printer,
            source=arrival.source,
            appointment=arrival.appointment,
            for_adviser=arrival.for_adviser,
            weight=more["weight"],
            waiting_since=arrival.waiting_since,
            larger=arrival.larger,
            greet_s=enquiry.greet_s,
        )
        seq = log.append(db, site.id, event, ask)
        arriving.joined(db, site, one, step, of_class, Mark(seq, now, event.kind, visit))
        for later in further:
            plan(db, site, queries.present(db, visit).visit, later, ask)
    serving = arriving.serving(db, enquiry.id) if tells else None
    known = arrival.asked_language in (None, site.staff_language)  # not for those who speak it
    about = serving.told(enquiry, before) if serving is not None and known else None
    return Issued(
        visit, number, enquiry.id, arrival.language, before, event.printer, about,
        told=serving is not None,
    )  # fmt: skip


def _newcomer(
    site: Site, enquiry: Enquiry, arrival: Arrival, now: int, more: dict[str, Any]
) -> Waiting:
    """Who comes, of these `traits`, as routing will see them; nobody has given them a step yet."""
    language, needs = arrival.asked_language, more["place_needs"]
    return ahead.newcomer(
        enquiry,
        now,
        queued_at=arrival.queued_at,
        target_s=arrival.target_s,
        weight=more["weight"],
        for_adviser=arrival.for_adviser,
        asked_language=None if language == site.staff_language else language,
        place_needs=frozenset(needs.split(",")) if needs else frozenset(),
        appointment=arrival.appointment,
    )


def new_visit(
    db: Database, site: Site, enquiry: Enquiry, ask: Ask, visit: str, arrival: Arrival, day: str
) -> tuple[str, int]:
    """Write the visit itself with the next number of its prefix; (number, its figure)."""
    sequence = numbering.take(db, site.id, day, enquiry.prefix)
    number = numbering.ticket_number(enquiry.prefix, sequence)
    numbered = number, enquiry.prefix, sequence
    write_visit(db, site, ask, visit, arrival, day, numbered, enquiry.greet_s)
    return number, sequence


_VISIT = (
    "INSERT INTO visit (id, site, service_day, language, kiosk, arrived_at, source, needs,"
    " asked_language, number, prefix, sequence, greet_s)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def write_visit(
    db: Database,
    site: Site,
    ask: Ask,
    visit: str,
    arrival: Arrival,
    day: str,
    numbered: tuple[str | None, str | None, int | None] = (None, None, None),
    greet_s: int | None = None,
) -> None:
    """Write the visit itself: `numbered` are number, prefix and figure of its ticket, if it has
    one, `greet_s` the seconds in which it is to be greeted. BadRequest for a language that the site
    does not offer."""
    _check_language(site, arrival.language)
    db.execute(
        _VISIT,
        (
            visit, site.id, day, arrival.language, arrival.kiosk, ask.now_ms, arrival.source,
            ",".join(arrival.needs), arrival.asked_language, *numbered, greet_s,
        ),
    )  # fmt: skip


def first_step(
    db: Database, site: Site, enquiry: Enquiry, visit: str, day: str, **values: Any
) -> tuple[int, str]:
    """Write the first step of a new visit; `values` are its other columns. Its id and class."""
    row = {
        "visit": visit,
        "site": site.id,
        "service_day": day,
        "position": 1,
        "enquiry": enquiry.id,
        "target_s": enquiry.target_s,
        "target_percent": enquiry.target_percent,
        **values,
    }
    step, of_class = db.execute(
        f"{_into('step', row)} RETURNING id, class", tuple(row.values())
    ).fetchone()
    return int(step), str(of_class)


def _check_language(site: Site, language: str) -> None:
    if language not in site.languages:
        raise BadRequest(
            f"{site.id} does not offer the language '{language}'; it offers: "
            f"{', '.join(site.languages)}"
        )


def _into(table: str, row: dict[str, Any]) -> str:
    return _insert(table, tuple(row))


@cache
def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
