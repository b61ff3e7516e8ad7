"""What the security log says on a page, and moments as people read them."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from storage.times import from_ms, to_ms
from ticketing.sites import Site
from web.security_log import Entry, Kind

#: What each kind of entry is called.
KINDS: dict[Kind, str] = {
    "sign_in": "Signed in",
    "sign_in_failed": "Wrong PIN or password",
    "sign_in_refused": "Not let in",
    "sign_out": "Signed out",
    "session_ended": "Signed out by the server",
    "locked": "Locked after wrong tries",
    "unlocked": "Unlocked",
    "secret_set": "New PIN or password",
    "confirm_failed": "Wrong PIN or password at a change of staff",
    "factor_set": "Code app set up",
    "factor_failed": "Wrong code of a code app",
    "factor_reset": "Code app taken away",
    "recovery_code_used": "Recovery code used",
    "person_added": "Person added",
    "person_changed": "Person changed",
    "role_changed": "Role changed",
    "person_removed": "Person taken out",
    "person_restored": "Person brought back",
    "token_made": "Token made",
    "token_ended": "Token ended",
    "token_refused": "Unknown or ended token, refused",
    "pc_known": "PC made known",
    "access_refused": "Asked for what is not theirs, refused",
    "screen_paired": "Screen paired",
    "agent_accepted": "Agent accepted",
    "agent_twin": "Two agents with one token",
    "screen_revoked": "Screen taken out of service",
    "budget_exceeded": "More than is allowed, refused",
    "origin_refused": "Asked from a page of another address, refused",
    "form_refused": "Form without this page's token, refused",
    "address_refused": "Address refused",
    "past_proxy": "Came past the proxy",
    "address_closed": "No sign-in from an address any more",
    "tickets_cancelled": "Tickets of a kiosk taken back",
    "site_published": "Site file published",
    "site_planned": "Site file planned to be published",
    "setup_refused": "Wrong code on the first page of a new server",
    "house_begun": "First site made, with the setup code",
    "address_allowed": "Sign-in from an address allowed again",
}


class Line(TypedDict):
    """An entry as the page shows it."""

    when: str
    what: str
    who: str
    by: str
    address: str
    detail: str
    times: int


def line(site: Site, entry: Entry, now: datetime) -> Line:
    """An entry in words; people by their names, if they are known."""
    names = {one.id: one.name for one in site.advisers}
    who, by = entry.who or "", entry.by or ""
    return {
        "when": moment(site, entry.last_at, now),
        "what": _called(entry.kind),
        "who": names.get(who, who),
        "by": names.get(by, by),
        "address": entry.address or "",
        "detail": entry.detail,
        "times": entry.times,
    }


def _called(kind: str) -> str:
    return next((words for name, words in KINDS.items() if name == kind), kind)


def moment(site: Site, ms: int, now: datetime) -> str:
    """'08:57' today, 'Monday 23 November, 08:57' before."""
    local = from_ms(ms).astimezone(site.zone_info)
    if local.date() == now.astimezone(site.zone_info).date():
        return f"{local:%H:%M}"
    return f"{local:%A} {local.day} {local:%B, %H:%M}"


def day(site: Site, ms: int) -> str:
    """'23 November 2026'."""
    local = from_ms(ms).astimezone(site.zone_info)
    return f"{local.day} {local:%B %Y}"


def moment_of(site: Site, at: str, now: datetime) -> str:
    """`moment` of one as the interface gives it."""
    return moment(site, to_ms(datetime.fromisoformat(at)), now)
