"""What of the boards and pads in a site file only the whole house can check: their protocols."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from difflib import get_close_matches

from hardware.connections import host_and_port
from hardware.drivers.field import SPOKEN
from hardware.introducing import is_line
from server.printer_checks import same_place
from ticketing.sites import Site
from ticketing.sites.file import Path as Place
from ticketing.sites.wired import Board, Line, Pad

#: The longest number of a ticket: two letters and three figures.
_LETTERS = 3


def mistakes(site: Site) -> Iterator[tuple[Place, str]]:
    """Where in the file, and what to write instead."""
    lines = {line.id: line for line in site.lines}
    for i, line in enumerate(site.lines):
        wrong = _address(line)
        if wrong:
            yield ("lines", i, "address"), wrong
        if line.protocol == "keys" and line.transport == "serial":
            says = "a keyboard is on no serial port; write transport = 'input'"
            yield ("lines", i, "transport"), says
        if line.protocol != "keys" and line.transport == "input":
            says = f"{line.protocol!r} is spoken on no keyboard; write protocol = 'keys'"
            yield ("lines", i, "protocol"), says
    yield from _twice(site)
    taken: dict[tuple[str, int], str] = {}
    boards = [("boards", i, board) for i, board in enumerate(site.boards)]
    pads = [("pads", i, pad) for i, pad in enumerate(site.pads)]
    every: list[tuple[str, int, Board | Pad]] = [*boards, *pads]
    for kind, i, part in every:
        if part.line in lines:
            for key, says in _on_its_line(part, lines[part.line], taken):
                yield (kind, i, key), says


def cautions(site: Site) -> Iterator[tuple[Place, str]]:
    """What is no mistake, but would better be otherwise."""
    prefixes = max((len(one.prefix) for one in site.enquiries), default=1)
    for i, board in enumerate(site.boards):
        if board.columns < prefixes + _LETTERS:
            yield (
                ("boards", i, "columns"),
                f"numbers have {prefixes + _LETTERS} characters; it shows the last "
                f"{board.columns}, which two visitors of different enquiry types may share",
            )


def _address(line: Line) -> str | None:
    if line.transport == "serial":
        if is_line(line.address):
            return None
        return (
            f"{line.address!r} is no path; write one like /dev/serial/by-id/…, or COM3 where "
            "Windows has it"
        )
    if line.transport == "input":
        if line.address.startswith("/"):
            return None
        return f"{line.address!r} is no path; write one like /dev/input/by-id/…"
    if not re.search(r":\d+$", line.address):
        return f"{line.address!r} names no port; write host:port, such as 192.0.2.31:4001"
    try:
        host_and_port(line.address)
    except ValueError as error:
        return f"{error}; write host:port, such as 192.0.2.31:4001"
    return None


def _twice(site: Site) -> Iterator[tuple[Place, str]]:
    seen: dict[tuple[str, ...], str] = {}
    printers: dict[tuple[str, ...], str] = {}
    for printer in site.printers:
        with suppress(ValueError):  # a wrong address has its own mistake
            where = same_place(printer.transport, printer.agent, printer.address)
            printers.setdefault(where, printer.id)
    for i, line in enumerate(site.lines):
        if _address(line):
            continue
        where = same_place(line.transport, line.agent, line.address)
        first = seen.setdefault(where, line.id)
        if first != line.id:
            says = f"{line.address} is the line {first!r} already; put its boards and pads there"
            yield ("lines", i, "address"), says
        elif (other := printers.get(where)) is not None:
            says = f"{line.address} is the printer {other!r} already; one of both is elsewhere"
            yield ("lines", i, "address"), says


def _on_its_line(
    part: Board | Pad, line: Line, taken: dict[tuple[str, int], str]
) -> Iterator[tuple[str, str]]:
    speech = SPOKEN[line.protocol]()
    if isinstance(part, Board) and line.protocol == "keys":
        yield "line", f"{line.id!r} is a keyboard; no board hangs on it"
        return
    if isinstance(part, Pad) and not speech.keys:
        yield "line", f"no pad speaks {line.protocol!r}"
        return
    rows = part.rows if isinstance(part, Board) and line.protocol == "qsystem" else 1
    numbers = list(speech.numbers())
    for number in range(part.number, part.number + rows):
        if number not in numbers:
            least, most = min(numbers), max(numbers)
            here = "has no numbers; leave it out" if least == most else f"has {least} to {most}"
            yield "number", f"{number} is not possible: a line of {line.protocol!r} {here}"
            return
        first = taken.setdefault((line.id, number), part.id)
        if first != part.id:
            yield "number", f"{number} is that of {first!r} on the line {line.id!r} already"
            return
    if isinstance(part, Pad):
        yield from _keys(part, line, speech.keys)


def _keys(pad: Pad, line: Line, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    if not pad.deeds and line.protocol != "qsystem":
        yield "next", "it has no keys yet; write the name of one for each that it has"
    for deed, key in pad.deeds.items():
        if key not in known:
            close = get_close_matches(key, known, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"such as {min(known)!r}"
            yield deed.replace("-", "_"), f"{line.protocol!r} has no key {key!r}; {hint}"
