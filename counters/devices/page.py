"""The page of a site's devices: which needs somebody, what to do, what visitors see meanwhile."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypedDict

from flask import Response, jsonify, render_template
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.devices import agents, found, history, kiosks, pairing, screens, sounding, wired
from counters.devices.models import DeviceListOut, DevicePath, PrintedOut
from counters.devices.pairing import PlacesShown
from counters.wording import DEVICE_STATES, DEVICE_WELL
from hardware.hub import Hub, jobs
from hardware.hub.jobs import JobView
from hardware.hub.views import DeviceView
from hardware.protocol import JobState, PrinterConfig
from slips.marks import printed_again
from slips.trial import trial_slip
from storage.times import iso, to_ms
from ticketing.errors import Conflict, NotFound
from ticketing.help import lately
from ticketing.ids import new_id
from ticketing.sites import Site
from ticketing.visits import queries
from web import staff_bar
from web.callers import caller
from web.house import House
from web.interface import DONE, SitePath
from web.problems import Problem, request_key
from web.shapes import SiteShown, site_shown

#: Older slips are of no use to anybody who still waits.
OWED_FOR = timedelta(hours=12)

_TAG = Tag(name="Devices", description="Devices: how each is, and what a printer still owes.")
_DEVICES = "/api/v1/sites/<site>/devices"
_STILL_HERE = frozenset({"waiting", "called"})


class DevicesPage(TypedDict):
    """What the page knows besides the devices, which it asks for again and again
    (`DeviceListOut`). `names`: who looks may say which screens are ours, pair them and take
    tickets back; `accepts`: and let agents in, end them, and give boards their numbers. `address`
    is what is typed at a new screen, `places` what it may become."""

    site: SiteShown
    url: str
    names: bool
    accepts: bool
    address: str
    places: PlacesShown
    states: dict[str, str]
    well: tuple[str, ...]
    first: Any


def blueprint(house: House, hub: Hub) -> APIBlueprint:
    """The page `/devices/<site>` and what it asks for, for staff of the site."""
    bp = APIBlueprint("counters_devices", __name__)

    @bp.route("/devices/<site>")
    def page(site: str) -> str:
        here = house.site(site)
        caller().need(here.id, "adviser")
        data: DevicesPage = {
            "site": site_shown(here),
            "url": f"/api/v1/sites/{here.id}/devices",
            "names": caller().find(here.id, "supervisor") is not None,
            "accepts": caller().find(here.id, "administrator") is not None,
            "address": pairing.address(house),
            "places": pairing.places(here),
            "states": DEVICE_STATES,
            "well": DEVICE_WELL,
            "first": _listed(house, hub, here),
        }
        top = staff_bar.of(house, here, "devices")
        return render_template("counters/devices/devices.html", site=here, page=data, top=top)

    screens.add(bp, house, _TAG)
    kiosks.add(bp, house, _TAG)
    pairing.add(bp, house, _TAG)
    agents.add(bp, house, hub, _TAG)
    found.add(bp, house, hub, _TAG)
    history.add(bp, house, hub, _TAG)
    wired.add(bp, hub, _TAG)
    sounding.add(bp, house, hub, _TAG)

    @bp.get(_DEVICES, tags=[_TAG], responses={200: DeviceListOut, 401: Problem})
    def listed(path: SitePath) -> Response:
        """Every device of the site, and how many slips it still owes to visitors who wait."""
        caller().need(path.site, "adviser")
        return jsonify(_listed(house, hub, house.site(path.site)))

    @bp.post(
        f"{_DEVICES}/<device>/print-owed",
        tags=[_TAG],
        responses={200: PrintedOut, 404: Problem, 409: Problem},
    )
    def print_owed(path: DevicePath) -> Response:
        """Print what never came out for visitors who still wait. A second time prints nothing."""
        caller().need(path.site, "adviser")
        return jsonify(printed=_print_owed(house, hub, path.site, path.device))

    @bp.post(
        f"{_DEVICES}/<device>/print-test",
        tags=[_TAG],
        responses={200: PrintedOut, 404: Problem, 409: Problem},
    )
    def print_test(path: DevicePath) -> Response:
        """Print a test slip: no ticket, nothing waits for it."""
        grant = caller().need(path.site, "adviser")
        asked = request_key(grant)
        once = f"{asked.scope} {asked.key}" if asked else new_id(house.clock())
        try_printer(house, hub, house.site(path.site), path.device, once)
        return jsonify(printed=1)

    @bp.post(f"{_DEVICES}/<device>/new-roll", tags=[_TAG], responses=DONE)
    def new_roll(path: DevicePath) -> Response:
        """A new roll is in a printer: how many tickets it still gives is counted from here. One
        that is put in after the end, or after the printer said that little is left, it notices
        by itself. A second time changes nothing."""
        caller().need(path.site, "adviser")
        with house.store.read() as conn:
            _printer(conn, hub, path.site, path.device)
        hub.new_roll(path.device)
        return Response(status=204)

    return bp


@dataclass(frozen=True, slots=True)
class _Owed:
    job: str
    in_doubt: bool


def _listed(house: House, hub: Hub, site: Site) -> dict[str, Any]:
    now = house.clock()
    with house.store.read() as conn:
        views = hub.device_states(conn, site.id)
        said = lately.calls(conn, site.id, site.service_day(now).isoformat())
        rows = [_device(conn, hub, site, view, said.get(view.device), now) for view in views]
        there = [one.model_dump() for one in screens.listed(conn, site, now)]
        ours = [one.model_dump() for one in kiosks.listed(conn, site, now)]
        paired = [one.model_dump() for one in pairing.listed(house, conn, site, now)]
        drive = [one.model_dump() for one in agents.listed(house, conn, hub, site, now)]
    return {
        "now": iso(to_ms(now)),
        "devices": rows,
        "screens": there,
        "kiosks": ours,
        "paired": paired,
        "agents": drive,
        "waiting_agents": [one.model_dump() for one in agents.waiting(house, site)],
        "found": [one.model_dump() for one in found.listed(hub, site)],
        "searching": found.searching(hub, site),
        "search_says": found.search_says(hub, site, now),
    }


def _device(
    conn: sqlite3.Connection,
    hub: Hub,
    site: Site,
    view: DeviceView,
    said: lately.Call | None,
    now: datetime,
) -> dict[str, Any]:
    spoken = view.kind == "speaker" and sounding.last_said(conn, hub, site, view.device, said)
    return {
        "device": view.device,
        "kind": view.kind,
        "name": view.name,
        "where": view.where,
        "state": str(view.state),
        "usable": view.usable,
        "since": iso(to_ms(view.since)),
        "detail": view.detail,
        "model": view.about[0],
        "serial": view.about[1],
        "waiting": view.waiting,
        "owed": len(_owed(conn, hub, view.device, now)),
        "last": spoken or _last(conn, view.last),
        "tickets_left": view.tickets_left,
        "says_low": view.says_low,
        "wired": wired.shown(hub, view.device),
        "tried": sounding.shown(hub, view.device),
    }


def _last(conn: sqlite3.Connection, job: JobView | None) -> dict[str, Any] | None:
    """What the device did last: the ticket's number where the slip was one."""
    if job is None or job.ended_at is None:
        return None
    return {
        "number": _number(conn, job.key),
        "state": str(job.state),
        "at": iso(to_ms(job.ended_at)),
    }


def _number(conn: sqlite3.Connection, visit: str) -> str | None:
    try:
        return queries.present(conn, visit.removesuffix(" second")).visit.number
    except NotFound:
        return None  # a test slip


def _owed(conn: sqlite3.Connection, hub: Hub, device: str, now: datetime) -> list[_Owed]:
    """Slips without paper of visitors who are still there: a late slip helps nobody else."""
    return [
        _Owed(job=job.job, in_doubt=job.state is JobState.IN_DOUBT)
        for job in hub.owed(conn, device, now - OWED_FOR)
        if _still_here(conn, job.key)
    ]


def _still_here(conn: sqlite3.Connection, visit: str) -> bool:
    try:
        return queries.present(conn, visit).visit.state in _STILL_HERE
    except NotFound:
        return False


def _print_owed(house: House, hub: Hub, site: str, device: str) -> int:
    now = house.clock()
    with house.store.write() as db:
        _usable(db.conn, hub, site, device)
        owed = _owed(db.conn, hub, device, now)
        for one in owed:
            slip = jobs.slip_of(db.conn, one.job) if one.in_doubt else None
            slip = printed_again(house.site(site), slip) if slip else None
            hub.requeue(db, job=one.job, slip=slip, now=now)
    hub.deliver()
    return len(owed)


def _printer(conn: sqlite3.Connection, hub: Hub, site: str, device: str) -> DeviceView:
    """Raises NotFound, Conflict."""
    view = hub.device_state(conn, device)
    if view is None or view.site != site:
        raise NotFound(f"{site} has no device '{device}'.")
    if view.kind != "printer":
        raise Conflict(f"{view.name} is no printer.")
    return view


def _usable(conn: sqlite3.Connection, hub: Hub, site: str, device: str) -> DeviceView:
    """The printer, if it prints now. Raises NotFound, Conflict."""
    view = _printer(conn, hub, site, device)
    if not view.usable:
        state = DEVICE_STATES.get(str(view.state), str(view.state)).lower()
        raise Conflict(f"{view.name}: {state}. Nothing was sent; print when it is ready.")
    return view


def try_printer(house: House, hub: Hub, site: Site, device: str, once: str) -> str:
    """Queue a test slip, one for each `once`: the key of its job. NotFound, Conflict."""
    now = house.clock()
    key = trial_key(device, once)
    with house.store.write() as db:
        view = _usable(db.conn, hub, site.id, device)
        config = hub.device(device)
        assert isinstance(config, PrinterConfig)
        slip = trial_slip(site, printer=view.name, model=config.profile, width=config.width, at=now)
        hub.enqueue(db, device=device, key=key, slip=slip, now=now)
    hub.deliver()
    return key


def trial_key(device: str, once: str) -> str:
    """The key of a test slip's job."""
    return f"test {device} {hashlib.sha256(once.encode()).hexdigest()[:32]}"
