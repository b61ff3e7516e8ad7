"""What a waiting area's screen shows, read from the database; nothing is asked or changed.

The board carries ticket numbers and service points alone: no name, and no number beside an enquiry
type. The waits that it tells are of the whole house.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from display.board.hours import Lit, lit
from display.board.waits import WaitShown, waits
from storage import Connection
from storage.times import from_ms, iso
from ticketing.day import media, messages
from ticketing.day.messages import MessageShown
from ticketing.day.notices import showing
from ticketing.day.standstill import standing
from ticketing.queue.ahead import Shared
from ticketing.queue.waiting import waiting_by_kiosk
from ticketing.sites import Site
from ticketing.visits import announced

#: So many calls are shown, and all of those whose visitors are still awaited: the voice says none
#: that is not among them. There are never more awaited than the zone has service points.
MOST_CALLS = 8
#: A call stays on the screen for two minutes, whatever becomes of it.
KEPT_MS = 2 * 60_000
#: Ended calls stay as 'earlier' ones for those who looked away, but not for the whole morning.
EARLIER_MS = 30 * 60_000
#: The sound of an announcement is there as long as its visitor is called, and this much longer: a
#: browser may fetch it in parts.
SPOKEN_MS = 5 * 60_000

#: How far back is looked, over all zones of the site.
_LOOKED_AT = 200


class CallShown(TypedDict):
    """A call as the screen has it; times in ISO 8601, `times` counts the first call too."""

    announcement: int
    number: str
    point: str
    called_at: str
    announced_at: str
    language: str
    state: str
    times: int


class BoardShown(TypedDict):
    """What a zone's screens show: the calls, how many wait, how long, when it is lit, why everybody
    was asked to wait, what every screen says instead of all this, and the notices of now by
    language. `page` changes when the site file did, or what is shown
    between calls."""

    page: str
    calls: list[CallShown]
    waiting: int
    waits: list[WaitShown]
    lit: Lit | None
    standing: str | None
    message: MessageShown | None
    notices: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Call:
    """A call as the screen shows it; `times` counts the first call too. Times in ms UTC."""

    announcement: int
    number: str
    point: str
    called_at: int
    announced_at: int
    language: str
    state: str
    times: int

    def as_json(self) -> CallShown:
        return {
            "announcement": self.announcement,
            "number": self.number,
            "point": self.point,
            "called_at": iso(self.called_at),
            "announced_at": iso(self.announced_at),
            "language": self.language,
            "state": self.state,
            "times": self.times,
        }


def chosen(calls: Iterable[Call], now_ms: int) -> list[Call]:
    """What the screen shows, newest announcement first: MOST_CALLS, or all who are awaited.

    Visitors who are still awaited come first, then the calls of the last two minutes, those of
    visitors who are being served, and the ones that ended within EARLIER_MS. A number stands there
    once.
    """
    newest: dict[str, Call] = {}
    for call in sorted(calls, key=lambda call: call.announcement):
        newest[call.number] = call

    def age(call: Call) -> int:
        # By a clock that was put back since, what is over would be news until then.
        return abs(now_ms - call.announced_at)

    def importance(call: Call) -> int:
        if call.state == "called":
            return 0
        if age(call) < KEPT_MS:
            return 1
        return 2 if call.state == "serving" else 3

    shown = [call for call in newest.values() if importance(call) < 3 or age(call) < EARLIER_MS]
    shown.sort(key=lambda call: (importance(call), -call.announcement))
    awaited = sum(call.state == "called" for call in shown)
    return sorted(shown[: max(MOST_CALLS, awaited)], key=lambda call: -call.announcement)


def board(
    connection: Connection, site: Site, zone: str, now_ms: int, shared: Shared | None = None
) -> BoardShown:
    """The state of a screen: {"calls": [...], "waiting": visitors who wait}. `zone` is the id of a
    display, or of a waiting area; `shared` the queue that was read for others."""
    day = site.service_day(from_ms(now_ms)).isoformat()
    shows = site.shows(zone)
    points = shows.places
    calls = [
        Call(
            announcement=one.announcement,
            number=one.number,
            point=one.service_point,
            called_at=one.called_at,
            announced_at=one.last_called_at,
            language=one.language,
            state=one.state,
            times=one.recalls + 1,
        )
        for one in announced.announced(connection, site.id, day, _LOOKED_AT)
        if one.service_point in points
    ]
    return {
        "page": site.fingerprint + media.stamp(connection, site.id),
        "calls": [call.as_json() for call in chosen(calls, now_ms)],
        "waiting": waiting(connection, site, zone, day),
        "waits": waits(connection, site, shows, from_ms(now_ms), shared or Shared()),
        "lit": lit(site, shows, from_ms(now_ms)),
        "standing": still.reason if (still := standing(connection, site.id)) else None,
        "message": messages.shown(connection, site, from_ms(now_ms)),
        "notices": showing(connection, site, "displays", from_ms(now_ms)),
    }


def waiting(connection: Connection, site: Site, zone: str, day: str) -> int:
    """How many visitors wait in the zones of a screen: those who took their ticket from one of
    their kiosks.

    Tickets that no kiosk issued count in the site's first zone.
    """
    counts = waiting_by_kiosk(connection, site.id, day)
    first = site.zones[0].id
    zones = {kiosk.id: kiosk.zone for kiosk in site.kiosks}
    here = site.shows(zone).zones
    return sum(count for kiosk, count in counts.items() if zones.get(kiosk or "", first) in here)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What an announcement says: the number and the service point."""

    number: str
    point: str


def announcement(
    connection: Connection, site: Site, zone: str, sequence: int, now_ms: int
) -> Announcement | None:
    """The call, recall or move with this sequence number, if it was made in the zone just now, or
    its visitor is still awaited there."""
    day = site.service_day(from_ms(now_ms)).isoformat()
    found = announced.announcement(connection, site.id, day, sequence, now_ms - SPOKEN_MS)
    if found is None or found[1] not in site.shows(zone).places:
        return None
    return Announcement(*found)
