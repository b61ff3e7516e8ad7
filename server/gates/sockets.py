"""Sockets: how many there are, and how much each may say.

Counted are connections, from the handshake to their end, whatever they join and whatever they send.
Whoever is known by a token or a session has places of their own, so that a crowd of strangers keeps
no kiosk, desk, display or agent out.
"""

from __future__ import annotations

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import parse_qs

from server.gates.held_back import HeldBack
from server.gates.pings import Pings
from server.gates.web_sockets import OF_THE_REQUEST, counting
from web.addresses import is_this_machine, who_asks
from web.budgets import Budget, Budgets, Clock, Rate

#: What a screen says is little: it joins once, and a display tells what it showed.
_MESSAGES = Rate(per_s=5, burst=60)
_JOINS = Rate(per_s=1, burst=15)
#: A program that is known: an agent that comes back tells of every slip.
_KNOWN_MESSAGES = Rate(per_s=50, burst=1000)
#: Of all who are not known at one address: after a restart everybody joins at once.
_ADDRESS_MESSAGES = Rate(per_s=100, burst=2000)
_ADDRESS_JOINS = Rate(per_s=50, burst=1000)
_HANDSHAKES = Rate(per_s=20, burst=500)
#: What a poll of a screen without web sockets costs of its messages: it waits for news.
_POLL = 0.2
#: Messages that are dropped before the socket is ended.
_DROPPED = 60
#: The largest message of somebody who is not known, and of anybody, in characters.
LARGEST_ANONYMOUS = 16 * 1024
LARGEST_MESSAGE = 64 * 1024
_PATH = "/socket.io/"
_PLACE = "nextplease.place"
#: A message that costs nothing to speak of: a pong, an acknowledgement, an event that is no join,
#: written as every client writes it. All else counts as a join.
_CHEAP = re.compile(r'[134]|2(/[a-z]+,)?[0-9]*\["(?!join")[a-z_]+"')
#: What the reading of junk raises.
_JUNK = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
_TOO_MUCH = "a socket was ended: it sends too much"
_JUNK_SAID = "a socket was ended: what it sent is no message"
#: So long health says that newcomers were refused.
_SAID_S = 30.0
#: So full, somebody should look.
_NEARLY = 0.9

_NOT_KEPT = ("headers_raw", _PLACE, "HTTP_ACCEPT", "HTTP_PRAGMA")
#: With it a browser offers to compress what goes over its web socket. To take it would cost 90 kB a
#: socket for as long as it is open, and states are small.
_OFFERS = "HTTP_SEC_WEBSOCKET_EXTENSIONS"

Environ = dict[str, Any]
Start = Callable[..., Any]


@dataclass(frozen=True)
class Places:
    """How many sockets there may be: `most` of anybody, of whom `of_address` from one address,
    and `kept` more for those who are known."""

    most: int
    kept: int
    of_address: int

    @classmethod
    def of(cls, wanted: int, room: int) -> Places:
        """The places of a server that is to hold `wanted`, on a machine with `room` for so many."""
        most = min(wanted, room)
        return cls(most, max(20, most // 10), max(20, most // 5))


class TooMuch(Exception):
    """A socket that does not stop sending: it is ended."""


class Place:
    """One socket's place, and what it may still say."""

    __slots__ = (
        "_clock", "_joins", "_messages", "address", "bound", "dropped", "environ", "held_back",
        "known", "over", "paid", "since",
    )  # fmt: skip

    def __init__(self, address: str, environ: Environ, clock: Clock) -> None:
        self.address, self.since, self.environ = address, clock(), environ
        self._clock = clock
        self.bound = self.over = self.held_back = False
        #: Whether the next message was counted with what brought it: a frame, or a request.
        self.paid = False
        self.known: bool | None = None
        self.dropped = 0
        # Made when it says something: most sockets join once, and answer pings.
        self._messages: Budget | None = None
        self._joins: Budget | None = None

    @property
    def messages(self) -> Budget:
        if self._messages is None:
            self._messages = self._budget(_MESSAGES)
        return self._messages

    @property
    def joins(self) -> Budget:
        if self._joins is None:
            self._joins = self._budget(_JOINS)
        return self._joins

    def _budget(self, rate: Rate) -> Budget:
        return Budget(_KNOWN_MESSAGES if self.known else rate, self._clock)

    def is_known(self) -> None:
        """It turned out to be: what it said so far is forgotten."""
        self.known, self._messages, self._joins = True, None, None


class Sockets:
    """The gate of the sockets. `knows(environ)` tells whether a token or a session comes with it;
    `note` is the security log's.

    `trusts_addresses`: whether this machine's own address is a caller's like any other, since a
    proxy tells of theirs.
    """

    def __init__(
        self,
        places: Places,
        knows: Callable[[Environ], bool],
        sleep: Callable[[float], None],
        note: Callable[..., None],
        *,
        trusts_addresses: bool = False,
        clock: Clock = time.monotonic,
    ) -> None:
        self.places = places
        self._knows = knows
        self._sleep = sleep
        self._trusts = trusts_addresses
        self._clock = clock
        self._lock = threading.Lock()
        self._taken: dict[str, Place] = {}
        self._open = 0
        self._by_address: Counter[str] = Counter()
        self._of_addresses = {
            "messages": Budgets(_ADDRESS_MESSAGES, clock=clock),
            "joins": Budgets(_ADDRESS_JOINS, clock=clock),
        }
        self._handshakes = Budgets(_HANDSHAKES, clock=clock)
        self._refused_at = float("-inf")
        self.held_back = HeldBack(clock)
        self._note = note
        self._inner: Callable[..., Iterable[bytes]] = lambda environ, start: []
        self._engine: Any = None

    # -- how it is

    @property
    def open(self) -> int:
        """Sockets that are connected."""
        return self._open

    def full(self) -> tuple[int, int, int]:
        """How many are connected, how many may be, and how many are without a web socket."""
        return self._open, self.places.most, self.held_back.count

    def state(self) -> str:
        """'ok', or what is the matter, for the health page."""
        if self._clock() - self._refused_at < _SAID_S:
            return f"{self._open} of {self.places.most} sockets: newcomers are refused"
        if self._open >= self.places.most * _NEARLY:
            return f"{self._open} of {self.places.most} sockets: nearly full"
        return "ok"

    # -- who comes

    def install(self, app: Any, socketio: Any) -> None:
        """Stand around the sockets of an app. Call once, after `SocketIO(app)`."""
        self._inner, app.wsgi_app = app.wsgi_app, self
        self._engine = engine = socketio.server.eio
        Pings(engine)
        self._around(engine, "connect", self._connected)
        self._around(engine, "message", self._said_something)
        self._around(engine, "disconnect", self._gone)
        # Each frame counts, also one that is no message; the engine hands on messages alone.
        kind = engine._async["websocket"]
        engine._async = {**engine._async, "websocket": counting(kind, self)}

    def _around(self, engine: Any, event: str, handler: Callable[..., Any]) -> None:
        inner = engine.handlers[event]
        engine.on(event, lambda *args: handler(inner, *args))

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        if not str(environ.get("PATH_INFO", "")).startswith(_PATH):
            return self._inner(environ, start)
        environ.pop(_OFFERS, None)
        socket = parse_qs(str(environ.get("QUERY_STRING", ""))).get("sid")
        if socket is not None:
            return self._request_of(socket[0], environ, start)
        place, says = self._place(environ)
        if place is None:
            return _refusal(start, says)
        environ[_PLACE] = place
        try:
            return self._inner(environ, start)
        finally:
            if not place.bound:
                self._leave(place)

    def _request_of(self, sid: str, environ: Environ, start: Start) -> Iterable[bytes]:
        place = self._taken.get(sid)
        posts = environ.get("REQUEST_METHOD") == "POST"
        if place is not None and not self._may(place, "messages", 1.0 if posts else _POLL):
            return _refusal(start, "This socket asks too much.", "429 Too Many Requests")
        if place is not None:
            self.held_back.asked(place, environ)
            place.paid = place.paid or posts
        return self._inner(environ, start)

    def _place(self, environ: Environ) -> tuple[Place | None, str]:
        """A place for the newcomer, or why there is none."""
        place = Place(who_asks(environ.get("REMOTE_ADDR")), environ, self._clock)
        counted = self._trusts or not is_this_machine(place.address)
        if counted and not self._handshakes.take(place.address) and not self._is_known(place):
            return None, self._refuse(place, "Too many connections from this address.")
        with self._lock:
            full = self._open >= self.places.most
            crowd = counted and self._by_address[place.address] >= self.places.of_address
            if not (full or crowd):
                return self._take(place)
        if not self._is_known(place):
            says = "Every place is taken." if full else "Too many connections from this address."
            return None, self._refuse(place, says)
        with self._lock:
            if self._open < self.places.most + self.places.kept:
                return self._take(place)
        return None, self._refuse(place, "Every place is taken.")

    def _take(self, place: Place) -> tuple[Place, str]:
        self._open += 1
        self._by_address[place.address] += 1
        return place, ""

    def _leave(self, place: Place) -> None:
        with self._lock:
            self._open -= 1
            self._by_address[place.address] -= 1
            if self._by_address[place.address] <= 0:
                del self._by_address[place.address]

    def _is_known(self, place: Place) -> bool:
        """Asked only when it matters: it reads the database. Who was known stays so for this
        socket; one whose token is ended is ended itself."""
        if place.known is None:
            place.known = self._knows(place.environ)
            if place.known:
                place.is_known()
        return place.known

    # -- what the engine tells

    def _connected(self, inner: Callable[..., Any], sid: str, environ: Environ) -> Any:
        place = environ.get(_PLACE)
        if place is not None:
            place.bound = True
            # What a program says when it connects comes into this one, which is kept as long as
            # the socket: without what nobody asks for again.
            place.environ = environ
            asked = () if "HTTP_UPGRADE" in environ else OF_THE_REQUEST
            for name in (*_NOT_KEPT, *asked):
                environ.pop(name, None)
            self._taken[sid] = place
        return inner(sid, environ)

    def _gone(self, inner: Callable[..., Any], sid: str, *reason: Any) -> Any:
        place = self._taken.pop(sid, None)
        if place is not None:
            self.held_back.over(place)
            self._leave(place)
        return inner(sid, *reason)

    def _said_something(self, inner: Callable[..., Any], sid: str, data: Any) -> Any:
        """A message: handed on, dropped, or the end of its socket."""
        place = self._taken.get(sid)
        if place is None or place.over:
            return None
        if isinstance(data, bytes) or len(data) > LARGEST_MESSAGE:
            return self._end(sid, place, _JUNK_SAID)
        if data.startswith("0"):
            place.known = place.known or None  # a program may say now who it is
        small = len(data) <= LARGEST_ANONYMOUS
        cheap = _CHEAP.match(data) is not None
        # A request may bring sixteen of them.
        paid, place.paid = place.paid, False
        if not (paid or self._may(place, "messages")):
            return self._dropped(sid, place)
        if not small and not self._is_known(place):
            return self._end(sid, place, "a socket was ended: too long a message")
        if not cheap and not self._may(place, "joins"):
            return self._dropped(sid, place)
        try:
            return inner(sid, data)
        except _JUNK:  # handlers of events run elsewhere: this is the reading of it
            return self._end(sid, place, _JUNK_SAID)

    def place_of(self, sid: str) -> Place | None:
        """The place of a socket that is connected."""
        return self._taken.get(sid)

    def frame(self, place: Place) -> bool:
        """A frame of a web socket came: whether to hand it on. TooMuch ends the socket."""
        self.held_back.over(place)
        self._sleep(0)  # others have their turn: one with much to read never waits for the network
        if place.over:
            raise TooMuch
        if self._may(place, "messages"):
            place.paid = True
            return True
        place.dropped += 1
        if place.dropped > _DROPPED:
            self._note("budget_exceeded", address=place.address, detail=_TOO_MUCH)
            raise TooMuch
        return False

    def _may(self, place: Place, what: Literal["messages", "joins"], cost: float = 1.0) -> bool:
        shared = self._of_addresses[what]
        if getattr(place, what).take(cost) and (place.known or shared.take(place.address, cost)):
            return True
        # Who turns out to be known has a budget of their own.
        return place.known is None and self._is_known(place)

    def _dropped(self, sid: str, place: Place) -> None:
        place.dropped += 1
        if place.dropped > _DROPPED:
            self._end(sid, place, _TOO_MUCH)

    def _end(self, sid: str, place: Place, why: str) -> None:
        place.over = True
        self._note("budget_exceeded", address=place.address, detail=why)
        socket = self._engine.sockets.get(sid)
        if socket is not None:
            socket.close(wait=False, abort=True)

    def _refuse(self, place: Place, says: str) -> str:
        self._refused_at = self._clock()
        self._note("address_refused", address=place.address, detail=f"a socket: {says}")
        return f"{says} Try again in a few seconds."


def _refusal(start: Start, says: str, status: str = "503 Service Unavailable") -> Iterable[bytes]:
    body = says.encode()
    start(
        status,
        [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Retry-After", "5"),
            ("Cache-Control", "no-store"),
        ],
    )
    return [body]
