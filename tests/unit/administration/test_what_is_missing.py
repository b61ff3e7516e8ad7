"""What a house still misses before it opens: each rule on the sample site, which misses nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from administration.missing.facts import shared
from administration.missing.rules import Facts, missing, ready
from tests.helpers import SITE_TEXT
from tests.unit.counters.room import Browser, Room
from ticketing.sites import Site
from ticketing.sites.file import parse
from ticketing.sites.shown.displays import Display

HOUSE = parse(SITE_TEXT)
WELL = Facts(
    able=frozenset(one.id for one in HOUSE.advisers),
    kiosks=frozenset(one.id for one in HOUSE.kiosks),
    displays=frozenset(one.id for one in HOUSE.zones),
    printers=frozenset(one.id for one in HOUSE.printers),
)


def told(site: Site = HOUSE, facts: Facts = WELL) -> dict[str, Any]:
    """What is missing, by its title."""
    return {one.title: one for one in missing(site, facts)}


def house(*changes: tuple[str, str]) -> Site:
    """The sample site with some of its text otherwise."""
    text = SITE_TEXT
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return parse(text)


def test_nothing_is_missing_of_a_house_that_can_open() -> None:
    assert told() == {}


def test_a_language_that_nobody_speaks_is_told_with_where_it_is_recorded() -> None:
    (one,) = missing(HOUSE, replace(WELL, unspoken=("so",)))
    assert (one.title, one.shut) == ("Nobody says calls in Somali", False)
    assert one.href == "/administration/riverside/announcements?language=so"


def test_a_printer_that_another_site_names_too_is_told() -> None:
    first = HOUSE.printers[0]
    there = first.model_copy(update={"id": "theirs", "address": "Printer.Example.Org."})
    here = first.model_copy(update={"address": "printer.example.org:9100"})
    site = HOUSE.model_copy(update={"printers": (here, *HOUSE.printers[1:])})
    harbour = HOUSE.model_copy(update={"id": "harbour", "printers": (there,)})
    empty = HOUSE.model_copy(update={"id": "quiet", "printers": ()})
    found = tuple(shared(site, [empty, harbour]))
    assert found == ((first.id, HOUSE.called("en")),)
    (one,) = missing(site, replace(WELL, shared=found))
    assert one.title == f"{first.name} is a printer of {HOUSE.called('en')} too"
    assert one.href.endswith(f"#printers/{first.id}")
    assert tuple(shared(HOUSE, [empty])) == ()


def test_a_type_that_nobody_serves_keeps_the_house_shut() -> None:
    nobody = HOUSE.model_copy(
        update={
            "advisers": tuple(
                one.model_copy(
                    update={
                        "skills": tuple(key for key in one.skills if key != "planning"),
                        "backup": tuple(key for key in one.backup if key != "planning"),
                    }
                )
                for one in HOUSE.advisers
            )
        }
    )
    (one,) = missing(nobody, WELL)
    assert (one.title, one.shut, one.href) == (
        "Nobody serves Planning (view plans)",
        True,
        "/staff/riverside",
    )
    assert "never be called" in one.says


def test_many_such_types_are_told_as_one() -> None:
    alone = HOUSE.model_copy(update={"advisers": HOUSE.advisers[:0]})
    many = len(HOUSE.enquiries)
    assert f"Nobody serves {many} of your {many} enquiry types" in told(alone)


@pytest.mark.parametrize(
    ("changes", "facts", "title", "shut"),
    [
        ([], {"able": frozenset()}, "None of those who serve can sign in", True),
        ([('role = "supervisor"', 'role = "administrator"')], {}, "There is no supervisor", True),
        ([], {"able": WELL.able - {"carys"}}, "Your supervisor Carys cannot sign in", True),
        ([], {"able": WELL.able - {"megan"}}, "Megan cannot sign in yet", False),
        ([], {"kiosks": frozenset()}, "Kiosk 1 is on no screen", False),
        ([], {"displays": frozenset()}, "Waiting area has no display", False),
        ([], {"printers": frozenset()}, "Kiosk 1, printer does not print", False),
        ([], {"phones": False}, "Slips have no address for phones", False),
    ],
)
def test_each_thing_is_told_with_its_deed(
    changes: list[tuple[str, str]], facts: dict[str, Any], title: str, shut: bool
) -> None:
    found = told(house(*changes), replace(WELL, **facts))
    assert title in found
    assert found[title].shut is shut
    assert found[title].says.endswith(".")
    assert bool(found[title].do) is bool(found[title].href)


def test_a_counter_that_no_display_shows_is_told_by_its_name() -> None:
    some = [one.id for one in HOUSE.service_points if one.id != "counter-6"]
    board = {"id": "board", "name": "Board", "places": tuple(some)}
    fields = {name: getattr(HOUSE, name) for name in Site.model_fields}
    house = Site.model_validate({**fields, "displays": (Display.model_validate(board),)})
    (one,) = missing(house, replace(WELL, displays=frozenset({"board"})))
    assert one.title == "Counter 6 has no display"
    whole = missing(house, replace(WELL, displays=frozenset()))
    assert [each.title for each in whole] == ["Waiting area has no display"]


def test_a_kiosk_without_a_printer_is_offered_one_that_is_free() -> None:
    kiosk = HOUSE.kiosks[0].model_copy(update={"printer": None})
    bare = HOUSE.model_copy(update={"kiosks": (kiosk, *HOUSE.kiosks[1:])})
    (one,) = missing(bare, WELL)
    assert one.title == f"{kiosk.name} has no printer"
    assert one.do == f"Use ‘{HOUSE.printers[0].name}’"
    assert one.href == f"/administration/riverside#kiosks/{kiosk.id}"
    without = bare.model_copy(update={"printers": ()})
    assert missing(without, WELL)[0].href == "/setup/riverside/printers"


def test_a_letter_that_only_a_private_matter_has_tells_too_much() -> None:
    one = next(each for each in HOUSE.enquiries if each.needs_private_room)
    other = {"prefix": "ZZ", "sensitive": False}
    alone = HOUSE.model_copy(
        update={
            "enquiries": tuple(
                each.model_copy(update=other if each is one else {}) for each in HOUSE.enquiries
            )
        }
    )
    (found,) = missing(alone, WELL)
    assert found.title == "The letter ZZ tells too much"
    assert found.href == f"/administration/riverside#enquiries/{one.id}"


def test_whatever_else_the_check_of_the_file_asks_is_told_too() -> None:
    late = house(('tuesday = "08:45-17:00"', 'tuesday = "17:00-08:45"'))
    titles = told(late)
    assert "Tuesday: look again" in titles
    assert titles["Tuesday: look again"].href == "/administration/riverside#hours"


def test_what_keeps_it_shut_comes_first() -> None:
    found = missing(HOUSE, Facts(phones=False))
    assert [one.shut for one in found] == sorted((one.shut for one in found), reverse=True)
    assert len({one.key for one in found}) == len(found)


def test_what_is_ready_is_counted() -> None:
    says = [(one.title, one.says) for one in ready(HOUSE, WELL)]
    assert (f"{len(HOUSE.enquiries)} enquiry types", f"on {len(HOUSE.groups)} tiles") in says
    assert ("6 counters and 2 rooms", "") in says
    assert (f"{len(HOUSE.printers)} printers", "ready to print") in says
    assert not any("printer" in one.title for one in ready(HOUSE, Facts()))


def test_the_front_page_has_the_list_for_administrators_alone(room: Room, nia: Browser) -> None:
    page = nia.get("/administration/riverside/front")
    assert "missing before opening day" in page
    assert "There is no kiosk" in page
    room.issue("bus")
    assert "are missing." in nia.get("/administration/riverside/front")
    carys = Browser(room)
    carys.sign_on("carys")
    assert "missing" not in carys.get("/administration/riverside/front")


def test_what_is_meant_to_be_so_is_told_no_more_until_it_is_asked_for(
    room: Room, nia: Browser
) -> None:
    front = "/administration/riverside/front"
    nia.get(front)
    nia.form(front, key="kiosk")
    page = nia.get(front)
    assert "There is no kiosk" not in page
    assert "One thing is meant to be as it is" in page
    nia.form(front, key="supervisor")  # without one it cannot open
    nia.form(front, key="nonsense" * 100)
    assert "One thing is meant to be as it is" in nia.get(front)
    nia.form(front, key="")
    assert "There is no kiosk" in nia.get(front)
