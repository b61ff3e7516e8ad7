"""What the room's pages are given: plain data out of the site and the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from counters.signing_on.places import supervisors
from counters.wording import (
    BREAK_REASONS,
    CALL_REASONS,
    DEEDS,
    DEVICE_STATES,
    DEVICE_WELL,
    ENDINGS,
    HOLD_REASONS,
    NEEDS,
    RESTS,
)
from ticketing.sites import Site, rights
from ticketing.sites.parts import Adviser, Enquiry, ServicePoint
from web.shapes import Named, NeedShown, SiteShown, site_shown
from web.words import LanguageNames, language_names


class EnquiryKnown(TypedDict):
    """An enquiry type: its target in seconds; its usual length, and that of 9 in 10, in minutes;
    the places at which alone it is served, in words."""

    id: str
    name: str
    target: int
    service: float
    nine_in_ten: int | None
    room: bool
    partner: str | None
    only_at: str | None


class PointKnown(TypedDict):
    """A service point, and what it offers."""

    id: str
    name: str
    kind: str
    seats: int
    step_free: bool
    hearing_loop: bool
    low_counter: bool
    screen: bool


Reasons = TypedDict(
    "Reasons",
    {"hold": list[Named], "rest": list[Named], "call": list[Named], "break": list[Named]},
)


class DeskSettings(TypedDict):
    """What the site says of its desks."""

    outcome_required: bool
    ask_avoidable: bool
    hold_minutes: int
    help_phone: str | None


class Addresses(TypedDict):
    """Where the desk sends its deeds."""

    site: str
    point: str
    visits: str


class DeskPage(TypedDict):
    """What the desk knows besides its live state."""

    site: SiteShown
    point: Named
    adviser: Named
    enquiries: list[EnquiryKnown]
    kiosks: dict[str, str]
    points: list[PointKnown]
    languages: dict[str, LanguageNames]
    own_language: str
    ticket_languages: list[str]
    outcomes: list[Named]
    endings: dict[str, str]
    deeds: dict[str, str]
    needs: list[NeedShown]
    reasons: Reasons
    desk: DeskSettings
    come_back_minutes: int
    supervisors: str
    api: Addresses
    counters_url: str
    sign_on_url: str
    devices_url: str
    appointments_url: str
    device_states: dict[str, str]
    device_well: tuple[str, ...]


def desk(
    site: Site,
    point: ServicePoint,
    adviser: Adviser,
    lately: Mapping[str, int],
) -> DeskPage:
    """What the desk knows besides its live state. `lately`: within how many minutes nine in ten
    services ended, by enquiry type. Who sees their own enquiries alone gets that of those, and no
    colleague's name."""
    only = rights.only(adviser)
    if only is not None:
        lately = {kind: minutes for kind, minutes in lately.items() if kind in only}
    return {
        "site": site_shown(site),
        "point": {"id": point.id, "name": point.called("en")},
        "adviser": {"id": adviser.id, "name": adviser.name},
        # Lists keep their order in JSON, objects do not.
        "enquiries": [_enquiry(site, one, lately.get(one.id)) for one in site.enquiries],
        "kiosks": {one.id: one.name for one in site.kiosks},
        "points": [_point(one) for one in site.service_points],
        "languages": {code: language_names(code) for code in _languages(site)},
        "own_language": site.staff_language,
        "ticket_languages": list(site.languages),
        "outcomes": [{"id": one.id, "name": one.called("en")} for one in site.outcomes],
        "endings": ENDINGS,
        "deeds": DEEDS,
        "needs": [{"id": key, "icon": icon, "name": name} for key, (icon, name) in NEEDS.items()],
        "reasons": {
            "hold": _named(HOLD_REASONS),
            "rest": _named(RESTS),
            "call": _named(CALL_REASONS),
            "break": _named(BREAK_REASONS),
        },
        "desk": {
            "outcome_required": site.desk.outcome_required,
            "ask_avoidable": site.desk.ask_avoidable,
            "hold_minutes": site.desk.hold_minutes,
            "help_phone": site.desk.help_phone,
        },
        "come_back_minutes": site.recall.come_back_minutes,
        "supervisors": supervisors(site) if only is None else "your supervisor",
        "api": {
            "site": f"/api/v1/sites/{site.id}",
            "point": f"/api/v1/sites/{site.id}/service-points/{point.id}",
            "visits": "/api/v1/visits",
        },
        "counters_url": f"/counter/{site.id}",
        "sign_on_url": f"/counter/{site.id}/{point.id}",
        "devices_url": f"/devices/{site.id}",
        "appointments_url": f"/appointments/{site.id}",
        "device_states": DEVICE_STATES,
        "device_well": DEVICE_WELL,
    }


def _enquiry(site: Site, one: Enquiry, nine_in_ten: int | None) -> EnquiryKnown:
    """`service`: its usual length in minutes; `nine_in_ten`: within how many, if that is known."""
    return {
        "id": one.id,
        "name": one.called("en"),
        "target": one.target_s,
        "service": one.service_minutes,
        "nine_in_ten": nine_in_ten,
        "room": one.needs_private_room,
        "partner": one.partner,
        "only_at": site.only_at(one) if one.places else None,
    }


def _point(one: ServicePoint) -> PointKnown:
    return {
        "id": one.id,
        "name": one.called("en"),
        "kind": one.kind,
        "seats": one.seats,
        "step_free": one.step_free,
        "hearing_loop": one.hearing_loop,
        "low_counter": one.low_counter,
        "screen": one.screen,
    }


def _named(words: Mapping[str, str]) -> list[Named]:
    return [{"id": key, "name": name} for key, name in words.items()]


def _languages(site: Site) -> list[str]:
    """Those of the site and those that its staff speak besides."""
    spoken = [code for one in site.advisers for code in one.languages]
    return list(dict.fromkeys([*site.languages, *spoken]))
