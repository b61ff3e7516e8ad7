"""An appointment's visitor comes, in time or not: they become a visit that waits by its clock."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from storage import Store
from storage.times import from_ms, iso, to_ms
from ticketing import sites
from ticketing.appointments import promises
from ticketing.appointments.keeping import GRACE, kept_until, last_minute, type_of
from ticketing.appointments.model import Appointment, AppointmentState
from ticketing.appointments.queries import by_code, get
from ticketing.asks import Ask, answered
from ticketing.commands.issuing import Arrival, enter
from ticketing.errors import Conflict, NotFound
from ticketing.events import log
from ticketing.events.appointments import AppointmentCheckedIn
from ticketing.kept import Kept
from ticketing.sites import Site, clock
from ticketing.sites.holidays import in_language

#: Up to this much before its time, a visitor is on time rather than early.
ON_TIME = timedelta(minutes=5)

_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")


class NotNow(Conflict):
    """Check-in is not possible; `facts['reason']` is a short name for kiosks."""

    title = "No check-in now"
    code = "no-check-in"


@dataclass(frozen=True, slots=True)
class CheckedIn(Kept):
    """What the kiosk is told. `again`: the same visitor checked in before."""

    appointment: str
    visit: str
    number: str
    enquiry: str
    starts_at: int
    punctuality: str
    ahead: int
    printer: str | None
    again: bool


def find(db: Database, site: Site, text: str) -> Appointment:
    """The appointment that a code, an id, or the address on a slip means; NotFound if none."""
    clean = text.strip().upper().rstrip("/").rsplit("/", 1)[-1].replace(" ", "").replace("-", "")
    found = get(db, clean) if _ID.fullmatch(clean) else by_code(db, site.id, clean)
    if found is None or found.site != site.id:
        raise NotFound("We do not find this code. Check the figures on your slip.")
    return found


def check_in(
    store: Store,
    site_id: str,
    code: str,
    ask: Ask,
    *,
    kiosk: str | None = None,
    larger: bool = False,
    by_staff: bool = False,
) -> CheckedIn:
    """The appointment's visitor is here: they get a number and wait for its adviser.

    NotNow before its type's early minutes, after its late ones, on other days, and where the house
    is closed by now. Staff may check somebody in at any time of its day, as long as its time was
    not given to another. The slip is in `larger` letters for who reads the kiosk so.
    """

    def attempt(db: Database) -> CheckedIn:
        site = sites.get(db, site_id)
        one = find(db, site, code)
        return _check_in(db, site, one, ask, kiosk, larger=larger, by_staff=by_staff)

    return answered(store, ask, CheckedIn, attempt)


def _check_in(
    db: Database,
    site: Site,
    one: Appointment,
    ask: Ask,
    kiosk: str | None,
    *,
    larger: bool,
    by_staff: bool,
) -> CheckedIn:
    if one.state == AppointmentState.CHECKED_IN and not one.begun:
        assert one.visit is not None
        assert one.number is not None
        assert one.punctuality is not None
        return CheckedIn(
            one.id, one.visit, one.number, one.enquiry, one.starts_at, one.punctuality, 0, None,
            again=True,
        )  # fmt: skip
    _check_possible(db, site, one, ask.now, by_staff)
    now = to_ms(ask.now)
    kind = type_of(site, one)
    issued = enter(
        db, site, site.enquiry(one.enquiry), ask,
        Arrival(
            one.language,
            "appointment",
            kiosk,
            needs=tuple(one.needs.split(",")) if one.needs else (),
            asked_language=one.asked_language,
            appointment=one.id,
            queued_at=one.starts_at,
            for_adviser=one.adviser,
            waiting_since=max(now, one.starts_at),
            target_s=kind.target_minutes * 60 if kind else None,
            larger=larger,
        ),
    )  # fmt: skip
    when = punctuality(from_ms(one.starts_at), ask.now)
    try:
        db.execute(
            "UPDATE appointment SET state = 'checked_in', visit = ?, punctuality = ?,"
            " checked_in_at = ?, updated_at = ? WHERE id = ?",
            (issued.visit, when, now, now, one.id),
        )
    except sqlite3.IntegrityError:
        raise NotNow(
            "This appointment was missed, and its time was given to another. Book a new one, or "
            "take a ticket.",
            reason="too_late",
        ) from None
    event = AppointmentCheckedIn(one.id, one.service_day, issued.visit, when)
    log.append(db, site.id, event, ask)
    return CheckedIn(
        one.id, issued.visit, issued.number, one.enquiry, one.starts_at, when, issued.ahead,
        issued.printer, again=False,
    )  # fmt: skip


def _check_possible(
    db: Database, site: Site, one: Appointment, now: datetime, by_staff: bool
) -> None:
    at = clock.clock(site, one.starts_at, now)
    if one.state == AppointmentState.CANCELLED:
        raise NotNow("This appointment was cancelled.", reason="cancelled")
    if one.state not in (AppointmentState.BOOKED, AppointmentState.MISSED):
        raise NotNow(
            f"This appointment has checked in already, as {one.number}.", reason="checked_in"
        )
    if one.service_day != site.service_day(now).isoformat():
        raise NotNow(f"This appointment is on another day: {at}.", reason="another_day")
    if by_staff:
        return
    named = promises.closing(site, one)
    if named is not None:
        why = f" that day: {in_language(named, 'en')}" if named else " at that time"
        raise NotNow(f"This appointment is at {at}. We are closed{why}.", reason="closed")
    starts = from_ms(one.starts_at)
    kind = type_of(site, one)
    opens = starts - timedelta(minutes=kind.early_minutes if kind else 30)
    if now < opens:
        raise NotNow(
            f"This appointment is at {at}. Check in from {clock.hhmm(site, to_ms(opens))} on.",
            reason="too_early",
            allowed_at=iso(to_ms(opens)),
        )
    if one.state == AppointmentState.MISSED or now >= kept_until(db, site, one, now):
        until = clock.hhmm(site, to_ms(last_minute(site, one)))
        raise NotNow(f"This appointment was at {at}, kept until {until}.", reason="too_late")


def punctuality(starts: datetime, now: datetime) -> str:
    """How a visitor is in time who checks in now: 'early', 'on_time' or 'late'."""
    if now < starts - ON_TIME:
        return "early"
    return "on_time" if now < starts + GRACE else "late"
