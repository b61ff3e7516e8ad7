"""The boards and pads of the demonstration, which the sample site has not, on one emulated line,
and the loudspeaker at a counter, which an emulated program plays on."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from ticketing.sites import Site
from ticketing.sites.wired import Line

#: Where the desk is that the front page shows.
_WIRED = """
[[lines]]
id = "hall"
name = "Line of the hall"
protocol = "qsystem"
transport = "serial"
address = {address!r}
baud = 57600

[[boards]]
id = "counter"
name = "LED board over {name}"
line = "hall"
number = 33
places = ["{place}"]
columns = 6
arrow = "down"

[[boards]]
id = "hall"
name = "LED board of the hall"
line = "hall"
number = 48
zones = [{zones}]
rows = 4
columns = 8
arrow = "right"

[[pads]]
id = "counter"
name = "Call pad at {name}"
line = "hall"
number = 64
place = "{place}"
next = "31"
recall = "31"
start = "32"
help = "33"
no_show = "34"
finish = "34"
outcome = "{outcome}"

[[speakers]]
id = "counter"
name = "Loudspeaker at {name}"
use = "counter"
places = ["{place}"]
output = "plughw:CARD=Counter"
"""
_PLAYS = """#!/bin/sh
exec {python} -P -m hardware.emulators.speaker --keep {keep} --folder {folder} "$@"
"""
#: So many sounds are kept of the last that a loudspeaker played.
_KEPT_SOUNDS = 5


def folder(data: Path, line: str) -> Path:
    """Where the emulator of a line keeps its state, and looks for what is done to it."""
    return data / "lines" / line


def text(data: Path, site: Site, place: str) -> str:
    """What the site file has besides the sample: a board, a pad and a loudspeaker at a place, and a
    board in the hall."""
    return _WIRED.format(
        address=str(folder(data, "hall") / "line"),
        name=site.service_point(place).called("en"),
        place=place,
        zones=", ".join(f'"{zone.id}"' for zone in site.zones),
        outcome=site.outcomes[0].id,
    )


def emulator_arguments(data: Path, site: Site, line: Line) -> list[str]:
    """The command line of the emulator of a line; it begins well."""
    place = folder(data, line.id)
    place.mkdir(parents=True, exist_ok=True)
    (place / "control.json").unlink(missing_ok=True)
    devices = [
        f"board:{board.id}-{row}:{board.number + row}"
        for board in site.boards
        if board.line == line.id
        for row in range(board.rows)
    ]
    devices += [f"pad:{pad.id}:{pad.number}" for pad in site.pads if pad.line == line.id]
    told = [word for one in devices for word in ("--device", one)]
    return ["--protocol", line.protocol, "--pty", line.address, "--folder", str(place), *told]


def players(data: Path, site: Site) -> Path:
    """The folder of the programs that play on emulated loudspeakers, which begin well. It goes
    first on the path of whoever plays."""
    programs = data / "players"
    programs.mkdir(parents=True, exist_ok=True)
    for speaker in site.speakers:
        place = data / "speakers" / speaker.id
        place.mkdir(parents=True, exist_ok=True)
        (place / "control.json").unlink(missing_ok=True)
        program = programs / speaker.program
        text = _PLAYS.format(
            python=shlex.quote(sys.executable), keep=_KEPT_SOUNDS, folder=shlex.quote(str(place))
        )
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)
    return programs
