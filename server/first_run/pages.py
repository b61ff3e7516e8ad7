"""The steps of a first run as pages: forms that need no script, each taken up again where it was
left. What cannot be so comes back as it was typed, with a sentence at its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from pydantic import ValidationError

from administration.missing import facts as missing
from counters.devices.page import try_printer
from counters.devices.pairing import PairIn, pair
from counters.security.page import confirm
from hardware.hub import Hub
from server.first_run import beginning, changes, drawn, logo, people, progress, shown, steps
from server.first_run.changes import Form, Untrue
from ticketing import sites
from ticketing.drafting import publishing
from ticketing.drafting.edits import Edit, Plain, plain
from ticketing.drafting.publishing import HasMistakes
from ticketing.errors import Conflict, NotFound, Refused
from ticketing.ids import new_id
from ticketing.sites import Site, history
from web.budgets import TooFast
from web.callers import Forbidden, Grant, Unauthorised, ask, caller
from web.confirming import ConfirmFirst
from web.house import House
from web.limits import sign_in_limits

#: What Flask takes for an answer. Its own alias has names that flask-openapi3 cannot resolve.
Answer = Any


def _languages(data: Plain, form: Form) -> list[Edit]:
    return changes.languages(data, form, shown.spoken())


#: Steps that are edits of the file.
_EDITS: dict[str, Callable[[Plain, Form], list[Edit]]] = {
    "council": changes.council,
    "hours": changes.hours,
    "languages": _languages,
    "enquiries": changes.enquiries,
    "places": changes.places,
}


def add(bp: APIBlueprint, house: House, hub: Hub) -> None:
    """Put the pages of the first run into a blueprint."""
    beginning.add(bp, house)
    drawn.add(bp, house, _EDITS)
    logo.add(bp, house)

    @bp.route("/setup/<site>")
    def setup(site: str) -> Answer:
        found = _own(house, site)[0]
        step = steps.first_open(progress.done(house.data, found.id))
        return redirect(f"/setup/{found.id}/{step.id}")

    @bp.route("/setup/<site>/<step>")
    def setup_step(site: str, step: str) -> Answer:
        found, _ = _own(house, site)
        return _page(house, hub, found, _known(step))

    @sign_in_limits
    def take_step(site: str, step: str) -> Answer:
        found, grant = _own(house, site)
        try:
            if typed := request.form.get("again", ""):
                confirm(house, found.id, typed, request.form.get("again_code", "")[:40])
            to = _taken(house, hub, found, grant, _known(step))
        except (Unauthorised, Forbidden):
            raise
        except Untrue as error:
            return _page(house, hub, found, step, error.says), 422
        except ConfirmFirst as error:
            return _page(house, hub, found, step, {"again": error.title}, again=True), 403
        except HasMistakes as error:
            says = shown.at_fields(step, error.found, house.site(found.id))
            return _page(house, hub, found, step, says), 422
        except Refused as error:
            wrong_secret = bool(request.form.get("again", ""))
            says = {"again" if wrong_secret else "": error.detail}
            status = 429 if isinstance(error, TooFast) else 403 if wrong_secret else 409
            return _page(house, hub, found, step, says, again=wrong_secret), status
        return redirect(to, 303)

    bp.route("/setup/<site>/<step>", methods=["POST"])(take_step)


def _own(house: House, site: str) -> tuple[Site, Grant]:
    found = house.site(site)
    return found, caller().need(found.id, "administrator")


def _known(step: str) -> str:
    if step not in steps.BY_ID:
        raise NotFound("There is no such step.")
    return step


def _taken(house: House, hub: Hub, site: Site, grant: Grant, step: str) -> str:
    """Do what a step's form says: where it goes on."""
    form: Form = request.form
    here, more = f"/setup/{site.id}/{step}", bool(form.get("more", ""))
    if step in _EDITS:
        _publish(house, site, grant, step, lambda data: _EDITS[step](data, form))
    elif step == "staff":
        people.add(house, site, grant, form)
    elif step == "printers":
        if more or form.get("found", "") or form.get("address", "").strip():
            _publish(house, site, grant, step, lambda data: changes.printer(data, form))
    elif step == "screens":
        if more or form.get("code", "").strip():
            pair(house, site, _pairing(form))
    elif step == "ticket" and more:
        once = new_id(house.clock())
        device = form.get("device", "")[:130]
        try_printer(house, hub, site, device, once)
        return f"{here}?{shown.trial_query(device, once)}"
    progress.mark(house.data, site.id, step)
    behind = steps.after(step)
    return here if more or behind is None else f"/setup/{site.id}/{behind.id}"


def _publish(
    house: House, site: Site, grant: Grant, step: str, edits: Callable[[Plain], list[Edit]]
) -> None:
    with house.store.read() as conn:
        data, number = plain(sites.dump(conn, site.id)), history.in_force(conn, site.id)
    found = edits(data)
    if not found:
        return
    if request.form.get("seen", str(number)) != str(number):
        raise Conflict(
            "The house was changed in another browser since this page was opened. What you typed "
            "is still here: look at it once more, then go on, and it counts."
        )
    asked = ask(house, grant)
    why = f"First run: {steps.BY_ID[step].words.lower()}"
    publishing.put_in_force(house.store, site.id, found, asked, house.checks, why=why)
    house.security.note("site_published", site=site.id, by=grant.adviser or grant.name, detail=why)


def _pairing(form: Form) -> PairIn:
    kind, _, place = form.get("what", "").partition("|")
    code = "".join(one for one in form.get("code", "")[:40] if one.isdigit())
    if len(code) != 6:
        left = 6 - len(code)
        says = f"{left} figures more." if left > 0 else "A code has six figures."
        raise Untrue({"code": f"{says} It stands on the screen itself."})
    try:
        return PairIn.model_validate({"code": code, "kind": kind, "place": place or None})
    except ValidationError:
        raise Untrue({"what": "Choose what this screen is."}) from None


def _page(
    house: House,
    hub: Hub,
    site: Site,
    step: str,
    says: dict[str, str] | None = None,
    *,
    again: bool = False,
) -> str:
    """A step's page; with what was sent where something is the matter."""
    site = house.site(site.id)
    known = missing.facts(house, site)
    with house.store.read() as conn:
        data, number = plain(sites.dump(conn, site.id)), history.in_force(conn, site.id)
    every = missing.of(house, site) if step == "missing" else []
    return render_template(
        f"server/first_run/{step}.html",
        site=site,
        who=caller().looking().need(site.id, "administrator").name,
        reads=caller().acting().find(site.id, "administrator") is None,
        step=steps.BY_ID[step],
        rail=steps.rail(site, known, progress.done(house.data, site.id)),
        real=drawn.BESIDE.get(step),
        behind=steps.after(step),
        before=steps.before(step),
        says=says or {},
        typed=request.form if says else None,
        again=again,
        seen=number,
        missing=every,
        opened=step == "missing" and missing.opened(house, site),
        **shown.of(house, hub, site, step, data),
    )
