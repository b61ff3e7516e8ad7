"""What visitors need of a house just now, and how each of it is: staff are alerted to what does not
work. A house that is closed needs nothing; a kiosk that is closed needs no printer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from sqlite3 import Connection

from hardware.hub import Hub
from hardware.hub.views import DeviceView
from server.agent_keeper import NAME
from server.devices import device_id
from server.field.devices import device_id as wired_id
from storage.times import from_ms
from ticketing.day.limits import kiosk_closure, site_closure
from ticketing.help.alerts import Needed
from ticketing.sites import Site
from ticketing.sites.shown.speakers import Speaker
from ticketing.visits import receipts
from ticketing.visits.receipts import Screen
from web import paired, tokens
from web.house import House

#: So long after a start nothing is known of screens: each tells once a minute that it is there.
UNSURE = timedelta(seconds=100)
#: A screen of a waiting area that is there tells so every minute.
_THERE = timedelta(seconds=100)


class Alarm:
    """Looks at a site's devices and screens in each round of the housekeeping."""

    def __init__(self, house: House, hub: Hub) -> None:
        self._house = house
        self._hub = hub
        self._sure_at = house.clock() + UNSURE

    def look(self, site: Site, now: datetime) -> None:
        """Let staff be told what is new."""
        # A clock that was set back must not make us unsure for longer than a start does.
        self._sure_at = min(self._sure_at, now + UNSURE)
        with self._house.store.read() as conn:
            needed = [] if site_closure(conn, site, now) else self._needed(conn, site, now)
        self._house.alerts.look(site.id, needed, now)

    def _needed(self, conn: Connection, site: Site, now: datetime) -> list[Needed]:
        sure = now >= self._sure_at
        screens = _screens(conn, site, now)
        views = {one.device: one for one in self._hub.device_states(conn, site.id)}
        kiosks = [one.id for one in site.kiosks if kiosk_closure(conn, site, one, now) is None]
        of_agents = [
            *_printers(site, views, kiosks),
            *_boards(site, views),
            *_speakers(site, views, screens, now),
        ]
        names = dict.fromkeys(agent for _, agent in of_agents)
        # One that was never let in is not down: it is still to be set up, as *Devices* says.
        known = {one.name for one in tokens.agents(conn)}
        agents = [self._agent(name, of_agents, now) for name in names if name in known]
        return [
            *agents,
            # Of what an agent that is away drives nothing is known but that.
            *(one for one, _ in of_agents),
            *self._kiosks(conn, site, kiosks, now, sure=sure),
            *_displays(site, screens, now, sure=sure),
        ]

    def _agent(self, name: str, of_agents: list[tuple[Needed, str]], now: datetime) -> Needed:
        own = [one for one, agent in of_agents if agent == name]
        # Where everything that it drives has a stand-in, nobody goes without.
        away = self._hub.agents.away(name, now) and any(one.state is not None for one in own)
        seen = self._hub.agents.seen(name)
        drives = " and ".join(one.name for one in own)
        host = "" if seen is None else seen.host
        # This machine's own has no name that anybody knows.
        host = host or ("" if name == NAME else name)
        return Needed(f"agent {name}", "agent", drives, host, "unknown" if away else None)

    def _kiosks(
        self, conn: Connection, site: Site, kiosks: list[str], now: datetime, *, sure: bool
    ) -> Iterator[Needed]:
        """Kiosks that were paired; of another nobody knows which browser is it."""
        every = [one for one in self._house.paired.of_site(conn, site.id) if one.kind == "kiosk"]
        for kiosk in site.kiosks:
            seen = [one.seen for one in every if one.place == kiosk.id and one.seen is not None]
            if kiosk.id not in kiosks or not seen:
                continue
            there = abs(now - max(seen)) < paired.THERE
            where = site.zone(kiosk.zone).called("en")
            yield Needed(
                f"kiosk {kiosk.id}",
                "kiosk",
                kiosk.name,
                where,
                None if there else "gone",
                sure=sure or there,
            )


def _printers(
    site: Site, views: Mapping[str, DeviceView], kiosks: list[str]
) -> Iterator[tuple[Needed, str]]:
    """Those of open kiosks; where another printer takes over, nobody goes without."""
    for printer in site.printers:
        at = [one.name for one in site.kiosks if one.printer == printer.id and one.id in kiosks]
        view = views.get(device_id(site.id, printer.id))
        if not at or view is None:
            continue
        other = views.get(device_id(site.id, printer.stand_in)) if printer.stand_in else None
        well = view.usable or (other is not None and other.usable)
        where = ", ".join(at)
        yield (
            Needed(
                f"printer {printer.id}",
                "printer",
                printer.name,
                view.where or where,
                None if well else str(view.state),
                sure=well or _is_heard(view),
            ),
            printer.agent,
        )


def _boards(site: Site, views: Mapping[str, DeviceView]) -> Iterator[tuple[Needed, str]]:
    """A line of which nothing works is one trouble, however many boards are on it."""
    for line in site.lines:
        found = [
            (board, view)
            for board in site.boards
            if board.line == line.id
            and (view := views.get(wired_id(site.id, "board", board.id))) is not None
        ]
        states = {str(view.state) for _, view in found if not view.usable}
        whole = len(found) > 1 and all(not view.usable for _, view in found)
        heard = all(_is_heard(view) for _, view in found)
        if len(found) > 1:
            state = min(states) if whole else None
            places = tuple(one for board, _ in found for one in board.places)
            yield (
                Needed(f"line {line.id}", "line", line.name, f"{len(found)} boards", state,
                       sure=heard, places=places),
                line.agent,
            )  # fmt: skip
        for board, view in found:
            state = None if view.usable else str(view.state)
            yield (
                Needed(
                    f"board {board.id}",
                    "board",
                    board.name,
                    view.where,
                    state,
                    sure=_is_heard(view) and not whole,
                    places=board.places,
                ),
                line.agent,
            )


def _speakers(
    site: Site, views: Mapping[str, DeviceView], screens: list[Screen], now: datetime
) -> Iterator[tuple[Needed, str]]:
    """Loudspeakers that say calls now; a screen of the same hall that speaks takes over."""
    for speaker in site.speakers:
        view = views.get(receipts.speaker_id(site.id, speaker.id))
        if view is None or site.volume_of(speaker, now) == 0:
            continue
        well = view.usable or (speaker.use == "hall" and _spoken(site, speaker, screens, now))
        yield (
            Needed(
                f"speaker {speaker.id}",
                "speaker",
                speaker.name,
                view.where,
                None if well else str(view.state),
                sure=well or _is_heard(view),
                places=speaker.places if speaker.use == "counter" else (),
            ),
            speaker.agent,
        )


def _spoken(site: Site, speaker: Speaker, screens: list[Screen], now: datetime) -> bool:
    places = speaker.heard_at(site.service_points)
    same = {one.id for one in site.screens if one.places == places}
    return any(
        one.zone in same and one.sound == "on" and abs(now - from_ms(one.last_seen)) < _THERE
        for one in screens
    )


def _displays(site: Site, screens: list[Screen], now: datetime, *, sure: bool) -> Iterator[Needed]:
    """Screens that a supervisor called ours: whether they are there; and of those of one room,
    where none has a voice, that they are silent."""
    shows = {one.id: one for one in site.screens}
    spoken = {shows[one.zone].places for one in screens if one.sound == "on"}
    spoken |= {one.heard_at(site.service_points) for one in site.speakers if one.use == "hall"}
    for one in screens:
        there = abs(now - from_ms(one.last_seen)) < _THERE
        mute = one.sound == "blocked" and shows[one.zone].places not in spoken
        state = "mute" if there and mute else None if there else "gone"
        where = shows[one.zone].name
        name = one.name or where
        yield Needed(f"display {one.id}", "display", name, where, state, sure=sure or there)


def _screens(conn: Connection, site: Site, now: datetime) -> list[Screen]:
    known = {one.id for one in site.screens}
    return [
        one
        for one in receipts.screens(conn, site.id)
        if one.name is not None
        and one.zone in known
        and now - from_ms(one.last_seen) < receipts.FORGOTTEN
    ]


def _is_heard(view: DeviceView) -> bool:
    return str(view.state) != "unknown"
