"""Live states over a real Socket.IO connection: whole at every join, rising, coalesced."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import socketio

from tests.helpers import together
from tests.running import House, SiteAccess, running, wait_until
from tests.screens import Screen, State


@pytest.fixture
def site(house: House) -> SiteAccess:
    return house.add_site()


@pytest.fixture
def board(house: House, site: SiteAccess) -> Iterator[Screen]:
    with Screen(house, "/display", {"site": site.id, "zone": "main"}) as screen:
        yield screen


def waits(count: int):
    return lambda state: state["waiting"] == count


def numbers(state: State) -> list[str]:
    return [call["number"] for call in state["calls"]]


def test_a_screen_gets_the_whole_present_at_its_join(house: House, site: SiteAccess) -> None:
    house.issue(site)
    house.issue(site)
    house.call(site)
    with Screen(house, "/display", {"site": site.id, "zone": "main"}) as screen:
        state = screen.wait_for(waits(1))
        assert screen.joined() == {"ok": True}
        assert numbers(state) == ["C001"]
        assert {"epoch", "version", "now"} <= state.keys()


def test_the_version_rises_with_each_state(house: House, site: SiteAccess, board: Screen) -> None:
    for count in range(1, 6):
        house.issue(site)
        board.wait_for(waits(count))
    versions = [state["version"] for state in board.states]
    assert versions == sorted(versions)
    assert len({state["epoch"] for state in board.states}) == 1
    assert board.shown == board.states


def test_a_screen_alone_in_its_room_gets_the_present_after_its_line_was_cut(
    house: House, site: SiteAccess, board: Screen
) -> None:
    for count in range(1, 4):
        house.issue(site)
        board.wait_for(waits(count))
    # The wireless network drops: no goodbye, and the client comes back by itself.
    board.client.eio.ws.sock.shutdown(socket.SHUT_RDWR)
    wait_until(lambda: len(board.answers) == 2, what="the second join")
    house.issue(site)
    board.wait_for(waits(4))


def test_a_call_and_each_recall_are_announced_once(
    house: House, site: SiteAccess, board: Screen
) -> None:
    house.issue(site)
    house.issue(site)
    called = house.call(site, "counter-1")
    other = house.call(site, "counter-2")
    assert called is not None
    assert other is not None
    house.change(site, called["visit"], "recall")
    last = board.wait_for(lambda state: state["calls"] and state["calls"][0]["times"] == 2)
    assert numbers(last) == ["C001", "C002"]
    announced = {
        call["announcement"]: (call["number"], call["times"])
        for state in board.states
        for call in state["calls"]
    }
    in_order = [announced[key] for key in sorted(announced)]
    assert in_order[-1] == ("C001", 2)
    assert sorted(set(in_order)) == sorted(in_order)
    assert {("C002", 1), ("C001", 2)} <= set(in_order)


def test_a_board_hears_nothing_of_another_site_or_another_zone(
    house: House, site: SiteAccess, board: Screen
) -> None:
    board.wait_for(waits(0))
    elsewhere = house.add_site()
    house.issue(elsewhere)
    house.call(elsewhere)
    house.issue(site, "interview", kiosk="landing")
    house.call(site, "room-1")
    with Screen(house, "/display", {"site": site.id, "zone": "upstairs"}) as upstairs:
        upstairs.wait_for(lambda state: numbers(state) == ["X001"])
    house.issue(site)
    board.wait_for(waits(1))
    assert [(state["waiting"], state["calls"]) for state in board.states] == [(0, []), (1, [])]


def test_a_phone_that_knows_a_ticket_gets_that_ticket_alone(house: House, site: SiteAccess) -> None:
    first, second = house.issue(site), house.issue(site)
    with Screen(house, "/display", {"ticket": second["visit"]}) as phone:
        state = phone.wait_for(lambda state: state["ahead"] == 1)
        assert state["number"] == second["number"]
        house.call(site)
        state = phone.wait_for(lambda state: state["ahead"] == 0)
        assert first["number"] not in str(state)
        house.call(site, "counter-2")
        state = phone.wait_for(lambda state: state["state"] == "called")
        assert state["point"] == "counter-2"
        assert "council-tax" not in str(phone.states)


@pytest.mark.parametrize(
    ("namespace", "join"),
    [
        ("/kiosk", {"kiosk": "entrance"}),
        ("/counter", {"point": "counter-1"}),
        ("/supervisor", {}),
    ],
)
def test_rooms_of_staff_and_kiosks_are_closed_to_strangers(
    house: House, site: SiteAccess, namespace: str, join: State
) -> None:
    elsewhere = house.add_site()
    for token in (None, "nxp_wrong", elsewhere.kiosk, elsewhere.supervisor):
        with Screen(house, namespace, {"site": site.id, **join}, token=token) as screen:
            answer = screen.joined()
            assert answer["ok"] is False
            assert answer["detail"]
            assert screen.states == []


def test_a_kiosk_may_not_see_a_desk_nor_an_adviser_the_figures(
    house: House, site: SiteAccess
) -> None:
    desk = {"site": site.id, "point": "counter-1"}
    with Screen(house, "/counter", desk, token=site.kiosk) as screen:
        assert screen.joined()["status"] == 403
    with Screen(house, "/supervisor", {"site": site.id}, token=site.adviser) as screen:
        assert screen.joined()["status"] == 403
    with Screen(house, "/counter", desk, token=site.adviser) as screen:
        assert screen.joined() == {"ok": True}


@pytest.mark.parametrize(
    "join", [None, [], "riverside", {}, {"site": 7, "zone": []}, {"site": "no", "zone": "main"},
             {"ticket": "x" * 9000}, {"ticket": None}]
)  # fmt: skip
def test_a_join_that_makes_no_sense_is_refused_in_words(house: House, join: object) -> None:
    with Screen(house, "/display", join) as screen:
        answer = screen.joined()
        assert answer["ok"] is False
        assert answer["detail"]


def test_a_burst_of_tickets_is_told_in_fewer_messages_and_the_last_one_is_right(
    house: House, site: SiteAccess, board: Screen
) -> None:
    board.wait_for(waits(0))

    def take_ten() -> None:
        for _ in range(10):
            house.issue(site)

    together(*[take_ten] * 5)
    board.wait_for(waits(50))
    assert len(board.states) <= 51
    assert board.states[-1]["waiting"] == 50


def test_every_desk_of_a_site_sees_the_same_queue(house: House, site: SiteAccess) -> None:
    joins = [{"site": site.id, "point": f"counter-{n}"} for n in (1, 2)]
    desks = [Screen(house, "/counter", join, token=site.adviser) for join in joins]
    try:
        house.issue(site, "reception")
        called = house.issue(site)
        for desk in desks:
            desk.wait_for(lambda state: len(state["queue"]) == 2)
        house.call(site, "counter-1")
        for desk in desks:
            desk.wait_for(lambda state: len(state["queue"]) == 1)
        mine = desks[0].wait_for(lambda state: state["visit"] is not None)
        assert mine["visit"]["number"] in ("R001", called["number"])
        assert desks[1].shown[-1]["visit"] is None
    finally:
        for desk in desks:
            desk.client.disconnect()


def test_after_a_restart_of_the_server_a_screen_shows_the_present(tmp_path: Path) -> None:
    with running(tmp_path / "house") as house:
        site = house.add_site()
        with Screen(house, "/display", {"site": site.id, "zone": "main"}) as board:
            house.issue(site)
            before = board.wait_for(waits(1))
            house.kill()
            house.start()
            house.issue(site)
            after = board.wait_for(waits(2))
            assert after["epoch"] != before["epoch"]
            called = house.call(site)
            assert called is not None
            board.wait_for(lambda state: numbers(state) == [called["number"]])


def test_no_more_screens_are_let_in_than_there_is_room_for(tmp_path: Path) -> None:
    with running(tmp_path / "house", most_sockets=10) as house:
        site = house.add_site()
        joins = {"site": site.id, "zone": "main"}
        # Whoever connects and joins nothing takes a place all the same.
        idle = [Screen(house, "/display", None) for _ in range(9)]
        board = Screen(house, "/display", joins)
        board.wait_for(waits(0))
        with pytest.raises(socketio.exceptions.ConnectionError):
            Screen(house, "/display", joins, reconnection=False)
        idle.pop().client.disconnect()

        def enters() -> Screen | None:
            with suppress(socketio.exceptions.ConnectionError):
                return Screen(house, "/display", joins, reconnection=False)
            return None

        late = wait_until(enters)
        assert late is not None
        late.wait_for(waits(0))
        for screen in (*idle, board, late):
            screen.client.disconnect()
