"""Live states made side by side: what a screen shows last is the newest."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from tests.asides import asides_here
from tests.helpers import NOW, fresh_store, wait_for
from web.house import House
from web.live import Live, StateNamespace


class Wire:
    """Keeps what would be sent to the screens."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []

    def emit(self, event: str, message: dict[str, Any], **to: Any) -> None:
        self.sent.append(message)


class Counter(StateNamespace):
    """Shows a number; one reader of it can be held up."""

    path = "/counter-for-tests"

    def __init__(self, house: House, live: Live) -> None:
        super().__init__(house, live)
        self.number = 0
        self.reading = threading.Event()
        self.hold_next = False
        self.go_on = threading.Event()
        self.wire = self.socketio = Wire()

    def compute(self, key: str) -> dict[str, Any]:
        seen = self.number
        if self.hold_next:
            self.hold_next = False
            self.reading.set()
            assert self.go_on.wait(90)
        return {"number": seen}


def a_counter(tmp_path: Path) -> tuple[Live, Counter]:
    live = Live(lambda: NOW)
    store = fresh_store(tmp_path / "db")
    house = House(store, lambda: NOW, *asides_here(store), "", tmp_path)
    return live, Counter(house, live)


def test_a_state_read_before_a_change_is_not_sent_after_the_one_read_since(tmp_path: Path) -> None:
    live, counter = a_counter(tmp_path)
    live.join(counter, "riverside|x", "first")
    loop = threading.Thread(target=live.run)
    loop.start()
    counter.hold_next = True
    counter.number = 1
    live.touch()
    assert counter.reading.wait(90)  # the loop has read 1, and is held up
    counter.number = 2
    live.touch()
    joining = threading.Thread(target=live.join, args=(counter, "riverside|x", "second"))
    joining.start()
    joining.join(0.3)  # the newer state is made meanwhile, or waits for its turn
    counter.go_on.set()
    joining.join(90)
    wait_for(lambda: counter.wire.sent[-1]["number"] == 2)
    live.stop()
    loop.join(90)
    newest = max(counter.wire.sent, key=lambda message: int(message["version"]))
    assert newest["number"] == 2
    by_version = sorted(counter.wire.sent, key=lambda message: int(message["version"]))
    assert [m["number"] for m in by_version] == sorted(m["number"] for m in by_version)


def test_a_room_that_was_empty_goes_on_above_the_versions_it_had(tmp_path: Path) -> None:
    live, counter = a_counter(tmp_path)
    for number in range(5):
        counter.number = number
        live.touch()
        live.join(counter, "riverside|x", "screen")
    before = counter.wire.sent[-1]["version"]
    live.leave(counter, "screen")
    counter.number = 9
    live.join(counter, "riverside|x", "screen again")
    assert counter.wire.sent[-1]["version"] > before
    assert counter.wire.sent[-1]["number"] == 9
