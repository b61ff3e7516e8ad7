"""The boards and pads of a site file as the agents need them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from hardware.protocol import BoardConfig, Deed, Line, PadConfig
from ticketing.sites import Site, wired

#: The keys of a QSystem pad, where the file gives none: as they are printed on it.
_USUAL: dict[str, dict[str, Deed]] = {
    "qsystem": {"31": "next-or-recall", "32": "start", "34": "finish-or-no-show"},
}
#: Two deeds with one key.
_BOTH: dict[frozenset[str], Deed] = {
    frozenset({"next", "recall"}): "next-or-recall",
    frozenset({"finish", "no-show"}): "finish-or-no-show",
}


def device_id(site: str, kind: str, part: str) -> str:
    """A board's or a pad's id among the devices of all sites."""
    return f"{site}.{kind}.{part}"


def configured(site: Site) -> Iterator[BoardConfig | PadConfig]:
    """Every board and pad of a site."""
    for board in site.boards:
        line = site.line(board.line)
        yield BoardConfig(
            id=device_id(site.id, "board", board.id),
            name=board.name,
            where=board.where or "",
            site=site.id,
            agent=line.agent,
            line=_line(line),
            number=board.number,
            rows=board.rows,
            columns=board.columns,
        )
    for pad in site.pads:
        line = site.line(pad.line)
        yield PadConfig(
            id=device_id(site.id, "pad", pad.id),
            name=pad.name,
            where=pad.where or site.service_point(pad.place).called("en"),
            site=site.id,
            agent=line.agent,
            line=_line(line),
            number=pad.number,
            keys=keys_of(pad, line.protocol),
        )


def keys_of(pad: wired.Pad, protocol: str) -> dict[str, Deed]:
    """What each key of a pad is for."""
    deeds = pad.deeds
    if not deeds:
        return _USUAL.get(protocol, {})
    found: dict[str, Deed] = {}
    for key in deeds.values():
        what = frozenset(deed for deed, each in deeds.items() if each == key)
        found[key] = _BOTH.get(what) or cast(Deed, min(what))
    return found


def _line(line: wired.Line) -> Line:
    return Line(
        protocol=line.protocol, transport=line.transport, address=line.address, baud=line.baud
    )
