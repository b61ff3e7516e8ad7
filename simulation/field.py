"""What the demonstration shows of its devices, and what can be done to them: printers, LED boards,
call pads and their line, loudspeakers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from simulation import shown
from simulation.client import State
from storage import Connection
from storage.times import iso
from ticketing.errors import NotFound
from ticketing.sites import Site
from ticketing.sites.shown.speakers import Speaker
from ticketing.sites.wired import Board
from ticketing.visits.announced import announced
from web.house import House

#: The keys of an emulated pad, as they are printed on it.
KEYS = {"31": "Next or again", "32": "Here", "33": "Help", "34": "End or nobody"}


#: What a line may be like (`hardware.emulators.field.QUIRKS`).
Quirk = Literal["none", "chatter", "noise", "lossy", "stuck", "echo"]
QUIRKS: dict[Quirk, str] = {
    "none": "A good line",
    "chatter": "Keys chatter: five for one",
    "noise": "Noise before each frame",
    "lossy": "Loses one byte in twenty",
    "stuck": "The next key pressed is stuck",
    "echo": "Its converter hears itself",
}
#: How an output is (`hardware.emulators.speaker`).
Trouble = Literal["ready", "unplugged", "busy", "broken", "silent"]
TROUBLES: dict[Trouble, str] = {
    "ready": "All well",
    "unplugged": "Unplugged",
    "busy": "Busy elsewhere",
    "broken": "Plays nothing",
    "silent": "Never ends",
}
#: So many calls of the day are looked at for the last that a loudspeaker was told.
_LOOKED_AT = 200


def _folder(house: House, line: str) -> Path:
    return house.data / "lines" / line


def _read(path: Path) -> State:
    try:
        found: State = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _control(house: House, line: str, **changed: Any) -> None:
    _change(_folder(house, line) / "control.json", **changed)


def _change(path: Path, **changed: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name("control.part")
    part.write_text(json.dumps(_read(path) | changed), encoding="utf-8")
    part.replace(path)


def state(house: House, site: Site) -> dict[str, Any]:
    """Every printer with its paper, every board with its rows, every pad with its lamp, every line
    with its cable."""
    told = {line.id: _read(_folder(house, line.id) / "state.json") for line in site.lines}
    asked = {line.id: _read(_folder(house, line.id) / "control.json") for line in site.lines}

    def device(line: str, name: str) -> State:
        found: State = told[line].get("devices", {}).get(name, {})
        return found

    return {
        "printers": shown.printers(house, site),
        "lines": [
            {
                "line": one.id,
                "plugged": not asked[one.id].get("unplugged", False),
                "quirk": asked[one.id].get("quirk", "none"),
            }
            for one in site.lines
        ],
        "boards": [
            {
                "board": board.id,
                "powered": not set(_rows(board)) & set(asked[board.line].get("off", [])),
                "rows": [
                    {
                        "text": "".join(device(board.line, name).get("rows", [])),
                        "blinks": bool(device(board.line, name).get("blinks")),
                    }
                    for name in _rows(board)
                ],
            }
            for board in site.boards
        ],
        "pads": [
            {"pad": pad.id, "lamp": str(device(pad.line, pad.id).get("lamp", "off"))}
            for pad in site.pads
        ],
        "speakers": _speakers(house, site),
    }


def _speakers(house: House, site: Site) -> list[dict[str, Any]]:
    if not site.speakers:
        return []
    day = site.service_day(house.clock()).isoformat()
    with house.store.read() as conn:
        return [
            {
                "speaker": one.id,
                "trouble": _trouble(house, one),
                "told": _told(conn, site, day, one),
                "played": next(iter(reversed(sounds(house, one))), None),
            }
            for one in site.speakers
        ]


def _told(conn: Connection, site: Site, day: str, speaker: Speaker) -> dict[str, Any] | None:
    """The newest call that it was told to say."""
    places = speaker.heard_at(site.service_points)
    for one in announced(conn, site.id, day, _LOOKED_AT):
        if one.service_point in places:
            return {"number": one.number, "at": iso(one.last_called_at)}
    return None


def sound_file(house: House, speaker: Speaker, number: int) -> Path:
    """Where the emulator keeps what it played."""
    return house.data / "speakers" / speaker.id / f"{number:04}.wav"


def sounds(house: House, speaker: Speaker) -> list[int]:
    """The numbers of what it played last, in order."""
    names = [one.stem for one in (house.data / "speakers" / speaker.id).glob("*.wav")]
    return sorted(int(name) for name in names if name.isdecimal())


def _trouble(house: House, speaker: Speaker) -> Trouble:
    found: Trouble = _read(house.data / "speakers" / speaker.id / "control.json").get("state")  # type: ignore[assignment]
    return found if found in TROUBLES else "ready"


def set_trouble(house: House, speaker: Speaker, wanted: Trouble) -> None:
    """Let its output be like this from the next sound on."""
    _change(house.data / "speakers" / speaker.id / "control.json", state=wanted)


def _rows(board: Board) -> list[str]:
    """The names of a board's rows on the emulated line."""
    return [f"{board.id}-{row}" for row in range(board.rows)]


def pull(house: House, site: Site, line: str, *, plugged: bool) -> None:
    """Pull a line's cable, or put it in."""
    _control(house, site.line(line).id, unplugged=not plugged)


def set_quirk(house: House, site: Site, line: str, wanted: Quirk) -> None:
    """Let a line be like this."""
    _control(house, site.line(line).id, quirk=wanted)


def power(house: House, site: Site, board: str, *, on: bool) -> None:
    """Pull a board's own plug, or put it in."""
    one = next((one for one in site.boards if one.id == board), None)
    if one is None:
        raise NotFound(f"There is no board '{board}'.")
    off = set(_read(_folder(house, one.line) / "control.json").get("off", []))
    off = off - set(_rows(one)) if on else off | set(_rows(one))
    _control(house, one.line, off=sorted(off))


def press(house: House, site: Site, pad: str, key: str) -> None:
    """Press a key of a pad once."""
    one = site.pad(pad)
    if key not in KEYS:
        raise NotFound(f"There is no key '{key}'; there is: {', '.join(KEYS)}")
    before = _read(_folder(house, one.line) / "control.json").get("pressed") or ["", "", 0]
    _control(house, one.line, pressed=[pad, key, int(before[2]) + 1])
