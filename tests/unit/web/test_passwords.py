"""Passwords: long enough, kept as a hash, and only one's own is right; wrong ones lock."""

from __future__ import annotations

import pytest

from tests import once
from tests.helpers import an_ask, everything, hash_of, set_pin
from ticketing.errors import BadRequest, NotFound, WrongPin
from ticketing.staff import people
from ticketing.staff.people import Manager
from ticketing.staff.tries import Locked
from web import passwords, pins
from web.house import House

SECRET = "four words and more"


@pytest.fixture
def with_password(house: House) -> House:
    by = Manager(an_ask())
    people.set_secret(house.store, "riverside", "megan", by, "password", hash_of(SECRET))
    return house


def test_the_right_password_gives_the_person_and_is_nowhere_in_the_database(house: House) -> None:
    by = Manager(an_ask())
    kept = passwords.hashed(SECRET)
    people.set_secret(house.store, "riverside", "megan", by, "password", kept)
    assert passwords.check(house, "riverside", "megan", SECRET).name == "Megan"
    assert SECRET not in str(everything(house.store))


@pytest.mark.parametrize("given", ["", "four words and mor", "Four words and more", "1234"])
def test_a_wrong_password_is_refused_and_says_who_can_help(
    with_password: House, given: str
) -> None:
    with pytest.raises(WrongPin, match=r"That password does not belong to Megan\. Forgotten it"):
        passwords.check(with_password, "riverside", "megan", given)


def test_what_is_said_of_a_wrong_password_is_the_same_whether_there_is_one(
    with_password: House,
) -> None:
    said = []
    for name in ("megan", "owen"):
        with pytest.raises(WrongPin) as refused:
            passwords.check(with_password, "riverside", name, "something else")
        said.append(refused.value.detail.replace("Owen", "Megan"))
    assert said[0] == said[1]


def test_a_pin_is_no_password_and_a_password_no_pin(with_password: House) -> None:
    set_pin(with_password.store, "riverside", "megan", pins.hashed("4711"))
    with pytest.raises(WrongPin):
        passwords.check(with_password, "riverside", "megan", "4711")
    with pytest.raises(WrongPin):
        pins.check(with_password, "riverside", "megan", SECRET)


def test_wrong_pins_and_passwords_lock_together_and_then_not_even_the_right_one_counts(
    with_password: House,
) -> None:
    for n in range(4):
        check = pins.check if n % 2 else passwords.check
        with pytest.raises(WrongPin) as refused:
            check(with_password, "riverside", "megan", "0000")
    assert "One more wrong try locks this name for 15 minutes." in refused.value.detail
    with pytest.raises(Locked, match="Megan is locked until 10:45"):
        pins.check(with_password, "riverside", "megan", "0000")
    with pytest.raises(Locked):
        passwords.check(with_password, "riverside", "megan", SECRET)


def test_an_unknown_name_is_not_found(house: House) -> None:
    with pytest.raises(NotFound, match="no adviser 'mallory'"):
        passwords.check(house, "riverside", "mallory", SECRET)


@pytest.mark.parametrize("given", ["", "123456789", "x" * 201, "aaaaaaaaaaaa", "abababababab"])
def test_a_password_that_is_guessed_at_once_is_not_taken(given: str) -> None:
    with pytest.raises(BadRequest, match="password"):
        passwords.hashed(given)


@pytest.mark.parametrize(
    "given",
    ["1234567890", "0987654321", "password12", "Passw0rd123!", "P@ssw0rd2024", "qwertyuiop",
     "1q2w3e4r5t", "iloveyou123", "letmeinletmein", "Welcome 2026", "abcabcabcabc",
     "meganmeganmegan", "Megan Lloyd 1", "lloyd-megan-99"],
)  # fmt: skip
def test_the_commonest_passwords_and_ones_own_name_are_refused_with_the_reason(given: str) -> None:
    with pytest.raises(BadRequest, match="guessed at once: it is"):
        passwords.hashed(given, "megan", "Megan Lloyd")


@pytest.mark.parametrize(
    "given",
    [SECRET, "a song of four words", "my dog eats a lot", "a password nobody knows",
     "Megan sings in the choir", "correct horse battery staple"],
)  # fmt: skip
def test_words_that_nobody_puts_together_are_taken(given: str) -> None:
    assert passwords.hashed(given, "megan", "Megan Lloyd").startswith("$argon2id$")


def test_ten_letters_of_any_script_are_enough() -> None:
    assert passwords.hashed("ŵythnos-ŷd").startswith("$argon2id$")


def test_a_hash_that_a_council_keeps_is_dear_to_guess() -> None:
    """What RFC 9106 asks of a machine with little memory; other tests make weak ones."""
    assert once.HASHER.memory_cost >= 64 * 1024
    assert once.HASHER.time_cost >= 3
    assert once.HASHER.hash("three quiet words").startswith("$argon2id$")
