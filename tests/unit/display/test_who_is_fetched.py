"""Who cannot go to a counter is fetched: no screen, no voice and no phone sends them anywhere."""

from __future__ import annotations

from counters.desk.visit import on_screens
from display.board.state import announcement
from display.phone.ticket import ticket
from storage.times import to_ms
from tests.helpers import an_ask
from tests.unit.display.waiting_room import WaitingRoom
from ticketing import commands
from ticketing.visits import announced, queries


def test_no_screen_shows_their_call_and_those_of_others_stand_there_as_ever(
    room: WaitingRoom,
) -> None:
    room.issue(needs=("fetch", "children"))
    room.issue()
    fetched = room.call("counter-1")
    room.call("counter-2")
    assert room.numbers() == ["C002"]
    room.later(seconds=30)
    room.recall(fetched.visit)
    assert room.numbers() == ["C002"]


def test_no_voice_says_it(room: WaitingRoom) -> None:
    for needs in (("fetch",), ()):
        room.issue(needs=needs)
        called = room.call("counter-1" if needs else "counter-2")
        with room.store.read() as conn:
            seq = conn.execute(
                "SELECT announcement FROM step WHERE visit = ?", (called.visit,)
            ).fetchone()[0]
            said = announcement(conn, room.site, "main", seq, to_ms(room.now))
            assert announced.awaited(conn, room.site.id, called.service_day, seq)
        assert (said is None) == bool(needs)


def test_their_phone_says_that_somebody_comes_and_no_place(room: WaitingRoom) -> None:
    mine = room.issue(needs=("fetch",))
    room.call("counter-3")
    with room.store.read() as conn:
        found = ticket(conn, mine.visit, room.now)
    assert (found.view, found.point) == ("fetched", None)
    room.start(mine.visit)
    with room.store.read() as conn:
        assert ticket(conn, mine.visit, room.now).view == "serving"


def test_the_desk_misses_no_screen_that_shows_it(room: WaitingRoom) -> None:
    room.issue(needs=("fetch",))
    fetched = room.call("counter-1")
    room.issue()
    called = room.call("counter-2")
    with room.store.read() as conn:
        assert on_screens(conn, queries.present(conn, fetched.visit).visit) is None
        assert on_screens(conn, queries.present(conn, called.visit).visit) is not None


def test_a_need_that_staff_mend_after_the_call_counts_at_once(room: WaitingRoom) -> None:
    mine = room.issue()
    room.call("counter-3")
    assert room.numbers() == ["C001"]
    commands.set_needs(room.store, mine.visit, an_ask(room.now), needs=("fetch",))
    assert room.numbers() == []
