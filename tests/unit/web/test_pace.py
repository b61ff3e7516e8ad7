"""What a device in public may do: as much as the people who stand before it."""

from __future__ import annotations

import pytest

from web.budgets import TooFast
from web.callers import Caller, Forbidden, Grant
from web.house import House
from web.pace import KioskPace, own_kiosk

LEFT = Grant("kiosk", "riverside", "Kiosk 1", kiosk="left", ref="token:1")
OTHER = Grant("kiosk", "riverside", "Kiosk 2", kiosk="right", ref="token:2")
STAFF = Grant("receptionist", "riverside", "Reception", ref="token:3")


def asked(pace: KioskPace, house: House, grant: Grant, times: int) -> int:
    """How many tickets it gets."""
    got = 0
    for _ in range(times):
        try:
            pace.ticket(house.site("riverside"), grant, None)
            got += 1
        except TooFast:
            pass
    return got


def test_a_kiosk_gives_no_more_than_people_can_take_and_staff_see_that_it_wanted_to(
    house: House,
) -> None:
    pace = KioskPace(house)
    most = house.site("riverside").door.tickets_per_minute
    assert asked(pace, house, LEFT, 500) == 2 * most
    assert asked(pace, house, OTHER, 10) == 10
    assert asked(pace, house, STAFF, 500) == 500
    house.security.flush()
    with house.store.read() as conn:
        noted = conn.execute("SELECT kind, detail FROM security_event").fetchall()
    assert [tuple(row) for row in noted] == [
        ("budget_exceeded", "left issues faster than people can press")
    ]


def test_codes_that_are_not_found_are_numbered_and_right_ones_are_not(house: House) -> None:
    pace = KioskPace(house)
    for _ in range(100):
        pace.code("riverside", LEFT)
        pace.found("riverside", LEFT)
    for _ in range(12):
        pace.code("riverside", LEFT)
    with pytest.raises(TooFast) as refused:
        pace.code("riverside", LEFT)
    assert refused.value.facts["retry_after"] > 0
    pace.code("riverside", STAFF)


def test_kiosks_that_guess_together_are_stopped_together(house: House) -> None:
    pace = KioskPace(house)
    tried = 0
    for n in range(30):
        try:
            for _ in range(10):
                pace.code("riverside", Grant("kiosk", "riverside", f"K{n}", ref=f"token:{n}"))
                tried += 1
        except TooFast:
            continue
    assert tried == 40


def test_the_token_of_one_kiosk_is_none_for_another() -> None:
    assert own_kiosk(LEFT, None) == "left"
    assert own_kiosk(LEFT, "left") == "left"
    with pytest.raises(Forbidden, match="that of the kiosk 'left'"):
        own_kiosk(LEFT, "right")
    with pytest.raises(Forbidden):
        Caller((LEFT,)).at_kiosk("riverside", "right", "kiosk")
    both = Caller((LEFT, OTHER))
    assert both.at_kiosk("riverside", "right", "kiosk") == OTHER
    shared = Grant("kiosk", "riverside", "any", ref="token:9")
    assert own_kiosk(shared, "right") == "right"
