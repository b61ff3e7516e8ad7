"""PINs: four figures, hashed; a wrong one tells no more than that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from tests.asides import Here
from tests.helpers import everything, hash_of, rows, set_pin
from ticketing import commands
from ticketing.errors import BadRequest, NotFound, WrongPin
from ticketing.staff.tries import MOST_WRONG
from web import pins, weak
from web.aside import Crowded
from web.house import House

T = TypeVar("T")


@pytest.fixture
def with_pin(house: House) -> House:
    set_pin(house.store, "riverside", "megan", hash_of("4711"))
    return house


def test_the_right_pin_gives_the_adviser(house: House) -> None:
    set_pin(house.store, "riverside", "megan", pins.hashed("4711"))
    assert pins.check(house, "riverside", "megan", "4711").name == "Megan"


@pytest.mark.parametrize("pin", ["4712", "", "47110", "471", " 4711", "٤٧١١"])
def test_a_wrong_pin_is_refused_and_says_who_can_help(with_pin: House, pin: str) -> None:
    with pytest.raises(WrongPin, match=r"to Megan\. Forgotten it\? Ask your supervisor"):
        pins.check(with_pin, "riverside", "megan", pin)


def test_without_a_pin_no_pin_is_right(house: House) -> None:
    for pin in ("", "0000"):
        with pytest.raises(WrongPin, match="No PIN is set for this name yet"):
            pins.check(house, "riverside", "megan", pin)


def test_a_pin_that_was_kept_broken_is_no_right_pin(with_pin: House) -> None:
    with with_pin.store.write() as db:
        db.execute("UPDATE adviser SET pin_hash = 'no hash' WHERE id = 'megan'")
    with pytest.raises(WrongPin):
        pins.check(with_pin, "riverside", "megan", "4711")


def test_an_unknown_name_is_not_found(house: House) -> None:
    with pytest.raises(NotFound, match="no adviser 'mallory'"):
        pins.check(house, "riverside", "mallory", "0000")


def test_the_database_holds_a_hash_and_each_another(house: House) -> None:
    for adviser in ("megan", "owen"):
        set_pin(house.store, "riverside", adviser, pins.hashed("4711"))
    (one,), (two,) = rows(house.store, "SELECT pin_hash FROM adviser WHERE pin_hash NOT NULL")
    assert one.startswith("$argon2id$")
    assert one != two
    assert "4711" not in str(everything(house.store)["event"])


@pytest.mark.parametrize("pin", ["", "123", "12345", "12a4", "١٢٣٤", "²²²²", "-123", "1 34"])
def test_only_four_figures_are_taken_as_a_pin(pin: str) -> None:
    with pytest.raises(BadRequest, match="A PIN has 4 figures"):
        pins.hashed(pin)


@pytest.mark.parametrize(
    "pin", ["0000", "1111", "9999", "1234", "0123", "7890", "4321", "0987", "1212", "1122", "2000",
            "2580", "1957", "1984", "2026", "7410", "3179"],
)  # fmt: skip
def test_a_pin_that_is_guessed_at_once_is_refused_with_the_reason(pin: str) -> None:
    with pytest.raises(BadRequest, match=r"guessed at once: .*Choose another"):
        pins.hashed(pin)


def test_no_more_than_the_commonest_pins_are_refused() -> None:
    refused = [pin for pin in map("{:04}".format, range(10_000)) if weak.weak_pin(pin)]
    assert len(refused) < 350
    assert not {"1001", "1009", "2846", "4711", "1357"} & set(refused)


def test_a_weak_pin_that_was_set_before_goes_on_working(house: House) -> None:
    set_pin(house.store, "riverside", "megan", hash_of("1234"))
    assert pins.check(house, "riverside", "megan", "1234").id == "megan"


def test_a_pin_survives_another_loading_of_the_site(with_pin: House, now) -> None:
    from tests.helpers import SITE_TEXT
    from ticketing.asks import SYSTEM

    commands.load_site(with_pin.store, SITE_TEXT + "\n", now=now, actor=SYSTEM)
    assert pins.check(with_pin, "riverside", "megan", "4711").id == "megan"


class Crowd(Here):
    """So many sign on at once that nothing is compared."""

    def run(self, work: Callable[..., T], *args: Any, **how: Any) -> T:
        raise Crowded("Try again in a few seconds.", retry_after=5)


def test_a_try_that_could_not_be_judged_does_not_count(with_pin: House) -> None:
    crowded = replace(with_pin, hashing=Crowd())
    for check in (pins.check, pins.check_password) * MOST_WRONG:
        with pytest.raises(Crowded):
            check(crowded, "riverside", "megan", "4711")
    with pytest.raises(WrongPin):
        pins.check(with_pin, "riverside", "megan", "0000")
    assert pins.check(with_pin, "riverside", "megan", "4711").name == "Megan"
