"""Whether a ticket can be had now, and if not, why: hours, an early close, a type switched off, its
last ticket of the day, its quota. Reads; decides nothing that is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from storage import Connection
from storage.times import to_ms
from ticketing.day.standstill import REASONS, standing
from ticketing.errors import Closed
from ticketing.sites import Site, clock
from ticketing.sites.holidays import in_language
from ticketing.sites.parts import Enquiry
from ticketing.sites.shown.kiosks import Kiosk

#: Why there are no tickets.
ClosedBecause = Literal[
    "hours", "holiday", "closed_early", "switched_off", "last_ticket", "quota", "standstill",
    "kiosk",
]  # fmt: skip
#: Why an enquiry type was switched off, as a supervisor chooses it and the kiosk says it.
OffReason = Literal["staff_away", "partner_away", "system_down", "full", "other"]
OFF_REASONS: dict[str, str] = {
    "staff_away": "nobody who can help is here",
    "partner_away": "the partner is not here today",
    "system_down": "our computer system for it is down",
    "full": "as many wait already as can be seen today",
    "other": "we cannot take it now",
}
#: Why a site was closed early.
EarlyReason = Literal["staffing", "building", "weather", "emergency", "other"]
EARLY_REASONS: dict[str, str] = {
    "staffing": "there are too few of us",
    "building": "of a fault in the building",
    "weather": "of the weather",
    "emergency": "of an emergency",
    "other": "something came up",
}


#: Whoever pressed before a kiosk's hours were over gets their ticket.
_PRESSED = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Closure:
    """Why there are no tickets.

    `cause` is what a person chose of OFF_REASONS, EARLY_REASONS or the standstill's; `opens_at`
    (UTC) is None where nobody can know. `named` is what a holiday or a closed day is called, or
    where another kiosk is, by language; `last` is the local time of the last ticket that is over.
    """

    reason: ClosedBecause
    opens_at: datetime | None
    cause: str | None = None
    named: dict[str, str] | None = None
    last: str | None = None


def site_closure(conn: Connection, site: Site, now: datetime) -> Closure | None:
    """Why the whole site takes no tickets now; None while it does."""
    if not site.is_open(now):
        return _outside_hours(site, now)
    still = standing(conn, site.id)
    if still is not None:
        return Closure("standstill", None, still.reason)
    row = conn.execute(
        "SELECT closed_early_reason FROM site_day WHERE site = ? AND service_day = ?"
        " AND closed_early_at IS NOT NULL",
        (site.id, site.service_day(now).isoformat()),
    ).fetchone()
    return None if row is None else Closure("closed_early", _after_today(site, now), row[0])


def kiosk_closure(conn: Connection, site: Site, kiosk: Kiosk, now: datetime) -> Closure | None:
    """Why a kiosk gives no tickets now: the whole site, or its own hours, and then the waiting area
    of another one that does; None while it gives some."""
    whole = site_closure(conn, site, now)
    if whole is not None or site.kiosk_is_open(now, kiosk):
        return whole
    others = [one for one in site.kiosks if site.kiosk_is_open(now, one)]
    others.sort(key=lambda one: one.zone != kiosk.zone)
    place = dict(site.zone(others[0].zone).name) if others else None
    return Closure("kiosk", site.kiosk_opens_at(now, kiosk), named=place)


def check_kiosk(site: Site, kiosk: Kiosk, now: datetime) -> None:
    """Closed where the house is open and a kiosk's own hours are over, for longer than whoever
    stands there may need to press."""
    if any(site.kiosk_is_open(at, kiosk) for at in (now, now - _PRESSED)):
        return
    opens = site.kiosk_opens_at(now, kiosk)
    says = f"{kiosk.name} gives no tickets now.{_opens(site, opens)}"
    raise Closed(says, opens, reason="kiosk", cause=None)


def closure(conn: Connection, site: Site, enquiry: Enquiry, now: datetime) -> Closure | None:
    """Why an enquiry type takes no tickets now; None while it does."""
    return closures(conn, site, now, (enquiry,)).get(enquiry.id)


#: Whether anybody said anything that may be why: on most days nobody did, and tickets ask for it.
_SAID = (
    "SELECT EXISTS (SELECT 1 FROM standstill WHERE site = :site AND ended_at IS NULL)"
    " OR EXISTS (SELECT 1 FROM site_day WHERE site = :site AND service_day = :day"
    " AND closed_early_at IS NOT NULL)"
    " OR EXISTS (SELECT 1 FROM enquiry_switch WHERE site = :site"
    " AND (service_day IS NULL OR service_day = :day))"
)


def closures(
    conn: Connection, site: Site, now: datetime, enquiries: tuple[Enquiry, ...] | None = None
) -> dict[str, Closure]:
    """The enquiry types (of `enquiries`, or all) that take no tickets now, with why."""
    wanted = site.enquiries if enquiries is None else enquiries
    day = site.service_day(now).isoformat()
    said = conn.execute(_SAID, {"site": site.id, "day": day}).fetchone()[0]
    whole = site_closure(conn, site, now) if said or not site.is_open(now) else None
    off = switched_off(conn, site, now) if said else {}
    found = {}
    for enquiry in wanted:
        if whole is not None and whole.reason == "standstill":
            found[enquiry.id] = whole
        elif whole is not None and whole.reason == "closed_early":
            found[enquiry.id] = Closure(whole.reason, _after_today(site, now, enquiry), whole.cause)
        elif not site.is_open(now, enquiry):
            found[enquiry.id] = _outside_hours(site, now, enquiry)
        elif enquiry.id in off:
            found[enquiry.id] = Closure("switched_off", None, off[enquiry.id])
        elif _is_past_last(site, enquiry, now):
            last = last_ticket(site, enquiry, now)
            found[enquiry.id] = Closure("last_ticket", _after_today(site, now, enquiry), last=last)
        elif enquiry.daily_quota is not None and (
            tickets_today(conn, site.id, day, enquiry.id) >= enquiry.daily_quota
        ):
            found[enquiry.id] = Closure("quota", _after_today(site, now, enquiry))
    return found


def switched_off(conn: Connection, site: Site, now: datetime) -> dict[str, str]:
    """The enquiry types that a supervisor switched off, each with the reason of OFF_REASONS."""
    rows = conn.execute(
        "SELECT enquiry, reason FROM enquiry_switch WHERE site = ?"
        " AND (service_day IS NULL OR service_day = ?)",
        (site.id, site.service_day(now).isoformat()),
    )
    return {row[0]: row[1] for row in rows}


def _outside_hours(site: Site, now: datetime, enquiry: Enquiry | None = None) -> Closure:
    """On a closed day the reason is its name, not the hours that it would have had."""
    named = site.closing(now.astimezone(site.zone_info).date())
    reason: ClosedBecause = "hours" if named is None else "holiday"
    return Closure(reason, site.opens_at(now, enquiry), named=named)


def tickets_today(conn: Connection, site: str, service_day: str, enquiry: str) -> int:
    """How many tickets of a service day count towards an enquiry type's quota.

    Not those taken back, those with an appointment, and referrals: their visitors are here already.
    """
    row = conn.execute(
        "SELECT count(*) FROM step WHERE site = ? AND service_day = ? AND enquiry = ?"
        " AND origin IN ('arrival', 'added') AND appointment IS NULL"
        " AND coalesce(outcome, '') != 'cancelled'",
        (site, service_day, enquiry),
    ).fetchone()
    return int(row[0])


def check_open(conn: Connection, site: Site, enquiry: Enquiry, now: datetime) -> None:
    """Closed, with why and when it opens, unless the enquiry type takes tickets now."""
    found = closure(conn, site, enquiry, now)
    if found is None:
        return
    raise Closed(
        f"{enquiry.called('en')} takes no tickets now{_because(found, enquiry)}."
        + _opens(site, found.opens_at),
        found.opens_at,
        reason=found.reason,
        cause=found.cause,
    )


def words(site: Site, enquiry: Enquiry, found: Closure) -> str:
    """Why an enquiry type takes no tickets, and when it will, in English for staff."""
    because = _because(found, enquiry).removeprefix(": ")
    says = f"{because[:1].upper()}{because[1:]}." if because else "Closed."
    return says + _opens(site, found.opens_at)


def _because(found: Closure, enquiry: Enquiry) -> str:
    match found.reason:
        case "switched_off":
            return f": {OFF_REASONS.get(found.cause or '', OFF_REASONS['other'])}"
        case "closed_early":
            why = EARLY_REASONS.get(found.cause or "", EARLY_REASONS["other"])
            return f": the site closed early, because {why}"
        case "standstill":
            return f": everybody was asked to wait, because {REASONS[found.cause or 'other']}"
        case "last_ticket":
            return f": the last ticket of the day was at {found.last}"
        case "quota":
            return f": all {enquiry.daily_quota} tickets of the day are given out"
        case "holiday":
            return f": the site is closed today, {in_language(found.named or {'': ''}, 'en')}"
        case _:
            return ""


def _opens(site: Site, at: datetime | None) -> str:
    return "" if at is None else f" It opens {clock.on_day(site, to_ms(at))}."


def _is_past_last(site: Site, enquiry: Enquiry, now: datetime) -> bool:
    """Local time of the service day: after midnight of a long evening it is past it too."""
    day = site.service_day(now)
    last = site.last_ticket_on(day, enquiry)
    if last is None:
        return False
    local = now.astimezone(site.zone_info)
    return (local.date() - day).days * 1440 + local.hour * 60 + local.minute >= last


def last_ticket(site: Site, enquiry: Enquiry, now: datetime) -> str | None:
    """'16:30', on the service day of `now`; None where there is none."""
    last = site.last_ticket_on(site.service_day(now), enquiry)
    return None if last is None else f"{last // 60 % 24:02}:{last % 60:02}"


def _after_today(site: Site, now: datetime, enquiry: Enquiry | None = None) -> datetime | None:
    """The first opening that belongs to another service day."""
    tomorrow = site.service_day(now) + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time(), site.zone_info)
    at = site.opens_at(max(midnight, now), enquiry)
    if at is not None and site.service_day(at) <= site.service_day(now):
        later = datetime.combine(tomorrow + timedelta(days=1), time(), site.zone_info)
        at = site.opens_at(later, enquiry)
    return at
