"""What boards and lamps show, made anew whenever something happened, and every few seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import structlog

from display.board.state import Call, chosen
from hardware.hub import Hub
from hardware.protocol import Lamp, Row, Shown
from server.field.devices import device_id
from storage import Connection, StorageError, Store
from storage.times import to_ms
from ticketing import sites
from ticketing.day.standstill import standing
from ticketing.events import Logged
from ticketing.queue import choosing
from ticketing.sites import Site
from ticketing.sites.wired import Board, Pad
from ticketing.staff import places
from ticketing.visits import announced, queries

log = structlog.get_logger("boards")

#: How far back calls are looked for, over all of a site; as displays do.
_LOOKED_AT = 200
#: What nobody does ends too: a call that grows old, a day, a break.
EVERY_S = 5.0


class Boards:
    """Tells the hub what every board and lamp of a site shows, after each event there."""

    name = "LED boards"
    durable = False

    def __init__(self, store: Store, hub: Hub, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._hub = hub
        self._clock = clock
        self._stopping = False

    def start(self) -> int | None:
        """From now on; what is shown now is told at once."""
        self._tell(None)
        return None

    def handle(self, events: list[Logged]) -> None:
        """Something happened at these sites."""
        self._tell({logged.site for logged in events})

    def run(self, sleep: Callable[[float], None]) -> None:
        """Let time pass, until `stop`."""
        while not self._stopping:
            try:
                self._tell(None)
            except StorageError:
                log.exception("boards are not told")
            sleep(EVERY_S)

    def stop(self) -> None:
        """End that."""
        self._stopping = True

    def _tell(self, only: set[str] | None) -> None:
        with self._store.read() as conn:
            wired = [
                site
                for site in sites.every(conn)
                if (site.boards or site.pads) and (only is None or site.id in only)
            ]
            shown = [one for site in wired for one in shown_at(conn, site, self._clock())]
        self._hub.show(shown)


def shown_at(conn: Connection, site: Site, now: datetime) -> Iterator[Shown]:
    """What every board and lamp of a site shows at `now`."""
    day = site.service_day(now).isoformat()
    still = standing(conn, site.id) is not None  # then nobody is called, and nobody shall come
    calls = [] if still else announced.announced(conn, site.id, day, _LOOKED_AT)
    for board in site.boards:
        device = device_id(site.id, "board", board.id)
        yield Shown(device=device, rows=_rows(site, board, calls, to_ms(now)))
    if not site.pads:
        return
    here = places.here(conn, site, now)
    heads = [] if still else choosing.heads(conn, site, day)
    scene = choosing.look(conn, site, to_ms(now), heads, staff=here)
    for pad in site.pads:
        lamp, text = _lamp(conn, scene, pad, here.get(pad.place))
        yield Shown(device=device_id(site.id, "pad", pad.id), lamp=lamp, text=text)


def _rows(
    site: Site, board: Board, calls: list[announced.Announced], now_ms: int
) -> tuple[Row, ...]:
    points = {
        point.id: point
        for point in site.service_points
        if point.id in board.places or point.zone in board.zones
    }
    seen = [call for call in calls if call.service_point in points]
    arrow = board.arrow or ""
    if board.own_place is not None:
        there = (one for one in seen if one.state in ("called", "serving"))
        one = next(there, None)
        if one is None:
            return ()
        return (Row(number=one.number[:12], arrow=arrow, call=_blinks(one)),)
    shown = chosen([_call(one) for one in seen], now_ms)[: board.rows]
    by_call = {one.announcement: one for one in seen}
    return tuple(
        Row(
            number=one.number[:12],
            arrow=arrow,
            place=points[one.point].digit,
            call=_blinks(by_call[one.announcement]),
        )
        for one in shown
    )


def _blinks(one: announced.Announced) -> int:
    """The call's own number while its visitor is awaited; whoever is there needs no blinking."""
    return one.announcement if one.state == "called" else 0


def _call(one: announced.Announced) -> Call:
    return Call(
        announcement=one.announcement,
        number=one.number,
        point=one.service_point,
        called_at=one.called_at,
        announced_at=one.last_called_at,
        language=one.language,
        state=one.state,
        times=one.recalls + 1,
    )


def _lamp(
    conn: Connection, scene: choosing.Scene, pad: Pad, here: places.SignOn | None
) -> tuple[Lamp, str]:
    """What the pad says: dark where nobody is signed on, else what its place does, or has to do."""
    if here is None:
        return "off", ""
    there = queries.at_point(conn, scene.site.id, pad.place)
    if there is not None:
        called = there.visit.state == "called"
        return ("called" if called else "serving"), (there.visit.number or "")[:12]
    if here.pause == "break":
        return "off", ""
    somebody = scene.next_at(pad.place, here.adviser).chosen is not None
    return ("waiting" if somebody else "off"), ""
