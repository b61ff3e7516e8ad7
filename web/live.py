"""Live states: a screen joins a room and gets its whole state, then the whole again at each change.

States are small, so nothing has to be merged, and a lost message mends itself with the next. A
state is made once per room and change; several changes within `COALESCE_S` go out as one. Within
an `epoch` (one run of the server) the version rises with each state that differs. All rooms count
together: a room that was empty for a moment must not begin anew below what its screens have seen.
"""

from __future__ import annotations

import itertools
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

import structlog
from flask import request
from flask_socketio import Namespace, join_room

from storage.times import iso, to_ms
from ticketing.errors import Refused
from ticketing.events import Logged
from ticketing.events.sites import SiteLoaded
from ticketing.events.staff import StaffChanged
from web.callers import Caller, Unauthorised, caller
from web.house import House
from web.houses import Houses

log = structlog.get_logger(__name__)

#: How often it is looked whether those who joined may still see what they joined.
RECHECK_S = 30.0
#: Rooms that one screen joins; a page joins one or two of a namespace.
MOST_JOINS = 10
_MOST_NAMED = 5
#: Long enough to fold a burst of commits into one message, short enough not to be noticed.
COALESCE_S = 0.004

Emit = Callable[..., None]
#: Events after which somebody may see less than before.
_RIGHTS = (SiteLoaded, StaffChanged)


@dataclass
class _Room:
    members: set[str] = field(default_factory=set)
    state: Mapping[str, Any] | None = None
    version: int = 0
    #: Moments as `Live` counts them: of the last change that concerned it, and of the view from
    #: which its state was made.
    touched: int = 1
    made: int = 0
    #: Held while its state is made and sent: an older view must not come after a newer one.
    making: threading.Lock = field(default_factory=threading.Lock)

    @property
    def dirty(self) -> bool:
        return self.touched > self.made


@dataclass(frozen=True)
class _Joined:
    """What a screen asked to see, and as whom."""

    data: dict[str, Any]
    who: Caller


class StateNamespace(Namespace):  # type: ignore[misc]
    """A room's socket namespace. A room of screens says who may join what and what they see.

    Keys begin with the site's id and '|', so that an event of that site touches them.
    """

    #: e.g. '/display'
    path: str

    def __init__(self, house: House, live: Live) -> None:
        super().__init__(self.path)
        self.house = house
        self._live = live
        live.add(self)

    # -- what a room gives

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        """The key of the state that `data` asks for. Raises Refused for what may not be joined."""
        raise NotImplementedError

    def compute(self, key: str) -> Mapping[str, Any]:
        """The whole state of `key` now. Short queries only: everybody waits for it."""
        raise NotImplementedError

    def concerns(self, key: str, logged: Logged) -> bool:
        """Whether an event can change the state of `key`; by default any event of its site."""
        return key.partition("|")[0] == logged.site

    # -- the wire

    def on_connect(self, auth: object = None) -> bool | None:
        """A program connects with `auth={'token': …}`; a page has its session's cookie."""
        if isinstance(auth, dict) and isinstance(auth.get("token"), str):
            # The environ is the connection's own, and every later message sees it.
            request.environ["HTTP_AUTHORIZATION"] = f"Bearer {auth['token']}"
        return None

    def on_join(self, data: object = None) -> dict[str, Any]:
        """Join a room of screens: its state follows, and the answer is {'ok': true}."""
        sid: str = request.sid  # type: ignore[attr-defined]
        asked = self._live.asked(self, sid)
        wanted = _in_order(data)
        if wanted in asked:
            return asked[wanted]  # asked for before: nothing is read, and nothing made
        try:
            if not isinstance(data, dict):
                raise Refused("join with an object, such as {'site': 'riverside'}")
            if len(asked) >= MOST_JOINS:
                raise Refused(f"a screen joins at most {MOST_JOINS} rooms; connect once more")
            key = self.key_for(data, caller().looking())
            try:
                join_room(key)
            except (KeyError, ValueError):  # it left while it asked, and was forgotten
                self._live.leave(self, sid)
                return {"ok": False}
            self._live.join(self, key, sid)
            self._live.remember(self, key, sid, data, caller().looking())
        except Refused as error:
            return {
                "ok": False,
                "status": 401 if isinstance(error, Unauthorised) else 403,
                "title": error.title,
                "detail": error.detail,
            }
        if wanted is not None:
            asked[wanted] = {"ok": True}
        return {"ok": True}

    def end(self, sid: str) -> None:
        """End a screen's connection; it comes back by itself and is told why it may not join."""
        self.socketio.server.disconnect(sid, namespace=self.path)

    def touch(self, path: str, site: str) -> None:
        """Mark the states of another namespace as perhaps changed, by what a screen told here."""
        self._live.touch(path, site)

    def on_disconnect(self, reason: object = None) -> None:
        """Forget the screen."""
        self._live.leave(self, request.sid)  # type: ignore[attr-defined]


def _in_order(data: object) -> tuple[tuple[str, Any], ...] | None:
    """What a join asks for, to be compared; None for what no screen sends."""
    if not isinstance(data, dict) or len(data) > _MOST_NAMED:
        return None
    plain = all(isinstance(value, str | int | None) for value in data.values())
    return tuple(sorted(data.items())) if plain else None


R = TypeVar("R")


class SharedState(StateNamespace, Generic[R]):
    """A namespace whose rooms of one site have much in common: that is read once for a change."""

    def reading(self, site: str) -> AbstractContextManager[R]:
        """What the rooms of a site share, of one moment."""
        raise NotImplementedError

    def compute_of(self, key: str, reading: R) -> Mapping[str, Any]:
        """The whole state of `key` at the moment of the reading."""
        raise NotImplementedError


@dataclass(frozen=True)
class _View:
    """A reading that several rooms share, and the moment before it was begun."""

    reading: Any
    moment: int


class Live:
    """All live states of one server. `run` is its loop, for a thread of the server's making."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        refresh: Callable[[Caller], Caller] = lambda who: who,
    ) -> None:
        """`refresh` gives what a caller of before may act as now."""
        self._clock = clock
        self._refreshed = refresh
        self._joined: dict[tuple[str, str], dict[str, _Joined]] = {}
        self._recheck_at = 0.0
        self._epoch = secrets.token_hex(4)
        self._spaces: dict[str, StateNamespace] = {}
        self._rooms: dict[tuple[str, str], _Room] = {}
        self.houses = Houses()
        #: Nobody enters a room in the moment in which it is forgotten.
        self._membership = threading.Lock()
        #: What each screen asked for, and its answers.
        self._asked: dict[tuple[str, str], dict[Any, dict[str, Any]]] = {}
        self._versions = itertools.count(1)
        self._moments = itertools.count(2)
        self._wake = threading.Event()
        self._stopping = False

    def add(self, namespace: StateNamespace) -> None:
        """Called by each namespace once."""
        self._spaces[namespace.path] = namespace

    # -- members

    def join(self, namespace: StateNamespace, key: str, sid: str) -> None:
        """Send the newcomer the present state, made afresh if anything has changed."""
        with self._membership:
            room = self._rooms.setdefault((namespace.path, key), _Room())
            room.members.add(sid)
        if room.dirty:
            self._refresh(namespace, key, room, skip=sid)
        self._send(namespace, room, to=sid)

    def asked(self, namespace: StateNamespace, sid: str) -> dict[Any, dict[str, Any]]:
        """What a screen asked for and got: kept by whoever answers, until the screen leaves."""
        return self._asked.setdefault((namespace.path, sid), {})

    def leave(self, namespace: StateNamespace, sid: str) -> None:
        """Forget a screen; a room with nobody left keeps nothing."""
        with self._membership:
            self._asked.pop((namespace.path, sid), None)
            self._joined.pop((namespace.path, sid), None)
            for (path, key), room in list(self._rooms.items()):
                if path == namespace.path and sid in room.members:
                    room.members.discard(sid)
                    if not room.members:
                        del self._rooms[path, key]

    def remember(
        self, namespace: StateNamespace, key: str, sid: str, data: dict[str, Any], who: Caller
    ) -> None:
        """Keep as whom a screen joined. Who has no grants has none to lose."""
        if who.grants:
            with self._membership:
                self._joined.setdefault((namespace.path, sid), {})[key] = _Joined(data, who)

    def recheck(self) -> None:
        """End the sockets of those who may no longer see what they joined: a token was revoked,
        a person left, has another role, or a new PIN or password. A screen that was taken out of
        service is ended whatever it shows: so it learns of it at once."""
        fresh: dict[tuple[str, ...], Caller] = {}
        for (path, sid), joins in list(self._joined.items()):
            for key, joined in list(joins.items()):
                refs = tuple(grant.ref for grant in joined.who.grants)
                if refs not in fresh:
                    fresh[refs] = self._refreshed(joined.who)
                if fresh[refs] != joined.who and not self._may(path, key, joined, fresh[refs]):
                    self._spaces[path].end(sid)
                    break

    def _may(self, path: str, key: str, joined: _Joined, who: Caller) -> bool:
        if joined.who.screen is not None and who.screen is None:
            return False
        with suppress(Refused):
            return self._spaces[path].key_for(joined.data, who) == key
        return False

    # -- changes

    name = "screens"
    durable = False

    def start(self) -> int | None:
        """A subscriber of the publisher: from now on, since a screen that joins gets it all."""
        return None

    def handle(self, events: list[Logged]) -> None:
        """Mark what the events change; the loop sends it."""
        self.houses.take(events)
        for (path, key), room in list(self._rooms.items()):
            space = self._spaces[path]
            if any(space.concerns(key, logged) for logged in events):
                room.touched = next(self._moments)
        if any(isinstance(logged.event, _RIGHTS) for logged in events):
            self._recheck_at = 0.0
        self._wake.set()

    def look_again(self) -> None:
        """Somebody has fewer rights than before: see to it now who may still see what they see."""
        self._recheck_at = 0.0
        self._wake.set()

    def touch(self, path: str | None = None, site: str | None = None) -> None:
        """Mark the states of a namespace, or of all, as perhaps changed: a device, the time."""
        for (at, key), room in list(self._rooms.items()):
            if path in (None, at) and site in (None, key.partition("|")[0]):
                room.touched = next(self._moments)
        self._wake.set()

    def run(self, sleep: Callable[[float], None] = time.sleep) -> None:
        """Send what changed, until `stop`."""
        while not self._stopping:
            self._wake.wait(RECHECK_S)
            sleep(COALESCE_S)
            self._wake.clear()
            if time.monotonic() >= self._recheck_at:
                self._recheck_at = time.monotonic() + RECHECK_S
                self._recheck_all()
            for (path, site), rooms in self._changed().items():
                self._refresh_all(self._spaces[path], site, rooms, sleep)

    def _changed(self) -> dict[tuple[str, str], list[tuple[str, _Room]]]:
        """The rooms to be sent, by namespace and site."""
        found: dict[tuple[str, str], list[tuple[str, _Room]]] = {}
        for (path, key), room in list(self._rooms.items()):
            if room.dirty and room.members:
                found.setdefault((path, key.partition("|")[0]), []).append((key, room))
        return found

    def _refresh_all(
        self,
        space: StateNamespace,
        site: str,
        rooms: list[tuple[str, _Room]],
        sleep: Callable[[float], None],
    ) -> None:
        """Make and send the states of a site, from one view where they share it."""
        with ExitStack() as stack:
            view = self._view(space, site, stack) if isinstance(space, SharedState) else None
            for key, room in rooms:
                self._refresh(space, key, room, view=view)
                sleep(0)

    def _view(self, space: SharedState[Any], site: str, stack: ExitStack) -> _View | None:
        moment = next(self._moments)
        try:
            return _View(stack.enter_context(space.reading(site)), moment)
        except Exception:
            log.exception("state", namespace=space.path, site=site)
            return None

    def _recheck_all(self) -> None:
        try:
            self.recheck()
        except Exception:
            log.exception("recheck")

    def stop(self) -> None:
        """End `run`."""
        self._stopping = True
        self._wake.set()

    def _refresh(
        self,
        namespace: StateNamespace,
        key: str,
        room: _Room,
        skip: str | None = None,
        view: _View | None = None,
    ) -> None:
        with room.making:
            if not room.dirty:
                return  # somebody else made it while this one waited
            try:
                # Never from a view that is older than the state that was sent already.
                if view is not None and view.moment > room.made:
                    moment = view.moment
                    assert isinstance(namespace, SharedState)
                    state = namespace.compute_of(key, view.reading)
                else:
                    moment = next(self._moments)
                    state = namespace.compute(key)
            except Exception:
                # It stays dirty, for the next join and change. No ticket's id comes into a log.
                log.exception("state", namespace=namespace.path, key=key.partition("|ticket|")[0])
                return
            state = {
                "house": self.houses.of(namespace.house.store, key.partition("|")[0]),
                **state,
            }
            room.made = moment
            if state != room.state:
                room.state = state
                room.version = next(self._versions)
                self._send(namespace, room, to=key, skip=skip)

    def _send(
        self, namespace: StateNamespace, room: _Room, *, to: str, skip: str | None = None
    ) -> None:
        if room.state is None:
            return
        now = iso(to_ms(self._clock()))
        message = {"epoch": self._epoch, "version": room.version, "now": now, **room.state}
        # Not namespace.emit: that one cannot leave a member out.
        namespace.socketio.emit("state", message, namespace=namespace.path, to=to, skip_sid=skip)
