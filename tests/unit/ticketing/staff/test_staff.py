"""Who there is: added, changed and removed by those who may, and told in the log."""

from __future__ import annotations

from typing import Any

import pytest

from storage import Store
from tests.helpers import an_ask, rows
from ticketing import commands, sites
from ticketing.errors import BadRequest, Conflict, NotFound
from ticketing.events import log
from ticketing.events.staff import StaffChanged
from ticketing.staff import pauses, people, places
from ticketing.staff.people import Manager, NotYours

CARYS = Manager(an_ask(adviser="carys"), "supervisor")
IT = Manager(an_ask(), "administrator")


def change(store: Store, adviser: str, by: Manager = CARYS, **parts: Any) -> Any:
    return people.change(store, "riverside", adviser, by, **parts)


def told(store: Store) -> list[tuple[str, str, list[str]]]:
    """(actor, person, what) of each change in the log."""
    with store.read() as conn:
        logged = log.after(conn, 0)
    return [
        (one.actor, one.event.adviser, one.event.what)
        for one in logged
        if isinstance(one.event, StaffChanged)
    ]


def test_the_log_names_who_changed_what_and_no_secret(store) -> None:
    change(store, "megan", name="Megan Rees", languages=["pl"])
    people.set_secret(store, "riverside", "megan", CARYS, "pin", "$argon2id$hash")
    assert told(store) == [
        ("adviser:carys", "megan", ["name", "languages"]),
        ("adviser:carys", "megan", ["pin"]),
    ]
    assert "argon2" not in str(rows(store, "SELECT * FROM event"))


def test_what_is_so_already_changes_nothing(store) -> None:
    with store.read() as conn:
        megan = sites.get(conn, "riverside").adviser("megan")
    change(store, "megan", skills=list(reversed(megan.skills)), name=megan.name)
    assert told(store) == []


def test_single_skills_change_and_the_others_stay(store) -> None:
    after = change(store, "megan", levels={"refuse": "preferred", "garages": "no",
                                           "council-tax": "backup"})  # fmt: skip
    assert after.skills == ("general-enquiries", "benefits", "refuse")
    assert after.backup == ("housing-allocations", "council-tax")


def test_the_next_call_follows_a_change_of_skills(store) -> None:
    commands.issue(store, "riverside", "planning", an_ask(), language="en")
    places.sign_on(store, "riverside", "megan", "counter-1", an_ask())
    assert commands.call_next(store, "riverside", "counter-1", an_ask(adviser="megan")) is None
    change(store, "megan", levels={"planning": "backup"})
    called = commands.call_next(store, "riverside", "counter-1", an_ask(adviser="megan"))
    assert called is not None
    assert called.enquiry == "planning"


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"skills": ["refuse"], "backup": ["refuse"]}, BadRequest),
        ({"skills": ["no-such"]}, NotFound),
        ({"levels": {"no-such": "no"}}, NotFound),
        ({"name": " "}, BadRequest),
        ({"name": "x" * 81}, BadRequest),
        ({"role": "king"}, BadRequest),
        ({"languages": ["Polish"]}, BadRequest),
    ],
)
def test_what_cannot_be_is_refused_in_words(store, parts, error) -> None:
    with pytest.raises(error):
        change(store, "megan", **parts)
    assert told(store) == []


def test_a_new_person_gets_an_id_from_the_name_that_nobody_had(store) -> None:
    ids = [
        people.add(store, "riverside", CARYS, name=name).id
        for name in ("Siân Lloyd", "Sian  Lloyd!", "Megan", "Łukasz", "王芳")
    ]
    assert ids == ["sian-lloyd", "sian-lloyd-2", "megan-2", "ukasz", "person"]
    with pytest.raises(Conflict, match="'megan' is the id of somebody else"):
        people.add(store, "riverside", CARYS, "megan", name="Megan")
    people.remove(store, "riverside", "megan-2", CARYS)
    assert people.add(store, "riverside", CARYS, name="Megan").id == "megan-3"


def test_the_same_request_again_adds_nobody_twice(store) -> None:
    by = Manager(an_ask(adviser="carys", key="k1"), "supervisor")
    first = people.add(store, "riverside", by, name="Siân")
    assert people.add(store, "riverside", by, name="Siân") == first
    assert len(told(store)) == 1


@pytest.mark.parametrize("deed", ["role", "pin", "remove", "unlock", "add"])
def test_nobody_reaches_above_their_own_role(store, deed: str) -> None:
    change(store, "owen", IT, role="administrator")
    deeds = {
        "role": lambda: change(store, "megan", role="administrator"),
        "pin": lambda: people.set_secret(store, "riverside", "owen", CARYS, "pin", "x"),
        "remove": lambda: people.remove(store, "riverside", "owen", CARYS),
        "unlock": lambda: people.unlock(store, "riverside", "owen", CARYS),
        "add": lambda: people.add(store, "riverside", CARYS, name="Boss", role="administrator"),
    }
    with pytest.raises(NotYours, match="administrator"):
        deeds[deed]()
    assert len(told(store)) == 1


def test_a_supervisor_makes_supervisors_and_an_adviser_nobody(store) -> None:
    assert change(store, "megan", role="supervisor").role == "supervisor"
    adviser = Manager(an_ask(adviser="daniel"), "adviser")
    with pytest.raises(NotYours, match="supervisor"):
        change(store, "megan", adviser, name="Meg")


def test_nobody_removes_themselves_or_changes_their_own_role(store) -> None:
    with pytest.raises(Conflict, match="cannot remove yourself"):
        people.remove(store, "riverside", "carys", CARYS)
    with pytest.raises(Conflict, match="own role"):
        change(store, "carys", role="adviser")
    assert change(store, "carys", name="Carys Morgan").name == "Carys Morgan"


@pytest.mark.parametrize("how", ["removed", "receptionist"])
def test_who_no_longer_serves_leaves_the_counter_but_not_a_visitor(store, how: str) -> None:
    def end() -> None:
        if how == "removed":
            people.remove(store, "riverside", "megan", CARYS)
        else:
            change(store, "megan", role="receptionist")

    commands.issue(store, "riverside", "council-tax", an_ask(), language="en")
    places.sign_on(store, "riverside", "megan", "counter-1", an_ask())
    visit = commands.call_next(store, "riverside", "counter-1", an_ask())
    assert visit is not None
    with pytest.raises(Conflict, match="C001 is still at Counter 1"):
        end()
    commands.no_show(store, visit.visit, an_ask())
    end()
    with store.read() as conn:
        assert places.signed_on(conn, "riverside") == {}
    with pytest.raises((NotFound, Conflict)):
        places.sign_on(store, "riverside", "megan", "counter-1", an_ask())


def test_who_was_removed_comes_back_as_they_were(store) -> None:
    change(store, "megan", name="Megan Rees", languages=["pl"])
    people.remove(store, "riverside", "megan", CARYS)
    with store.read() as conn:
        assert [one.id for one in people.removed(conn, "riverside")] == ["megan"]
    back = people.restore(store, "riverside", "megan", CARYS)
    assert (back.name, back.languages) == ("Megan Rees", ("pl",))
    with pytest.raises(NotFound):
        people.restore(store, "riverside", "megan", CARYS)


def test_the_list_says_where_each_is_and_what_became_of_the_file(store) -> None:
    change(store, "megan", languages=["pl"])
    people.add(store, "riverside", CARYS, name="Siân")
    places.sign_on(store, "riverside", "megan", "counter-1", an_ask())
    pauses.pause(store, "riverside", "counter-1", an_ask(), "break", "lunch")
    with store.read() as conn:
        listed = people.listed(conn, sites.get(conn, "riverside"), an_ask())
    found = {one["id"]: one for one in listed}
    assert (found["owen"]["origin"], found["megan"]["origin"]) == ("file", "changed")
    assert found["sian"]["origin"] == "added"
    place = found["megan"]["signed_on"]
    assert (place["service_point"], place["state"], place["reason"]) == (
        "counter-1", "break", "lunch",
    )  # fmt: skip
    assert found["owen"]["signed_on"] is None
