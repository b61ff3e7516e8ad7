"""What each step's page shows besides its form: the catalogue, the week, what was found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from flask import request

from administration.missing.facts import facts
from administration.missing.rules import ready
from counters.devices import pairing
from counters.devices.page import trial_key
from counters.wording import DEVICE_STATES
from hardware.hub import Hub
from server import starting
from server.first_run import people
from server.first_run.changes import COLOURS, NATIONS
from ticketing.drafting import keys
from ticketing.drafting.edits import Plain
from ticketing.sites import Site
from ticketing.sites.file import Mistake
from ticketing.sites.hours import WEEKDAYS
from web import languages
from web.at_fields import sentence
from web.house import House
from web.words import language_names

#: The languages of the catalogue: a house's name is asked for in these from the beginning.
_SHIPPED = ("en", "cy")
#: What the two colours are for; the whole of it stands on the page of looks.
_COLOUR_HELP = {
    "colour": "Behind the kiosk's question, under white words, like #015C9A. Empty: teal.",
    "second": "Behind icons, under the house colour, like #DBE9F4. Empty: a light one of it.",
}
#: How a slip is, in a word for whoever waits beside the printer.
_UNDER_WAY = ("queued", "sent", "printing")


def spoken() -> tuple[str, ...]:
    """The languages that visitors' screens and slips have words in, those of the council's own
    folder among them."""
    return tuple(languages.known())


def of(house: House, hub: Hub, site: Site, step: str, data: Plain) -> dict[str, Any]:
    """What the template of a step is given."""
    found: dict[str, Any] = {}
    if step == "council":
        found["names"] = [
            (code, language_names(code)["name"], data["name"].get(code, ""))
            for code in site.languages
        ]
        looks = data.get("looks", {})
        found["colours"] = [
            (key, keys.every()["looks", key].label, looks.get(key), _COLOUR_HELP[key])
            for key in COLOURS
        ]
        found["logo"] = looks.get("logo")
    elif step == "hours":
        found["week"] = [(day, _spans(data.get("hours", {}).get(day))) for day in WEEKDAYS]
        found["nations"] = NATIONS
        holidays = data.get("holidays", {})
        found["nation"] = holidays.get("subdivision") if holidays.get("country") else "none"
    elif step == "languages":
        found["languages"] = [
            (code, language_names(code), data["name"].get(code, ""))
            for code in dict.fromkeys([*data["languages"], *_SHIPPED, *spoken()])
        ]
        asked = {*data["languages"], *data["name"], *_SHIPPED, *request.form.getlist("language")}
        found["asked"] = [code for code in spoken() if code in asked]
    elif step == "enquiries":
        found |= _catalogue(data)
    elif step == "places":
        kinds = [one.kind for one in site.service_points]
        found["many"] = {"counters": kinds.count("counter"), "rooms": kinds.count("room")}
    elif step == "staff":
        house.hashing.ready()
        found |= {
            "roles": people.ROLES, "choices": people.choices(site), "count": people.ROWS,
            "rows": people.rows(request.form) if request.method == "POST" else [],
        }  # fmt: skip
    elif step == "printers":
        found["found"] = hub.plugged_in(site.id)
        found["printers"] = _printers(house, site)
    elif step == "screens":
        found["places"] = pairing.places(site)
        with house.store.read() as conn:
            found["paired"] = pairing.listed(house, conn, site, house.clock())
        found["address"] = pairing.address(house)
    elif step == "ticket":
        found["printers"] = _printers(house, site)
        found["trial"] = _trial(house)
    else:
        found["ready"] = ready(site, facts(house, site))
    return found


def trial_query(device: str, once: str) -> str:
    """What the address of the last step says of the slip that is under way."""
    return urlencode({"device": device, "slip": once})


def at_fields(step: str, mistakes: Iterable[Mistake], site: Site) -> dict[str, str]:
    """What is wrong with the file, at the fields of the step where that is."""
    says: dict[str, str] = {}
    for one in mistakes:
        field = _field(step, one.path, site)
        words = sentence(one) if field else f"{one.where}: {sentence(one)}"
        says[field] = f"{says[field]} {words}" if field in says else words
    return says


def _field(step: str, path: tuple[str | int, ...], site: Site) -> str:
    match step, path:
        case (("council" | "languages"), ("name", str(code))):
            return f"name_{code}"
        case "council", ("name",):
            return f"name_{site.languages[0]}"
        case "council", ("looks", str(key)) if key in COLOURS:
            return key
        case "hours", ("hours", str(day), *_):
            return f"hours_{day}"
        case "printers", ("printers", _, str(key)):
            return {"name": "printer_name", "address": "address"}.get(key, "")
    return ""


def _spans(value: Any) -> str:
    return value if isinstance(value, str) else ", ".join(value or ())


def _catalogue(data: Plain) -> dict[str, Any]:
    """The services by topic, those of the house ticked; and types of the house's own."""
    found = starting.catalogue()
    shipped = {one.id for one in found.services}
    own = [one for one in data.get("enquiries", []) if one["id"] not in shipped]
    return {
        "topics": [
            (topic, [one for one in found.services if one.topic == topic.id])
            for topic in found.topics
        ],
        "ticked": [one["id"] for one in data.get("enquiries", [])],
        "services": len(found.services),
        "own": [next(iter(one["name"].values())) for one in own],
        "welsh": "cy" in data["languages"],
    }


def _printers(house: House, site: Site) -> list[dict[str, Any]]:
    return [
        {**one, "words": DEVICE_STATES.get(str(one["state"]), str(one["state"]))}
        for one in house.devices.devices(site.id)
        if one["kind"] == "printer"
    ]


def _trial(house: House) -> dict[str, Any] | None:
    """How the slip is that this page was asked for; None where it was asked for none."""
    device, once = request.args.get("device", "")[:130], request.args.get("slip", "")[:40]
    if not device or not once:
        return None
    key = trial_key(device, once)
    state = house.devices.prints("", [key]).get(key)
    return {"state": state, "under_way": state in _UNDER_WAY, "device": device}
