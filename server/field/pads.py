"""What a press of a pad leads to: the command that whoever is signed on there could give.

It is given in their name and by their rights, as those are now, and stands in the event log as
theirs. Where nobody is signed on nothing happens, whatever the key. The press is the command's
request key: the same press leads to one command, however often it comes.
"""

from __future__ import annotations

from collections.abc import Callable

import structlog

from hardware.hub import Hub
from hardware.protocol import Answered, Deed, PadConfig, Pressed
from storage import Connection, StorageError
from ticketing import commands, sites
from ticketing.asks import Ask, RequestKey
from ticketing.errors import Refused
from ticketing.sites import Site, rights
from ticketing.sites.wired import Pad
from ticketing.staff import places
from ticketing.visits import queries
from ticketing.visits.model import Visit
from web.callers import Caller, Forbidden, Grant
from web.house import House

log = structlog.get_logger("pads")

_NOBODY = "Nobody is signed on here."
_NONE_HERE = "No visitor is called or served here."
_NONE_WAITS = "Nobody waits for this place."
#: What one key is for, by whether a visitor is called here.
_EITHER: dict[Deed, tuple[Deed, Deed]] = {
    "next-or-recall": ("recall", "next"),
    "finish-or-no-show": ("no-show", "finish"),
}


class Pads:
    """Gives the commands of all pads of the house."""

    def __init__(self, house: House) -> None:
        self._house = house

    def listen(self, hub: Hub) -> None:
        """From now on."""
        hub.on_press(self.pressed)

    def pressed(self, config: PadConfig, pressed: Pressed) -> Answered:
        """Do what the key is for; never raises. `says` tells staff why nothing was done."""
        deed = config.keys.get(pressed.key)
        if deed is None:
            return Answered(done=False, says="This key is for nothing.")
        try:
            says = self._do(config, pressed, deed)
        except Refused as refusal:
            says = refusal.detail
        except StorageError:
            log.exception("a press failed", device=config.id)
            says = "Nothing can be written just now."
        log.info("pad pressed", device=config.id, deed=deed, done=not says, says=says)
        return Answered(done=not says, says=says[:300])

    def _do(self, config: PadConfig, pressed: Pressed, deed: Deed) -> str:
        """Give the command; why nothing was done, '' if it was. Raises Refused."""
        with self._house.store.read() as conn:
            site = sites.get(conn, config.site)
            pad = site.pad(config.id.rpartition(".")[2])
            here = places.here(conn, site, self._house.clock()).get(pad.place)
            if here is None:
                return _NOBODY
            found = queries.at_point(conn, site.id, pad.place)
            visit = None if found is None else found.visit
            grant = self._allowed(conn, site, pad, here.adviser, visit)
        called = visit is not None and visit.state == "called"
        if deed in _EITHER:
            deed = _EITHER[deed][0 if called else 1]
        key = RequestKey(f"pad:{config.id}", pressed.press, pressed.key)
        ask = Ask(self._house.clock(), grant.actor, grant.adviser, key)
        if deed == "help":
            commands.raise_help(self._house.store, site.id, pad.place, ask)
            return ""
        if deed == "next":
            return self._next(site, pad, ask)
        if visit is None:
            return _NONE_HERE
        self._with(visit, pad, ask, deed)
        return ""

    @staticmethod
    def _allowed(
        conn: Connection, site: Site, pad: Pad, adviser: str, visit: Visit | None
    ) -> Grant:
        """What whoever is signed on may do, as at the desk. Raises Forbidden, Unauthorised."""
        person = site.adviser(adviser)
        if not rights.serves(person):  # their role was changed while they sat here
            raise Forbidden(f"{person.name} may not serve visitors.")
        grant = Grant(
            rights.level(person),
            site.id,
            person.name,
            person.id,
            only=rights.only(person),
            rights=rights.of(person),
        )
        who = Caller((grant,))
        return who.at_point(conn, site.id, pad.place, None if visit is None else visit.enquiry)

    def _next(self, site: Site, pad: Pad, ask: Ask) -> str:
        visit = commands.call_next(self._house.store, site.id, pad.place, ask)
        return _NONE_WAITS if visit is None else ""

    def _with(self, visit: Visit, pad: Pad, ask: Ask, deed: Deed) -> None:
        store = self._house.store
        simple: dict[str, Callable[..., Visit]] = {
            "recall": commands.recall,
            "start": commands.start,
            "no-show": commands.no_show,
        }
        if deed == "finish":
            commands.finish(store, visit.visit, ask, outcome=pad.outcome)
        else:
            simple[deed](store, visit.visit, ask)
