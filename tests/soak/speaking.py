"""A hall with very many displays: each call on all of them, and each word of it said by one, over
lines that are cut and a server that is killed twice."""

from __future__ import annotations

import random
import threading
from collections import Counter
from pathlib import Path
from typing import Any

from tests.running import House, SiteAccess, running, wait_until
from tests.screens import Screen, State

SCREENS = 60
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
        super().__init__(house, "/display", {"site": site.id, "zone": "main"})

    def _take(self, state: State) -> None:
        super()._take(state)
        for one in state["calls"]:
            call = one["announcement"]
            if one["state"] != "called" or call in self._began:
                continue
            self._began.add(call)
            with self._hall.lock:
                self._hall.seen[call] += 1
            self._ask(call, 0)

    def _ask(self, call: int, n: int) -> None:
        if n == len(WORDS):
            with self._hall.lock:
                self._hall.done[call] += 1
            return
        asked = {"zone": "main", "screen": self._secret, "sound": "on", "word": WORDS[n]}
        message = {"site": self._site, "announcement": call, "word": asked}
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
        self._ask(call, n + 1)

    def _tell(self, call: int) -> None:
        calls = [{"announcement": call, "said": True}]
        told = {"site": self._site, "zone": "main", "screen": self._secret, "sound": "on"}
        self.client.emit("told", {**told, "calls": calls}, namespace=self.namespace)

    def cut(self) -> None:
        """The line breaks; the client comes back by itself."""
        self.client.eio.ws.sock.close() if self.client.eio.ws else self.client.disconnect()


def spoken_once(folder: Path, calls: int) -> str:
    """So many calls; how many were seen by all and said, each word once at most."""
    dice = random.Random(9)
    hall = Hall()
    with running(folder / "house", forked=False) as house:
        site = house.add_site()
        displays = [Display(house, site, hall, n) for n in range(SCREENS)]
        announced: list[int] = []
        try:
            for n in range(calls):
                if n in (calls // 3, 2 * calls // 3):
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
                wait_until(lambda: hall.seen[call] == SCREENS, what="the call on every display")  # noqa: B023
                wait_until(lambda: any(hall.said[call, w] for w in WORDS[1:]), what="a word")  # noqa: B023
                house.change(site, visit, "start")
                house.change(site, visit, "finish", {"outcome": "resolved"})
        finally:
            for display in displays:
                display.client.disconnect()
    twice = [word for word, times in hall.said.items() if times > 1]
    assert not twice, twice
    return f"{calls} calls on {SCREENS} displays each, {len(hall.said)} words, none said twice"
