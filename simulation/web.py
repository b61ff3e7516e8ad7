"""The demonstration's front page: every screen of the house at once, and the paper it prints.

It hands its tokens to whoever opens it, so the server registers it only for a demonstration.
"""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, ConfigDict, Field

from simulation import field, shown
from ticketing.errors import NotFound
from ticketing.sites import Site
from web import staff_bar
from web.callers import caller
from web.house import House


class PrinterPath(BaseModel):
    """A printer of the site."""

    printer: str = Field(max_length=60)


class FaultIn(BaseModel):
    """What to do to an emulated printer."""

    model_config = ConfigDict(extra="forbid")

    fault: shown.Fault


class PrinterQuirkIn(BaseModel):
    """What the model of an emulated printer is to be like."""

    model_config = ConfigDict(extra="forbid")

    quirk: shown.Quirk


class LineQuirkIn(BaseModel):
    """What an emulated line is to be like."""

    model_config = ConfigDict(extra="forbid")

    quirk: field.Quirk


class PartPath(BaseModel):
    """A line, a board, a pad or a loudspeaker of the site."""

    part: str = Field(max_length=60)


class PluggedIn(BaseModel):
    """Whether its plug is in."""

    model_config = ConfigDict(extra="forbid")

    on: bool


class TroubleIn(BaseModel):
    """What is the matter with an emulated loudspeaker."""

    model_config = ConfigDict(extra="forbid")

    trouble: field.Trouble


class KeyIn(BaseModel):
    """The key that is pressed."""

    model_config = ConfigDict(extra="forbid")

    key: str = Field(max_length=20)


def blueprint(house: House) -> APIBlueprint:
    """`/`, and what its script asks for under `/demo`."""
    bp = APIBlueprint("simulation", __name__, doc_ui=False)

    @bp.route("/")
    def front() -> ResponseReturnValue:
        facts = shown.facts(house)
        if facts is None:
            return render_template("simulation/soon.html"), 503, {"Retry-After": "1"}
        missing = _missing(facts)
        if missing and request.args.get("round", "0") in ("0", "1", "2", "3"):
            # The session takes one token at each address; a browser without cookies ends here.
            turn = int(request.args.get("round", "0")) + 1
            return redirect(f"/?token={missing[0]}&round={turn}")
        if not missing and request.args:
            return redirect("/")
        site = house.site(facts["site"])
        return render_template("simulation/front.html", **_front(house, site, facts, missing))

    @bp.route("/demo/state.json")
    def state() -> ResponseReturnValue:
        facts = shown.facts(house)
        if facts is None:
            return jsonify(ready=False)
        site = house.site(facts["site"])
        phone = request.args.get("phone", "").upper()
        return jsonify(ready=True, **shown.state(house, site, phone))

    @bp.route("/demo/paper/<printer>/<int:slip>.png")
    def paper(printer: str, slip: int) -> Response:
        path = shown.folder(house, _site(house).printer(printer)) / f"{slip:04d}.png"
        if not path.is_file():
            raise NotFound("There is no such slip.")
        return send_file(path.resolve(), mimetype="image/png", max_age=86_400)

    @bp.post("/demo/printers/<printer>")
    def printer_fault(path: PrinterPath, body: FaultIn) -> Response:
        site = _site(house)
        caller().need(site.id, "adviser")
        shown.set_fault(house, site.printer(path.printer), body.fault)
        return jsonify(printer=path.printer, fault=body.fault)

    @bp.post("/demo/printers/<printer>/quirk")
    def printer_quirk(path: PrinterPath, body: PrinterQuirkIn) -> Response:
        site = _site(house)
        caller().need(site.id, "adviser")
        shown.set_quirk(house, site.printer(path.printer), body.quirk)
        return jsonify(printer=path.printer, quirk=body.quirk)

    _field_routes(bp, house)
    return bp


def _field_routes(bp: APIBlueprint, house: House) -> None:
    def whose() -> Site:
        site = _site(house)
        caller().need(site.id, "adviser")
        return site

    @bp.route("/demo/field")
    def boards_and_pads() -> ResponseReturnValue:
        site = whose()
        page = field.state(house, site)
        return render_template(
            "simulation/field.html", site=site, page=page, keys=field.KEYS,
            faults=shown.FAULTS, models=shown.QUIRKS, habits=field.QUIRKS, troubles=field.TROUBLES,
        )  # fmt: skip

    @bp.route("/demo/field.json")
    def field_state() -> ResponseReturnValue:
        return jsonify(ready=True, **field.state(house, _site(house)))

    @bp.post("/demo/lines/<part>")
    def cable(path: PartPath, body: PluggedIn) -> Response:
        field.pull(house, whose(), path.part, plugged=body.on)
        return jsonify(part=path.part, on=body.on)

    @bp.post("/demo/lines/<part>/quirk")
    def line_quirk(path: PartPath, body: LineQuirkIn) -> Response:
        field.set_quirk(house, whose(), path.part, body.quirk)
        return jsonify(part=path.part, quirk=body.quirk)

    @bp.post("/demo/boards/<part>")
    def power(path: PartPath, body: PluggedIn) -> Response:
        field.power(house, whose(), path.part, on=body.on)
        return jsonify(part=path.part, on=body.on)

    @bp.post("/demo/pads/<part>")
    def press(path: PartPath, body: KeyIn) -> Response:
        field.press(house, whose(), path.part, body.key)
        return jsonify(part=path.part, key=body.key)

    @bp.post("/demo/speakers/<part>")
    def trouble(path: PartPath, body: TroubleIn) -> Response:
        field.set_trouble(house, whose().speaker(path.part), body.trouble)
        return jsonify(part=path.part, trouble=body.trouble)

    @bp.route("/demo/speakers/<part>/<int:number>.wav")
    def played(part: str, number: int) -> Response:
        sound = field.sound_file(house, _site(house).speaker(part), number)
        if not sound.is_file():
            raise NotFound("There is no such sound any more.")
        return send_file(sound.resolve(), mimetype="audio/wav", max_age=86_400)


def _site(house: House) -> Site:
    facts = shown.facts(house)
    if facts is None:
        raise NotFound("The demonstration is not ready yet.")
    return house.site(facts["site"])


def _missing(facts: dict[str, Any]) -> list[str]:
    """The tokens that this browser has yet to be given: staff's, and that of the kiosk shown."""
    held = {(one.role, one.kiosk) for one in caller().grants if one.site == facts["site"]}
    wanted = {(role, None): token for role, token in facts["tokens"].items()}
    wanted |= {("kiosk", kiosk): token for kiosk, token in facts["kiosk_tokens"].items()}
    return [token for what, token in wanted.items() if what not in held]


def _front(house: House, site: Site, facts: dict[str, Any], missing: list[str]) -> dict[str, Any]:
    zone = site.zone(facts["zone"])
    desk = site.service_point(facts["desk"])
    here = shown.state(house, site, "")
    own = [one for one in facts["sign_ins"] if one["adviser"] not in facts["simulated"]]
    return {
        "site": site,
        "facts": facts,
        "no_cookies": bool(missing),
        "kiosk": site.kiosks[0],
        "zone": zone,
        "desk": desk,
        "own": own[-1] if own else None,
        "adviser": here["desk"],
        "sign_ins": [
            one | {"place": site.service_point(one["service_point"]).called("en"),
                   "simulated": one["adviser"] in facts["simulated"]}
            for one in facts["sign_ins"]
        ],
        "faults": shown.FAULTS,
        "past": staff_bar.made_up_words(house, site),
        "page": here | {"desk_url": f"/counter/{site.id}/{desk.id}"},
    }  # fmt: skip
