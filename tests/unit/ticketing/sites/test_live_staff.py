"""Staff as they are now: the file says who there is, and what a supervisor changed stays until the
file's own entry changes."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from storage import Store
from tests.helpers import SITE_TEXT, an_ask, fresh_store, rows
from ticketing import commands, sites
from ticketing.asks import SYSTEM
from ticketing.sites import Site
from ticketing.sites.advisers import entry, with_live
from ticketing.sites.parts import Adviser
from ticketing.staff import people, places
from ticketing.staff.people import Manager

BY = Manager(an_ask())
MEGAN = 'skills = ["council-tax", "benefits", "general-enquiries"]'


def site_of(store: Store) -> Site:
    with store.read() as conn:
        return sites.get(conn, "riverside")


def person(store: Store, adviser: str = "megan") -> Adviser:
    return site_of(store).adviser(adviser)


def load(store: Store, now: datetime, old: str = "", new: str = "") -> None:
    assert old in SITE_TEXT
    text = SITE_TEXT.replace(old, new, 1) if old else SITE_TEXT + "\n# again\n"
    commands.load_site(store, text, now=now, actor=SYSTEM)


def test_a_change_is_there_at_once_and_the_file_comes_out_to_the_letter(store, now) -> None:
    people.change(store, "riverside", "megan", BY, skills=["refuse"], backup=[])
    assert person(store).skills == ("refuse",)
    with store.read() as conn:
        assert sites.every(conn)[0].adviser("megan").skills == ("refuse",)
        assert sites.dump(conn, "riverside") == SITE_TEXT


def test_loading_the_file_again_keeps_what_was_changed_where_its_entry_is_the_same(
    store, now
) -> None:
    people.change(store, "riverside", "megan", BY, skills=["refuse"], backup=[])
    people.add(store, "riverside", BY, name="Siân Lloyd")
    load(store, now)
    assert person(store).skills == ("refuse",)
    assert person(store, "sian-lloyd").name == "Siân Lloyd"


def test_an_entry_that_changed_in_the_file_wins(store, now) -> None:
    people.change(store, "riverside", "megan", BY, skills=["refuse"], backup=[])
    people.change(store, "riverside", "owen", BY, name="Owen Rees")
    load(store, now, MEGAN, 'skills = ["council-tax"]')
    assert person(store).skills == ("council-tax",)
    assert person(store, "owen").name == "Owen Rees"


def test_who_is_taken_out_of_the_file_goes_and_who_comes_back_is_as_the_file_says(
    store, now
) -> None:
    people.change(store, "riverside", "owen", BY, name="Owen Rees")
    start = SITE_TEXT.index('[[advisers]]\nid = "owen"')
    owen = SITE_TEXT[start : SITE_TEXT.index("[[advisers]]", start + 5)]
    load(store, now, owen, "")
    assert "owen" not in {one.id for one in site_of(store).advisers}
    load(store, now)
    assert person(store, "owen").name == "Owen"


def test_who_was_removed_on_the_page_stays_removed_until_their_entry_changes(store, now) -> None:
    people.remove(store, "riverside", "megan", BY)
    load(store, now)
    assert "megan" not in {one.id for one in site_of(store).advisers}
    load(store, now, MEGAN, 'skills = ["council-tax"]')
    assert person(store).skills == ("council-tax",)


def test_a_skill_that_the_file_no_longer_has_is_no_skill(store, now) -> None:
    site = site_of(store)
    as_in_file = [(one.id, None) for one in site.advisers if one.id != "megan"]
    changed = person(store).model_copy(update={"skills": ("gone", "refuse"), "backup": ("gone",)})
    live = with_live(site, [*as_in_file, ("megan", entry(changed))])
    assert live.adviser("megan").skills == ("refuse",)
    assert live.adviser("megan").backup == ()


def test_two_databases_with_the_same_file_have_staff_of_their_own(store, tmp_path) -> None:
    other = fresh_store(tmp_path / "other.db")
    people.change(store, "riverside", "megan", BY, name="Megan Here")
    people.change(other, "riverside", "megan", BY, name="Megan There")
    assert (person(store).name, person(other).name) == ("Megan Here", "Megan There")
    other.close()


def test_a_change_that_was_rolled_back_is_seen_by_nobody(store) -> None:
    before = site_of(store)
    with suppress(ZeroDivisionError), store.write() as db:
        db.execute("UPDATE adviser SET retired = 1 WHERE id = 'megan'")
        assert len(sites.get(db, "riverside").advisers) == len(before.advisers) - 1
        raise ZeroDivisionError
    assert site_of(store) is before


def test_a_site_that_nobody_changed_is_the_same_object(store) -> None:
    assert site_of(store) is site_of(store)


def test_people_removed_by_the_file_are_signed_off(store, now) -> None:
    places.sign_on(store, "riverside", "owen", "counter-1", an_ask())
    start = SITE_TEXT.index('[[advisers]]\nid = "owen"')
    owen = SITE_TEXT[start : SITE_TEXT.index("[[advisers]]", start + 5)]
    load(store, now, owen, "")
    with store.read() as conn:
        assert places.signed_on(conn, "riverside") == {}


def test_every_hand_that_changes_staff_changes_the_sites_stamp(store) -> None:
    stamps = []
    for statement in (
        "SELECT 1",
        "UPDATE adviser SET retired = 1 WHERE id = 'megan'",
        "INSERT INTO adviser (site, id, profile) VALUES ('riverside', 'x', NULL)",
        "UPDATE site SET source = source || ' '",
    ):
        with store.write() as db:
            db.execute(statement)
        stamps += rows(store, "SELECT stamp FROM site")
    assert len(set(stamps)) == len(stamps)
