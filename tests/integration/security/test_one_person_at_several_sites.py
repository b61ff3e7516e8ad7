"""One person who may something at several sites: they sign in once, with what is kept at their
home, and may at each site what that site says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers import NOW, hash_of, set_secret
from tests.integration.security.actors import OTHER, SITE, Doors, doors
from ticketing.asks import SYSTEM, Ask
from ticketing.errors import BadRequest, Conflict
from ticketing.staff import people
from ticketing.staff.people import Manager, NotYours
from web.sessions import SignedIn

BY = Manager(Ask(NOW, SYSTEM), "administrator")
SUPERVISOR = Manager(Ask(NOW, SYSTEM), "supervisor")
PASSWORD = "seven swans and a bell"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Doors]:
    """Carys supervises at home and advises at the other site."""
    with doors(tmp_path) as found:
        set_secret(found.store, SITE, "carys", "password", hash_of(PASSWORD))
        set_secret(found.store, SITE, "carys", "pin", hash_of("2846"))
        people.change(found.store, OTHER, "carys", BY, home=SITE, role="adviser")
        yield found


def status(house: Doors, path: str, how: str = "password", at: str = SITE) -> dict[str, int]:
    """What Carys, signed in at a site, is answered at each."""
    client = house.client("-")
    with house.store.read() as conn:
        secrets = people.secrets_of(conn, at, "carys")[2]
    begun = house.house.sessions.begin(SignedIn(at, "carys", secrets, how, "", "test"))
    house.keep(client, begun)
    return {site: client.get(path.format(site=site)).status_code for site in (SITE, OTHER)}


def test_each_site_says_what_they_may_there(house: Doors) -> None:
    assert status(house, "/api/v1/sites/{site}/waiting") == {SITE: 200, OTHER: 200}
    assert status(house, "/api/v1/sites/{site}/figures") == {SITE: 200, OTHER: 403}
    assert status(house, "/api/v1/sites/{site}/figures", at=OTHER) == {SITE: 200, OTHER: 403}


def test_a_pin_opens_the_site_at_whose_pc_it_was_typed(house: Doors) -> None:
    path = "/api/v1/sites/{site}/waiting"
    assert status(house, path, how="pin") == {SITE: 200, OTHER: 403}
    assert status(house, path, how="pin", at=OTHER) == {SITE: 403, OTHER: 200}


def test_they_sign_in_at_each_with_what_is_kept_at_home(house: Doors) -> None:
    for site in (SITE, OTHER):
        client = house.client("-")
        answer = client.post("/sign-in", data={"who": f"{site}|carys", "secret": PASSWORD})
        assert answer.status_code == 302, site
        assert client.get(f"/api/v1/sites/{SITE}/figures").status_code == 200


def test_whoever_has_the_same_id_and_no_home_is_somebody_else(house: Doors) -> None:
    people.change(house.store, OTHER, "carys", BY, home="")
    assert status(house, "/api/v1/sites/{site}/waiting") == {SITE: 200, OTHER: 403}


def test_a_sign_in_of_before_is_none_of_the_person_whom_they_became(house: Doors) -> None:
    people.change(house.store, OTHER, "carys", BY, home="")
    client = house.client("-")
    with house.store.read() as conn:
        secrets = people.secrets_of(conn, OTHER, "carys")[2]
    house.keep(
        client, house.house.sessions.begin(SignedIn(OTHER, "carys", secrets, "password", "", ""))
    )
    assert client.get(f"/api/v1/sites/{OTHER}/waiting").status_code == 200
    people.change(house.store, OTHER, "carys", SUPERVISOR, home=SITE)
    assert client.get(f"/api/v1/sites/{OTHER}/waiting").status_code == 401
    assert client.get(f"/api/v1/sites/{SITE}/waiting").status_code == 401


def test_their_secret_is_set_at_home_by_nobody_below_any_of_their_roles(house: Doors) -> None:
    with pytest.raises(Conflict, match="kept at"):
        people.set_secret(house.store, OTHER, "carys", BY, "pin", "x")
    people.change(house.store, OTHER, "carys", BY, role="administrator")
    with pytest.raises(NotYours):
        people.set_secret(house.store, SITE, "carys", SUPERVISOR, "pin", "x")
    people.set_secret(house.store, SITE, "carys", BY, "pin", "x")


def test_who_leaves_their_home_is_let_in_nowhere_and_another_site_that_site_alone(
    house: Doors,
) -> None:
    people.remove(house.store, OTHER, "carys", BY)
    assert status(house, "/api/v1/sites/{site}/waiting") == {SITE: 200, OTHER: 403}
    people.restore(house.store, OTHER, "carys", BY)
    people.remove(house.store, SITE, "carys", BY)
    assert status(house, "/api/v1/sites/{site}/waiting", at=OTHER) == {SITE: 401, OTHER: 401}


def test_nobody_has_a_home_where_they_are_not(house: Doors) -> None:
    with pytest.raises(BadRequest, match="Nobody of the id 'somebody' signs in at 'riverside'"):
        people.add(house.store, OTHER, BY, "somebody", name="Somebody", home=SITE)
    with pytest.raises(BadRequest, match="signs in at"):
        people.change(house.store, SITE, "carys", BY, home=OTHER)
