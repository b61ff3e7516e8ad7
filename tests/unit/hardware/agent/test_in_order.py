"""What a server says is done in the order in which it was said."""

from __future__ import annotations

import threading

import pytest

from hardware.agent.in_order import InOrder


class _Talk:
    """A client whose handler can be held up, and what it did."""

    def __init__(self) -> None:
        self.client = InOrder(reconnection=False, handle_sigint=False)
        self.done: list[int] = []
        self.go_on = threading.Event()
        self.all_done = threading.Event()
        self.client.eio.on("message", self._handle)

    def _handle(self, said: int) -> None:
        if said == 0:
            self.go_on.wait(10)
        self.done.append(said)
        if said < 0:
            raise ValueError(said)
        if said == 99:
            self.all_done.set()

    def comes(self, said: int) -> None:
        """A message arrives, as the library's own loop takes it."""
        self.client.eio._trigger_event("message", said, run_async=True)


@pytest.fixture
def talk() -> _Talk:
    return _Talk()


def test_messages_that_come_together_are_done_one_after_the_other(talk: _Talk) -> None:
    for said in range(100):
        talk.comes(said)
    assert talk.done == [], "a later message overtook the first"
    talk.go_on.set()
    assert talk.all_done.wait(10)
    assert talk.done == list(range(100))


def test_a_message_that_fails_holds_up_none_after_it(talk: _Talk) -> None:
    talk.comes(-1)
    talk.comes(99)
    assert talk.all_done.wait(10)
    assert talk.done == [-1, 99]


def test_messages_are_taken_again_after_a_rest(talk: _Talk) -> None:
    talk.comes(99)
    assert talk.all_done.wait(10)
    talk.all_done.clear()
    talk.comes(99)
    assert talk.all_done.wait(10)
