"""Whose names stand where staff sign in: those of the site, at PCs that are known, told apart; or
nobody's, where a site has them typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import NOW, hash_of, set_pin
from tests.integration.security.actors import OTHER, SITE, Doors, doors
from ticketing import commands, sites
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import people
from ticketing.staff.people import Manager

BY = Manager(Ask(NOW, SYSTEM), "administrator")
PAGES = ("/sign-in", f"/counter/{SITE}/counter-1")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Doors]:
    with doors(tmp_path) as found:
        people.add(found.store, OTHER, BY, name="Wyn Elsewhere")
        yield found


def test_a_known_pc_shows_its_own_sites_people_alone(house: Doors) -> None:
    for page in PAGES:
        text = house.client("C").get(page).text
        assert "Megan" in text, page
        assert "Wyn Elsewhere" not in text, page


def test_who_may_see_several_sites_is_asked_which(house: Doors) -> None:
    client = house.client("-", token="counter", everywhere=True)
    first = client.get("/sign-in").text
    assert "Megan" not in first
    assert f"/sign-in?at={OTHER}" in first
    assert "Wyn Elsewhere" in client.get(f"/sign-in?at={OTHER}").text
    there = client.get(f"/sign-in?next=/reception/{SITE}").text
    assert "Megan" in there
    assert "Wyn Elsewhere" not in there


def test_two_of_one_name_are_told_apart(house: Doors) -> None:
    people.add(house.store, SITE, BY, name="Megan", role="supervisor")
    for page in PAGES:
        text = house.client("C").get(page).text
        assert "Megan, adviser" in text, page
        assert "Megan, supervisor" in text, page


def test_a_site_may_have_names_typed_at_known_pcs_too(house: Doors) -> None:
    with house.store.read() as conn:
        text = sites.dump(conn, SITE)
    text = text.replace("[site.hours]", "[site.desk]\ntype_names = true\n\n[site.hours]", 1)
    assert "type_names" in text
    commands.load_site(house.store, text, now=NOW, actor=SYSTEM)
    set_pin(house.store, SITE, "megan", hash_of("2846"))
    for page in PAGES:
        assert "Megan" not in house.client("C").get(page).text, page
    client = house.client("-", token="counter")
    entered = client.post(f"/counter/{SITE}/counter-1", data={"adviser": "MEGAN", "pin": "2846"})
    assert entered.status_code == 303
    assert "Megan" in client.get(f"/counter/{SITE}/counter-1").text
