"""Edits that hold at once, and the first version of a house."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import Store
from tests.helpers import MIGRATIONS, SITE_TEXT, an_ask, everything, rows, together
from ticketing.drafting import changing, publishing
from ticketing.drafting import draft as drafts
from ticketing.drafting.beginning import Begun, begin
from ticketing.drafting.edits import Edit
from ticketing.drafting.publishing import HasMistakes, put_in_force
from ticketing.errors import Conflict
from ticketing.sites import Site, get
from ticketing.sites.file import parse
from ticketing.staff import people

NAMED = Edit("set", ("name",), {"cy": "Glan-yr-afon", "en": "Riverside"})


def test_edits_hold_at_once_and_the_draft_stays(store: Store, site: Site) -> None:
    changing.change(store, site.id, an_ask(), Edit("set", ("recall", "times"), 2), 0)
    put_in_force(store, site.id, [NAMED], an_ask(adviser="carys"), why="First run")
    with store.read() as conn:
        assert get(conn, site.id).called("en") == "Riverside"
        (kept,) = drafts.read(conn, site.id).edits
    assert kept.edit.path == ("recall", "times")
    told = rows(store, "SELECT how, why FROM site_version ORDER BY number DESC LIMIT 1")
    assert told == [("page", "First run")]
    publishing.publish(store, site.id, an_ask(), 1)


def test_what_the_file_cannot_be_is_told_with_its_place(store: Store, site: Site) -> None:
    before = everything(store)
    with pytest.raises(HasMistakes) as refused:
        put_in_force(store, site.id, [Edit("set", ("name",), {"en": "x" * 500})], an_ask())
    assert {one.path[0] for one in refused.value.found} == {"name"}
    with pytest.raises(Conflict):
        put_in_force(store, site.id, [Edit("remove", ("kiosks", "none"))], an_ask())
    assert everything(store) == before


def test_of_two_who_begin_at_once_one_is_administrator(tmp_path: Path) -> None:
    with_site = Store(tmp_path / "fresh.db")
    with_site.migrate(MIGRATIONS)
    found = parse(SITE_TEXT)

    def one(who: str) -> object:
        try:
            return begin(with_site, found, SITE_TEXT, who, "hash", an_ask(adviser=who)).id
        except Begun as error:
            return error

    results = together(lambda: one("carys"), lambda: one("megan"))
    assert sorted(type(one) is str for one in results) == [False, True]
    with with_site.read() as conn:
        able = people.able(conn, found.id)
    assert able == {("carys", "megan")[type(results[1]) is str]}
    with_site.close()
