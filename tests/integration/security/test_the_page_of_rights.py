"""The page on which rights are given: what stands there, and what giving them does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage import Store
from tests.helpers import NOW
from tests.integration.security.actors import ELSE, OTHER, SITE, THEIRS, Doors, doors
from ticketing.asks import SYSTEM, Ask
from ticketing.sites.parts import Adviser
from ticketing.staff import giving, people
from ticketing.staff.giving import Wanted
from ticketing.staff.people import Manager, NotYours

BY = Manager(Ask(NOW, SYSTEM), "administrator")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Doors]:
    """Nia administers both sites; who works at the other is told apart by name."""
    with doors(tmp_path) as found:
        people.change(found.store, OTHER, "nia", BY, home=SITE)
        people.remove(found.store, OTHER, "gareth", BY)
        yield found


def give(house: Doors, who: str, by: str = "M", **form: Any) -> Any:
    client = house.client(by)
    return client.post(f"/rights/{SITE}/{who}", data={"at": [SITE], **form})


def person(house: Doors, who: str, site: str = SITE) -> Adviser:
    return house.house.site(site).adviser(who)


def test_it_says_who_may_see_what_and_what_that_is_now(house: Doors) -> None:
    house.issue(THEIRS)
    for _ in range(3):
        house.issue(ELSE)
    text = house.client("S").get(f"/rights/{SITE}?who=gareth").text
    assert "12 people may see something of" in text
    assert "1 only their own enquiries, 1 reads everything and changes nothing." in text
    assert "1 waits for Planning" in text
    assert "The 3 who wait for others, not even how many" in text
    auditor = house.client("U").get(f"/rights/{SITE}?who=gareth").text
    assert "Give Gareth these rights" not in auditor


def test_somebody_is_made_a_partner_of_some_enquiries(house: Doors) -> None:
    assert give(house, "aisha", role="partner", types=[ELSE]).status_code == 303
    found = person(house, "aisha")
    assert (found.role, found.skills, found.backup) == ("partner", (ELSE,), ())


def test_what_was_ticked_stays_ticked_when_it_is_refused(house: Doors) -> None:
    refused = give(house, "aisha", role="supervisor", exact="yes", types=[ELSE], at=[SITE, OTHER])
    assert refused.status_code == 409
    assert "Tick what they may" in refused.text
    assert '<option value="supervisor" selected>' in refused.text
    assert f'name="types" value="{ELSE}" checked' in refused.text
    assert f'name="types" value="{THEIRS}" checked' not in refused.text
    assert f'name="at" value="{OTHER}" checked' in refused.text
    assert 'name="exact" value="yes" checked' in refused.text
    assert person(house, "aisha").role == "adviser"


def test_a_role_changes_and_the_skills_stay(house: Doors) -> None:
    before = person(house, "megan")
    assert give(house, "megan", role="supervisor").status_code == 303
    found = person(house, "megan")
    assert (found.role, {*found.skills}) == ("supervisor", {*before.skills})


def test_at_another_site_they_are_the_same_person_until_it_is_taken(house: Doors) -> None:
    both: dict[str, Any] = {"role": "partner", "types": [THEIRS], "at": [SITE, OTHER]}
    assert give(house, "gareth", **both).status_code == 303
    found = person(house, "gareth", OTHER)
    assert (found.home, found.role, found.skills) == (SITE, "partner", (THEIRS,))
    row = house.client("M").get(f"/rights/{SITE}?who=gareth").text
    assert "2 sites" in row
    assert give(house, "gareth", role="partner", types=[THEIRS]).status_code == 303
    assert "gareth" not in {one.id for one in house.house.site(OTHER).advisers}


def test_whoever_has_the_id_there_and_another_name_is_not_taken_for_them(house: Doors) -> None:
    people.change(house.store, OTHER, "megan", BY, name="Megan Elsewhere")
    refused = give(house, "megan", role="adviser", at=[SITE, OTHER])
    assert refused.status_code == 409
    assert "is Megan Elsewhere, somebody else" in refused.text
    assert person(house, "megan", OTHER).home is None


def test_what_one_site_refuses_is_given_at_none_and_the_page_says_which(house: Doors) -> None:
    people.change(house.store, OTHER, "megan", BY, name="Megan Elsewhere")
    refused = give(house, "megan", role="supervisor", at=[SITE, OTHER])
    assert refused.status_code == 409
    where = house.house.site(OTHER).called("en")
    assert f"At {where}:" in refused.text
    assert "Nothing was changed at any site." in refused.text
    assert person(house, "megan").role == "adviser"


def undo(browser: Any) -> Any:
    return browser.post(f"/rights/{SITE}")


def test_what_was_given_is_undone_at_each_site_with_one_press(house: Doors) -> None:
    before, nia = person(house, "gareth"), house.client("M")
    form = {"role": "adviser", "exact": "yes", "rights": ["reception"], "at": [SITE, OTHER]}
    assert nia.post(f"/rights/{SITE}/gareth", data=form).status_code == 303
    assert person(house, "gareth").rights == ("reception",)
    page = nia.get(f"/rights/{SITE}?who=gareth").text
    assert "what Gareth was given or lost" in page
    assert undo(nia).status_code == 303
    assert person(house, "gareth") == before
    assert "gareth" not in {one.id for one in house.house.site(OTHER).advisers}
    again = undo(nia)
    assert (again.status_code, "nothing to undo" in again.text) == (409, True)


def test_what_somebody_else_changed_since_is_not_undone(house: Doors) -> None:
    nia, carys = house.client("M"), house.client("S")
    form = {"role": "supervisor", "at": [SITE]}
    assert nia.post(f"/rights/{SITE}/megan", data=form).status_code == 303
    assert "what Megan was given or lost" not in carys.get(f"/rights/{SITE}").text
    assert undo(carys).status_code == 409
    people.change(house.store, SITE, "megan", BY, role="receptionist")
    refused = undo(nia)
    assert (refused.status_code, "nothing was undone" in refused.text) == (409, True)
    assert person(house, "megan").role == "receptionist"


def test_what_was_given_is_undone_after_a_restart_too(house: Doors) -> None:
    before, key = person(house, "gareth"), "session 1"
    wanted = [Wanted(SITE, BY, {"role": "adviser"})]
    giving.give(house.store, before, wanted, key)
    assert person(house, "gareth").role == "adviser"
    with closing(Store(house.store.path)) as anew:
        with anew.read() as conn:
            last = giving.last(conn, key)
        assert last is not None
        assert (last.name, last.given[0].before) == ("Gareth", before)
        giving.put_back(anew, key, lambda _: BY)
    assert person(house, "gareth") == before


def test_rights_stand_in_the_history_beside_what_was_published(house: Doors) -> None:
    nia = house.client("M")
    form = {"role": "supervisor", "at": [SITE]}
    assert nia.post(f"/rights/{SITE}/megan", data=form).status_code == 303
    changes = house.client("S").get(f"/api/v1/sites/{SITE}/changes").get_json()["changes"]
    said = {one["what"]: one["who"] for one in changes}
    assert said["Megan has other rights: adviser to supervisor."] == "Nia"
    assert "Version 1 of the house was published." in said


def test_all_sites_are_shown_together_each_person_once(house: Doors) -> None:
    nia = house.client("M")
    page = nia.get(f"/rights/{SITE}?all=yes").text
    here, there = (len(house.house.site(one).advisers) for one in (SITE, OTHER))
    assert f"All 2 sites {here + there - 1}</a>" in page  # Nia is one at both
    assert f"{here + there - 1} people may see something of 2 sites." in page
    assert page.count(">Nia</a>") == 1
    assert f'href="/rights/{OTHER}?who=megan&amp;all=yes#one"' in page
    given = nia.post(f"/rights/{SITE}/gareth?all=yes", data={"at": [SITE], "role": "adviser"})
    assert given.location.endswith(f"/rights/{SITE}?who=gareth&all=yes")
    assert "all=yes" not in house.client("S").get(f"/rights/{SITE}?all=yes").text


def test_it_stands_in_the_rail_of_administration_and_a_supervisor_sees_theirs(
    house: Doors,
) -> None:
    mine = house.client("M").get(f"/rights/{SITE}").text
    assert f'href="/administration/{SITE}#hours"' in mine
    assert f'href="/rights/{SITE}" aria-current="page"' in mine
    theirs = house.client("S").get(f"/rights/{SITE}").text
    assert "/administration/" not in theirs.replace("/static/administration/", "")
    assert "What the house is, an administrator changes." in theirs


def test_who_supervises_one_site_gives_nothing_at_another(house: Doors) -> None:
    done = give(house, "gareth", by="S", role="partner", types=[THEIRS], at=[SITE, OTHER])
    assert done.status_code == 303
    assert "gareth" not in {one.id for one in house.house.site(OTHER).advisers}
    assert give(house, "megan", by="S", role="administrator").status_code == 409
    assert person(house, "megan").role == "adviser"


def test_an_auditor_is_told_that_they_change_nothing(house: Doors) -> None:
    note = "You read everything here and change nothing"
    assert note in house.client("U").get(f"/supervisor/{SITE}").text
    assert note not in house.client("S").get(f"/supervisor/{SITE}").text


def test_somebody_may_have_some_rights_of_a_role_and_not_the_others(house: Doors) -> None:
    chosen: dict[str, Any] = {"exact": "yes", "rights": ["advise"]}
    assert house.client("A").get(f"/reception/{SITE}").status_code == 200
    assert give(house, "megan", role="adviser", **chosen).status_code == 303
    assert person(house, "megan").rights == ("advise",)
    megan = house.client("A")
    assert megan.get(f"/reception/{SITE}").status_code == 403
    assert megan.get(f"/api/v1/sites/{SITE}/waiting").status_code == 200
    assert give(house, "megan", role="adviser").status_code == 303
    assert person(house, "megan").rights == ()


def test_a_right_above_ones_own_is_given_to_nobody_whatever_the_role_is_called(
    house: Doors,
) -> None:
    for who in ("S", "A"):
        refused = give(
            house, "daniel", by=who, role="adviser", exact="yes", rights=["advise", "administer"]
        )
        assert refused.status_code in (403, 409)
    assert person(house, "daniel").rights == ()
    given = give(house, "daniel", role="adviser", exact="yes", rights=["administer"])
    assert given.status_code == 303
    by = Manager(Ask(NOW, SYSTEM), "supervisor")
    with pytest.raises(NotYours):
        people.set_secret(house.store, SITE, "daniel", by, "pin", "x")


def test_another_role_is_what_it_stands_for(house: Doors) -> None:
    people.change(house.store, SITE, "megan", BY, rights=["advise"])
    assert people.change(house.store, SITE, "megan", BY, role="supervisor").rights == ()
