"""Tells visitors' phones: looks after each change who is due, and sends it beside everything
else."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from display import WORDS
from display.phone.ticket import Ticket, ticket
from display.places import place_name
from server.pushing.keys import Keys
from server.pushing.sending import Message, Outcome, send
from storage import StorageError
from storage.aside import Aside
from ticketing import sites
from ticketing.errors import Refused
from ticketing.events import Logged
from ticketing.sites import Site
from ticketing.visits import push
from ticketing.visits.push import Phone
from web.aside import NotDone
from web.house import House
from web.words import Words, direction

log = structlog.get_logger(__name__)

#: What is older is of no use, and sends somebody to a place where nobody awaits them any more.
CALL_S, SOON_S = 120, 300
#: Tried so often, the second time after so long, the third after twice that.
TRIES, AGAIN_S = 3, 4.0
#: In line at once; what is due beyond that stays due.
MOST_DUE = 2000
SENDERS = 2
_LOOK_S, _ALWAYS_S, _FORGET_S = 0.25, 10.0, 60.0


@dataclass(frozen=True)
class _Due:
    """Something to tell a phone: not before, and not after, in ms of the clock that never jumps.
    By one that is set meanwhile it would be too late at once, or not begin for a day."""

    phone: Phone
    words: dict[str, str]
    call: int | None
    until: int
    begins: int
    tries: int = 0

    @property
    def key(self) -> tuple[int, int | None]:
        return self.phone.id, self.call


class Pushing:
    """Subscribes to the log; `run` looks who is due, `send_on` sends, each in a thread of the
    server's making. What was not sent when the server ended is due when it is back, if it still is.
    """

    name = "messages to phones"
    durable = False

    def __init__(self, house: House, aside: Aside, keys: Callable[[], Keys]) -> None:
        self._house, self._aside, self._keys = house, aside, keys
        self._due: deque[_Due] = deque()
        self._known: set[tuple[int, int | None]] = set()
        self._changed = True
        self._stopping = False
        self._failing: datetime | None = None

    def begin(self, spawn: Callable[..., None], sleep: Callable[[float], None]) -> None:
        """Start its loops."""
        for loop in (self.run, *(self.send_on,) * SENDERS):
            spawn(loop, sleep)

    # ------------------------------------------------------------------ who is due

    def start(self) -> int | None:
        """What happened before it began shows in the tables."""
        return None

    def handle(self, events: list[Logged]) -> None:
        """Something happened: look soon."""
        self._changed = True

    def run(self, sleep: Callable[[float], None]) -> None:
        """Look after each change, and now and then, since waits become shorter by themselves."""
        rested, kept = 0.0, _FORGET_S
        while not self._stopping:
            try:
                if self._changed or rested >= _ALWAYS_S:
                    self._changed, rested = False, 0.0
                    self.look(sleep)
                if kept >= _FORGET_S:
                    kept = 0.0
                    self.forget()
            except Exception:
                log.exception("messages to phones")
            sleep(_LOOK_S)
            rested, kept = rested + _LOOK_S, kept + _LOOK_S

    def stop(self) -> None:
        """End the loops at their next turn."""
        self._stopping = True

    def look(self, sleep: Callable[[float], None] = lambda _: None) -> None:
        """Put what is due in line."""
        with self._house.store.read() as conn:
            every = [site for site in sites.every(conn) if site.phone.push]
            phones = [(site, one) for site in every for one in push.waiting(conn, site.id)]
        for site, phone in phones:
            if len(self._due) >= MOST_DUE:
                return
            self._look_at(site, phone)
            sleep(0)  # each costs a millisecond, and calls go first

    def _look_at(self, site: Site, phone: Phone) -> None:
        now = self._house.clock()
        with self._house.store.read() as conn:
            try:
                seen = ticket(conn, phone.visit, now, self._house.queues)
            except Refused:
                return
            called = push.announcement(conn, phone.visit)
        if seen.state in ("called", "fetched") and called is not None and called != phone.call:
            due = self._since_now(phone, _call(site, seen, phone), called, CALL_S)
        elif seen.soon and not phone.soon_told:
            due = self._since_now(phone, _soon(site, seen, phone), None, SOON_S)
        else:
            return
        if due.key not in self._known:
            self._known.add(due.key)
            self._due.append(due)

    def _since_now(
        self, phone: Phone, words: dict[str, str], call: int | None, useful_s: int
    ) -> _Due:
        now = self._steady()
        return _Due(phone, words, call, now + useful_s * 1000, now)

    def _steady(self) -> int:
        return self._house.steady(self._house.clock()).steady_ms

    def forget(self) -> None:
        """Let go of the phones of visits that are over: of whom a clock that nobody agreed to says
        so, the call is told still."""
        with self._house.store.read() as conn:
            if not push.any_left(conn):
                return
        push.forget(self._house.store, self._house.sure(), self._house.clock())

    # ------------------------------------------------------------------ sending

    def send_on(self, sleep: Callable[[float], None]) -> None:
        """Send what is due, one after the other."""
        while not self._stopping:
            try:
                if not self.send_one():
                    sleep(_LOOK_S)
            except Exception:
                log.exception("a message to a phone")
                sleep(1.0)

    def send_one(self) -> bool:
        """Send the first that may be sent now; False when there is none."""
        steady = self._steady()
        for _ in range(len(self._due)):
            due = self._due.popleft()
            if due.begins > steady:
                self._due.append(due)
                continue
            self._send(due, self._house.clock(), steady)
            return True
        return False

    def _send(self, due: _Due, now: datetime, steady: int) -> None:
        left = (due.until - steady) // 1000
        if left > 0 and not self._holds(due, now):
            self._known.discard(due.key)  # should it be so again, it is due again
            return
        outcome: Outcome = "refused" if left <= 0 else self._try(due, left)
        if outcome == "later" and due.tries + 1 < TRIES:
            wait = round(AGAIN_S * 1000) * 2**due.tries
            self._due.append(replace(due, tries=due.tries + 1, begins=steady + wait))
            return
        if outcome == "sent":
            self._failing = None
        elif outcome == "later":
            self._failing = self._failing or now
        try:
            if outcome == "gone":
                push.drop(self._house.store, due.phone.id)
            else:
                push.told(self._house.store, due.phone.id, now, due.call)
        except StorageError:
            log.warning("not noted that a phone was told")
        self._known.discard(due.key)

    def _holds(self, due: _Due, now: datetime) -> bool:
        """Whether it is still so, and wanted: it may have stood in line behind a slow service."""
        with self._house.store.read() as conn:
            try:
                seen = ticket(conn, due.phone.visit, now, self._house.queues)
            except Refused:
                return False
            if not push.is_wanted(conn, due.phone.id):
                return False
            called = push.announcement(conn, due.phone.visit)
        if due.call is None:
            return seen.soon
        return seen.state in ("called", "fetched") and called == due.call

    def _try(self, due: _Due, left: int) -> Outcome:
        phone = due.phone
        topic = (
            f"ticket-{phone.id}"  # the visit's own id opens it, and a push service is a stranger
        )
        message = Message(phone.endpoint, phone.p256dh, phone.auth, due.words, left, topic)
        subject = self._house.public_url or "mailto:nobody@localhost"
        try:
            return self._aside.run(send, message, self._keys().private, subject)
        except NotDone as trouble:
            log.warning("a message to a phone came to nothing", why=str(trouble))
            return "later"

    def state(self) -> str:
        """For the health page."""
        if self._failing is None:
            return "ok"
        return (
            "phones cannot be told: the push services of their browsers are not to be reached since"
            f" {self._failing:%d %B %H:%M} UTC; see docs/configuration.md, push_services"
        )


def _words(seen: Ticket, phone: Phone, title: str, body: str) -> dict[str, str]:
    return {
        "title": f"{seen.number}: {title}",
        "body": body,
        "url": f"/T/{phone.visit}",
        "lang": phone.language,
        "dir": direction(phone.language),
    }


def _soon(site: Site, seen: Ticket, phone: Phone) -> dict[str, str]:
    say = Words(WORDS, phone.language, site.wording)
    return _words(seen, phone, say("soon"), say("soon-more"))


def _call(site: Site, seen: Ticket, phone: Phone) -> dict[str, str]:
    say = Words(WORDS, phone.language, site.wording)
    if seen.point is None:
        return _words(seen, phone, say("we-come-to-you"), say("we-come-to-you-more"))
    point = site.service_point(seen.point)
    place = place_name(point, phone.language).full
    way = point.way.get(phone.language, "")
    return _words(seen, phone, f"{say('please-go-to')} {place}", way or site.called(phone.language))
