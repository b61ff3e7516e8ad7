"""What the demonstration's front page shows of the house: paper, printers, a phone, a desk."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, Literal

from simulation.client import State
from storage import Connection
from storage.times import to_ms
from ticketing.errors import NotFound
from ticketing.sites import Site
from ticketing.sites.shown.printers import Printer
from ticketing.staff import places
from ticketing.visits import arrivals, queries
from web.house import House

#: What a visitor to the demonstration can do to an emulated printer.
Fault = Literal[
    "ready", "paper_low", "paper_out", "cover_open", "cutter_stuck", "offline", "silent", "busy",
    "unplugged", "slow",
]  # fmt: skip
FAULTS: dict[Fault, str] = {
    "ready": "All well",
    "paper_low": "Paper low",
    "paper_out": "Paper out",
    "cover_open": "Cover open",
    "cutter_stuck": "Cutter stuck",
    "offline": "Switched offline",
    "silent": "Answers nothing",
    "busy": "Busy elsewhere",
    "unplugged": "Unplugged",
    "slow": "Slow: 8 s a slip",
}
#: What its model may be like (`hardware.emulators.habits.QUIRKS`).
Quirk = Literal[
    "none", "two_bytes", "bad_heights", "late", "shifted", "few_answers", "keeps_all",
    "small_buffer",
]  # fmt: skip
QUIRKS: dict[Quirk, str] = {
    "none": "As it should be",
    "two_bytes": "Starts in Chinese, two bytes a letter",
    "bad_heights": "Rubbish after pictures of 48 rows",
    "late": "Answers after two seconds",
    "shifted": "Answers the question before",
    "few_answers": "Answers one question of four",
    "keeps_all": "Cannot be cleared",
    "small_buffer": "Holds 4 kB, prints 60 mm a second",
}
_SLOW_S = 8
_SLIPS = 2
#: How long the phone of a visitor who has gone is shown, in ms.
_LINGERS_MS = 15_000


def facts(house: House) -> State | None:
    """The contents of demo.json; None while the demonstration is not ready."""
    try:
        found: State = json.loads((house.data / "demo.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found


def folder(house: House, printer: Printer) -> Path:
    """Where the emulator of this printer keeps its paper, and looks for its state."""
    return house.data / "printers" / printer.id


def slips(house: House, printer: Printer) -> list[int]:
    """The numbers of the newest slips, the newest first."""
    try:
        names = [entry.name for entry in os.scandir(folder(house, printer))]
    except OSError:
        return []
    numbers = [int(name[:-4]) for name in names if re.fullmatch(r"[0-9]{1,15}\.png", name)]
    return sorted(numbers, reverse=True)[:_SLIPS]


def _control(house: House, printer: Printer) -> State:
    try:
        text = (folder(house, printer) / "control.json").read_text(encoding="utf-8")
        found = json.loads(text)
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def fault(house: House, printer: Printer) -> Fault:
    """What was done to the emulated printer."""
    wanted = _control(house, printer)
    found: Fault = "slow" if wanted.get("slow") else wanted.get("state", "ready")
    return found if found in FAULTS else "ready"


def quirk(house: House, printer: Printer) -> Quirk:
    """What its model is like."""
    found: Quirk = _control(house, printer).get("quirk", "none")
    return found if found in QUIRKS else "none"


def set_fault(house: House, printer: Printer, wanted: Fault) -> None:
    """Do it to the emulated printer."""
    slow = _SLOW_S if wanted == "slow" else 0
    _set(house, printer, state="ready" if wanted == "slow" else wanted, slow=slow)


def set_quirk(house: House, printer: Printer, wanted: Quirk) -> None:
    """Let it be like such a model; what is the matter with it stays."""
    _set(house, printer, quirk=wanted)


def _set(house: House, printer: Printer, **changed: object) -> None:
    path = folder(house, printer) / "control.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name("control.part")
    part.write_text(json.dumps(_control(house, printer) | changed), encoding="utf-8")
    part.replace(path)


def printers(house: House, site: Site) -> list[State]:
    """Each printer: what was done to it, and its newest slips."""
    return [
        {
            "printer": printer.id,
            "fault": fault(house, printer),
            "quirk": quirk(house, printer),
            "slips": [
                {"slip": number, "url": f"/demo/paper/{printer.id}/{number}.png"}
                for number in slips(house, printer)
            ],
        }
        for printer in site.printers
    ]


def state(house: House, site: Site, asked_phone: str) -> dict[str, Any]:
    """What the front page asks for again and again.

    `phone`: a visit's id; the one asked for as long as it is worth looking at, else the newest
    that somebody took at a kiosk's screen, else that of a simulated visitor who is called soon.
    `desk`: the adviser at the desk that is shown, None while nobody sits there.
    """
    return {
        "printers": printers(house, site),
        **_people(house, site, asked_phone),
    }


def _people(house: House, site: Site, asked: str) -> dict[str, Any]:
    now = house.clock()
    day = site.service_day(now).isoformat()
    desk = shown_desk(house, site)
    with house.store.read() as conn:
        here = places.signed_on_at(conn, site.id, desk) if desk else None
        # Somebody touched a kiosk's screen, who is no simulated visitor.
        phone = arrivals.issued_by(conn, site.id, day, "kiosk:demo kiosk")
        if phone is None and asked and _worth_seeing(conn, site, asked, to_ms(now)):
            phone = asked
        if phone is None:
            # The first of those with at least two before them: there is something to wait for.
            first = arrivals.first_in_line(conn, site.id, day, 3)
            phone = first[-1] if first else None
    return {"phone": phone, "desk": site.adviser(here.adviser).name if here else None}


def _worth_seeing(conn: Connection, site: Site, visit: str, now_ms: int) -> bool:
    try:
        found = queries.present(conn, visit).visit
    except NotFound:
        return False
    return found.site == site.id and (
        found.ended_at is None or now_ms - found.ended_at < _LINGERS_MS
    )


def shown_desk(house: House, site: Site) -> str | None:
    """The service point whose desk is shown."""
    found = facts(house)
    point = found["desk"] if found else None
    return point if point in {one.id for one in site.service_points} else None
