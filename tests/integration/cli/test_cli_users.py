"""`nextplease user`: staff from the command line, beside a server that runs."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from click.testing import CliRunner, Result

from server.cli import main
from tests.browser import Browser
from tests.running import PIN, House, SiteAccess


@pytest.fixture
def site(house: House) -> SiteAccess:
    return house.add_site()


def user(house: House, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["--data", str(house.data), "user", *arguments], input=typed)


def listed(house: House, site: SiteAccess) -> dict[str, Any]:
    lines = user(house, "list", site.id, "--json").output.splitlines()
    return {one["id"]: one for one in map(json.loads, lines)}


def test_a_pin_that_is_set_lets_the_adviser_in_at_once(house: House, site: SiteAccess) -> None:
    browser = Browser(house, "127.0.9.1")
    before = browser.sign_on(site.id)
    assert before.status_code == 403
    assert "do not belong together" in before.text
    done = user(house, "pin", site.id, "megan", typed=f"{PIN}\n{PIN}\n")
    assert done.exit_code == 0, done.output
    assert PIN not in done.output
    assert browser.sign_on(site.id).status_code == 200
    people = user(house, "list", site.id).output
    assert re.search(r"megan .* PIN set .* at counter-1", people)
    assert re.search(r"daniel .* no PIN .* signed off", people)


@pytest.mark.parametrize("pin", ["12", "12345", "abcd", "١٢٣٤"])
def test_what_is_no_pin_is_refused(house: House, site: SiteAccess, pin: str) -> None:
    done = user(house, "pin", site.id, "megan", "--stdin", typed=f"{pin}\n")
    assert (done.exit_code, "A PIN has 4 figures" in done.output) == (1, True)


@pytest.mark.parametrize(
    ("what", "secret"), [("pin", "0000"), ("pin", "1234"), ("password", "megan megan megan")]
)
def test_a_secret_that_is_guessed_at_once_is_refused_with_the_reason(
    house: House, site: SiteAccess, what: str, secret: str
) -> None:
    done = user(house, what, site.id, "megan", "--stdin", typed=f"{secret}\n")
    assert (done.exit_code, "is guessed at once: it" in done.output) == (1, True)


def test_a_secret_is_no_argument(house: House, site: SiteAccess) -> None:
    for arguments in (["pin", site.id, "megan", PIN], ["pin", site.id, "megan", "--pin", PIN],
                      ["password", site.id, "megan", "a long password"]):  # fmt: skip
        assert user(house, *arguments).exit_code == 2


def test_two_secrets_that_differ_are_asked_for_again(house: House, site: SiteAccess) -> None:
    done = user(house, "pin", site.id, "megan", typed="2741\n2742\n5038\n5038\n")
    assert done.exit_code == 0
    assert "do not match" in done.output


def test_a_password_comes_from_standard_input(house: House, site: SiteAccess) -> None:
    done = user(house, "password", site.id, "carys", "--stdin", typed="three words here\n")
    assert done.exit_code == 0, done.output
    answer = Browser(house, "127.0.9.2").sign_in(site.id, "carys", "three words here")
    assert answer.headers["Location"] == f"/supervisor/{site.id}"
    short = user(house, "password", site.id, "carys", "--stdin", typed="short\n")
    assert (short.exit_code, "at least 10 characters" in short.output) == (1, True)


def test_people_are_added_changed_removed_and_brought_back(house: House, site: SiteAccess) -> None:
    added = user(house, "add", site.id, "Siân Lloyd", "--skill", "council-tax", "--language", "pl")
    assert "added as sian-lloyd" in added.output
    assert "megan prefers: council-tax, reception" in user(
        house, "skills", site.id, "megan", "--prefer", "reception", "--no", "benefits"
    ).output  # fmt: skip
    assert user(house, "languages", site.id, "megan", "pl", "ur").exit_code == 0
    assert user(house, "role", site.id, "sian-lloyd", "receptionist").exit_code == 0
    people = listed(house, site)
    assert people["megan"]["languages"] == ["pl", "ur"]
    assert people["sian-lloyd"]["role"] == "receptionist"
    assert user(house, "remove", site.id, "sian-lloyd").exit_code == 0
    assert "sian-lloyd" not in listed(house, site)
    assert user(house, "restore", site.id, "sian-lloyd").exit_code == 0
    assert listed(house, site)["sian-lloyd"]["role"] == "receptionist"


def test_who_is_locked_is_listed_and_unlocked(house: House, site: SiteAccess) -> None:
    user(house, "pin", site.id, "megan", "--stdin", typed=PIN)
    browser = Browser(house, "127.0.9.3")
    for _ in range(5):
        browser.sign_on(site.id, pin="0000")
    assert re.search(r"megan .* locked until ", user(house, "list", site.id).output)
    assert user(house, "unlock", site.id, "megan").exit_code == 0
    assert browser.sign_on(site.id).status_code == 200


def test_the_log_names_the_command_and_who_typed_it(
    house: House, site: SiteAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUDO_USER", "anna")
    user(house, "role", site.id, "megan", "supervisor")
    rows = house.rows("SELECT actor FROM event WHERE kind = 'staff_changed' AND site = ?", site.id)
    assert rows == [("command:user role by anna",)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["pin", "megann", "--stdin"], "it has: megan, daniel, carys"),
        (["role", "megan", "king"], "'king' is not one of"),
        (["skills", "megan", "--prefer", "tax"], "no enquiry type 'tax'; it has: council-tax"),
        (["skills", "megan", "--prefer", "reception", "--no", "reception"], "given twice"),
        (["languages", "megan", "Polish"], "languages"),
        (["add", "Megan", "--id", "megan"], "'megan' is the id of somebody else"),
        (["restore", "megan"], "Nobody called 'megan' was removed"),
        (["remove", "nobody"], "it has: megan"),
    ],
)
def test_a_mistake_is_told_in_words(
    house: House, site: SiteAccess, arguments: list[str], says: str
) -> None:
    done = user(house, arguments[0], site.id, *arguments[1:], typed=PIN)
    assert done.exit_code in (1, 2)
    assert says in done.output
    assert isinstance(done.exception, SystemExit)


def test_a_site_that_there_is_not_names_those_there_are(house: House, site: SiteAccess) -> None:
    done = user(house, "list", "nowhere")
    assert done.exit_code == 1
    assert "There is no site 'nowhere'" in done.output
