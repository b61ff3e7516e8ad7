"""A hall with very many displays: each call on all of them, and each word of it said by one, over
lines that are cut and a server that is killed twice."""

from __future__ import annotations

import random
import socket
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from socketio.exceptions import BadNamespaceError

from tests.running import UNLIMITED, House, SiteAccess, running, wait_until
from tests.screens import Screen, State

SCREENS = 300
#: A slow machine ends here, with as many calls as it made; the server dies twice all the same.
MOST_S = 600
WORDS = ("chime", "cy/1", "en/1", "cy/2", "en/2")
CUT = 0.05


class Hall:
    """All displays together: what each has seen, and who said which word."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.seen: Counter[int] = Counter()
        self.said: Counter[tuple[int, str]] = Counter()
        self.done: Counter[int] = Counter()


class Display(Screen):
    """A display of the hall, as its page asks and tells; it needs no time to speak."""

    def __init__(self, house: House, site: SiteAccess, hall: Hall, number: int) -> None:
        self._hall = hall
        self._site = site.id
        self._secret = f"the secret of display {number:04}"
        self._began: set[int] = set()
        # Each is a machine of its own: what one address may ask is less than a hall does.
        of = {"X-Forwarded-For": f"10.1.{number // 200}.{number % 200 + 1}"}
        super().__init__(house, "/display", {"site": site.id, "zone": "main"}, headers=of)

    def _take(self, state: State) -> None:
        super()._take(state)
        for one in state["calls"]:
            call = one["announcement"]
            if one["state"] != "called" or call in self._began:
                continue
            self._began.add(call)
            with self._hall.lock:
                self._hall.seen[call] += 1
            self.ask(call, 0)

    def ask(self, call: int, n: int) -> None:
        """Whether it says the `n`-th word, and then the others."""
        if n == len(WORDS):
            with self._hall.lock:
                self._hall.done[call] += 1
            return
        asked = {"zone": "main", "screen": self._secret, "sound": "on", "word": WORDS[n]}
        message = {"site": self._site, "announcement": call, "word": asked}
        with suppress(BadNamespaceError):  # its line is cut
            self.client.emit(
                "may",
                message,
                namespace=self.namespace,
                callback=lambda answer: self._answered_may(call, n, answer),
            )

    def _answered_may(self, call: int, n: int, answer: dict[str, Any]) -> None:
        if answer.get("speaks"):
            with self._hall.lock:
                self._hall.said[call, WORDS[n]] += 1
            if WORDS[n] == "cy/1":
                self._tell(call)
        self.ask(call, n + 1)

    def _tell(self, call: int) -> None:
        calls = [{"announcement": call, "said": True}]
        told = {"site": self._site, "zone": "main", "screen": self._secret, "sound": "on"}
        with suppress(BadNamespaceError):
            self.client.emit("told", {**told, "calls": calls}, namespace=self.namespace)

    def cut(self) -> None:
        """The line breaks; the client comes back by itself."""
        # Not close(): who reads would not know, and its number would be the next connection's.
        if self.client.eio.ws and self.client.eio.ws.sock:
            with suppress(OSError):
                self.client.eio.ws.sock.shutdown(socket.SHUT_RDWR)


def _there(displays: list[Display]) -> int:
    return sum(display.client.connected for display in displays)


def _wait_for_a_word(hall: Hall, displays: list[Display], call: int, dice: random.Random) -> None:
    """Where the line of who was to speak is cut, the others have asked already, since they need no
    time for a word; pages ask at each word's turn, so here one asks once more."""
    for _ in range(60):
        with suppress(AssertionError):
            wait_until(lambda: any(hall.said[call, w] for w in WORDS[1:]), 2, "a word")
            return
        dice.choice(displays).ask(call, 1)
    raise AssertionError(f"nobody said call {call}")


def spoken_once(folder: Path, calls: int) -> str:
    """So many calls, or as many as there is time for; each seen by all, each word said once at
    most."""
    dice = random.Random(9)
    deaths = 0
    hall = Hall()
    with running(folder / "house", forked=False, proxies=1, **UNLIMITED) as house:
        site = house.add_site()
        displays = [Display(house, site, hall, n) for n in range(SCREENS)]
        announced: list[int] = []
        try:
            began = time.monotonic()
            for n in range(calls):
                done = max(n / calls, (time.monotonic() - began) / MOST_S)
                if done >= 1:
                    break
                if done > (deaths + 1) / 3:
                    deaths += 1
                    house.kill()
                    house.start()
                visit = house.issue(site)["visit"]
                called = house.call(site, "counter-1")
                assert called is not None
                for display in displays:
                    if dice.random() < CUT:
                        display.cut()
                call = wait_until(lambda: max(hall.seen, default=0) > max(announced, default=0)
                                  and max(hall.seen), what="the call on a display")  # fmt: skip
                announced.append(call)
                missed = f"the call on every display ({_there(displays)} of {SCREENS} are there)"
                wait_until(lambda: hall.seen[call] == SCREENS, what=missed)  # noqa: B023
                _wait_for_a_word(hall, displays, call, dice)
                house.change(site, visit, "start")
                house.change(site, visit, "finish", {"outcome": "resolved"})
        finally:
            for display in displays:
                display.client.disconnect()
    twice = [word for word, times in hall.said.items() if times > 1]
    assert not twice, twice
    assert deaths == 2
    told = f"{len(announced)} of {calls} calls on {SCREENS} displays each"
    return f"{told}, {len(hall.said)} words, none said twice"
