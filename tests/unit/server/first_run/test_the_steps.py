"""Each step of the first run: what it changes, what it refuses with what was typed still there, and
where it goes on when it was left."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from server import site_checks, starting
from server.app import Server
from server.first_run import changes, steps
from tests.helpers import NOW, SAMPLE_TEXT, an_ask, everything, hash_of, rows
from tests.unit.server.first_run.conftest import (
    HERE,
    PASSWORD,
    Visitor,
    as_it_came,
    row,
    served,
    site,
)
from tests.unit.web.test_logos import svg
from ticketing import commands, sites
from ticketing.asks import SYSTEM
from ticketing.drafting.editing import edited
from ticketing.drafting.edits import plain
from ticketing.sites.file import examine, parse
from ticketing.staff import people
from ticketing.staff.people import Manager


def test_a_house_begins_whole_and_with_its_administrator_alone(
    server: Server, nia: Visitor
) -> None:
    found = site(server)
    assert [(one.name, one.role) for one in found.advisers] == [("Nia Rees", "administrator")]
    assert served(server) == list(starting.template("one-stop-shop").services)
    assert found.printers == ()
    assert found.holidays.subdivision == "ENG"
    page = nia.open(HERE)
    assert page.request.path == f"{HERE}/council"
    assert "What is your house called?" in page.text


@pytest.mark.parametrize(
    ("form", "field", "says"),
    [
        ({"name_en": "x" * 5000}, "name_en", "5,000 letters"),
        ({"name_en": ""}, "name_en", "cannot be empty"),
        ({"person": " "}, "person", "cannot be empty"),
        ({"password": "short"}, "password", "at least 10"),
        ({"password": "nia rees nia rees"}, "password", "guessed at once"),
        ({"name_en": "Hill\u202eside"}, "name_en", ""),
        ({"name_en": "Hill \U0001f600"}, "name_en", "cannot be printed"),
        ({"kind": "palace"}, "kind", "Choose one of these"),
    ],
)  # fmt: skip
def test_what_cannot_be_comes_back_as_it_was_typed(
    server: Server, form: dict[str, str], field: str, says: str
) -> None:
    visitor = Visitor(server)
    visitor.let_in()
    before = everything(server.house.store)
    answer = visitor.begin(**form)
    assert answer.status_code == 422
    bad = re.search(rf'id="{field}-bad".*?<span>(.*?)</span>', answer.text, re.S)
    assert bad is not None
    assert says in bad.group(1)
    assert 'value="Hillside House"' in answer.text or "name_en" in form
    assert "x" * 5000 in answer.text or field != "name_en" or "x" not in form["name_en"]
    assert everything(server.house.store) == before


#: What those know who make such systems; with what it is, where a step cannot do without it.
JARGON = re.compile(
    r"\b(prefix|zones?|tokens?|toml|json|api|url|slug|profile|daemon|baud|driver|draft"
    r"|timezone|cy|wls|agents?(?!, the small program that drives printers))\b",
    re.IGNORECASE,
)


def test_no_step_needs_a_word_that_it_does_not_explain(server: Server, nia: Visitor) -> None:
    for step in steps.STEPS:
        page = nia.open(f"{HERE}/{step.id}").text
        main = page.partition("<main")[2].partition("</main>")[0]
        words = re.sub(r"<[^>]*>", " ", main)
        assert len(words.split()) > 5, step.id
        assert JARGON.findall(words) == [], step.id


def test_it_can_be_left_and_taken_up_again(server: Server, nia: Visitor) -> None:
    assert nia.send(f"{HERE}/council", name_en="Hillside House").request.path == f"{HERE}/hours"
    again = nia.open(HERE)
    assert again.request.path == f"{HERE}/hours"
    assert nia.open(f"{HERE}/staff").status_code == 200  # any may be opened
    nia.send(f"{HERE}/hours", **hours(monday="09:00-17:00"), nation="WLS")
    assert nia.open(HERE).request.path == f"{HERE}/languages"


def hours(**days: str) -> dict[str, str]:
    return {f"hours_{day}": text for day, text in days.items()}


def test_the_house_gets_its_colours_and_one_that_cannot_be_read_comes_back(
    server: Server, nia: Visitor
) -> None:
    light = nia.send(f"{HERE}/council", name_en="Hillside House", colour="#3a86c8", second="")
    assert light.status_code == 422
    assert 'value="#3a86c8"' in light.text
    bad = re.search(r'id="colour-bad".*?<span>(.*?)</span>', light.text, re.S)
    assert bad is not None
    nearest = re.findall(r"#[0-9A-F]{6}", bad.group(1))[-1]
    assert "7 to 1" in bad.group(1)
    gone_on = nia.send(f"{HERE}/council", name_en="Hillside House", colour=nearest.lower()[1:])
    assert gone_on.request.path == f"{HERE}/hours"
    assert site(server).looks.colour == nearest
    assert f'value="{nearest}"' in nia.open(f"{HERE}/council").text
    nia.send(f"{HERE}/council", name_en="Hillside House", colour=" ")
    assert site(server).looks.colour is None


def test_the_logo_counts_as_soon_as_it_is_brought_in_and_can_be_taken_out(
    server: Server, nia: Visitor
) -> None:
    url = f"/api/v1/sites/{HERE.rpartition('/')[2]}/setup/logo"
    head = {"X-CSRFToken": nia.csrf, "Content-Type": "application/octet-stream"}
    before = everything(server.house.store)
    for data, says in (
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "script"),
        (b"GIF89a", "neither an SVG nor a PNG"),
        (b"\x89PNG" + b"0" * 1_200_000, "at most 1 MB"),
        (b"0" * 5_000_000, "far too large"),
    ):
        refused = nia.client.post(url, data=data, headers=head)
        assert refused.status_code in (400, 422)
        assert says in refused.get_json()["detail"], refused.get_json()
    assert everything(server.house.store) == before
    given = nia.client.post(url, data=svg(), headers=head)
    assert given.status_code == 200, given.text
    assert site(server).looks.logo == given.get_json()["logo"]
    page = nia.open(f"{HERE}/council")
    assert f'name="seen" value="{given.get_json()["version"]}"' in page.text
    assert nia.send(f"{HERE}/council", **as_it_came(page.text)).request.path == f"{HERE}/hours"
    assert site(server).looks.logo is not None
    nia.send(f"{HERE}/council", name_en="Hillside House", no_logo="yes")
    assert site(server).looks.logo is None


def test_a_step_without_a_change_makes_no_version(server: Server, nia: Visitor) -> None:
    nia.send(f"{HERE}/council", name_en="Hillside House")
    assert rows(server.house.store, "SELECT count(*) FROM site_version") == [(1,)]
    nia.send(f"{HERE}/council", name_en="Hillside")
    told = rows(server.house.store, "SELECT number, actor, how, why FROM site_version")
    assert told[1] == (2, "adviser:nia-rees", "page", "First run: the council")
    assert site(server).called("en") == "Hillside"


def test_hours_are_taken_as_people_write_them(server: Server, nia: Visitor) -> None:
    answer = nia.send(
        f"{HERE}/hours", nation="SCT",
        **hours(monday="9 to 17", tuesday="closed", wednesday="9.30 – 12, 13:30-17", friday=""),
    )  # fmt: skip
    assert answer.status_code == 200
    assert plain(dump(server))["hours"] == {
        "monday": "09:00-17:00", "wednesday": ["09:30-12:00", "13:30-17:00"],
    }  # fmt: skip
    assert site(server).holidays.subdivision == "SCT"


def dump(server: Server) -> str:
    with server.house.store.read() as conn:
        return sites.dump(conn, "hillside-house")


def test_hours_that_cannot_be_stay_in_their_field(server: Server, nia: Visitor) -> None:
    answer = nia.send(f"{HERE}/hours", **hours(monday="09:00-17:00", friday="nine o’clock"))
    assert answer.status_code == 422
    assert 'value="nine o’clock"' in answer.text
    assert 'id="hours_friday-bad"' in answer.text
    meant = nia.send(f"{HERE}/hours", **hours(monday="9 to 5"))
    assert "Write 09:00-17:00." in meant.text
    none = nia.send(f"{HERE}/hours", **hours(monday=""))
    assert "No day has hours" in none.text


def test_a_language_brings_the_words_that_are_shipped(server: Server, nia: Visitor) -> None:
    form = {"language": ["en", "cy"], "first": "cy", "name_en": "Hillside House"}
    answer = nia.send(f"{HERE}/languages", **form, name_cy="")
    assert answer.status_code == 422
    assert 'id="name_cy-bad"' in answer.text
    nia.send(f"{HERE}/languages", **form, name_cy="Tŷ Bryn")
    found = site(server)
    assert found.languages == ("cy", "en")
    assert found.name == {"cy": "Tŷ Bryn", "en": "Hillside House"}
    assert found.enquiry("refuse").name["cy"] == starting_name("refuse", "cy")
    assert found.service_point("counter-2").name["cy"] == "Cownter 2"
    assert found.outcome("resolved").name["cy"] == "Wedi’i ddatrys"
    nia.send(f"{HERE}/languages", language="en", first="en", name_en="Hillside House")
    assert site(server).languages == ("en",)


def starting_name(service: str, language: str) -> str:
    found = next(one for one in starting.catalogue().services if one.id == service)
    return found.name[language]


def test_a_third_language_names_the_services_and_needs_no_name_of_the_house(
    server: Server, nia: Visitor
) -> None:
    page = nia.open(f"{HERE}/languages")
    assert "Polski" in page.text
    form = {"language": ["en", "cy", "pl"], "first": "en", "name_en": "Hillside", "name_cy": "Tŷ"}
    assert nia.send(f"{HERE}/languages", **form).status_code == 200
    found = site(server)
    assert found.languages == ("en", "cy", "pl")
    assert set(found.name) == {"en", "cy"}
    assert found.enquiry("refuse").name["pl"] == starting_name("refuse", "pl")
    nia.send(f"{HERE}/places", counters="5", rooms="2")
    assert site(server).service_point("counter-5").name == {"en": "Counter 5", "cy": "Cownter 5"}


def test_of_two_browsers_at_once_neither_replaces_what_the_other_typed(
    server: Server, nia: Visitor
) -> None:
    form = as_it_came(nia.open(f"{HERE}/places").text)
    nia.send(f"{HERE}/places", **{**form, "counters": "7"})
    late = nia.send(f"{HERE}/places", **{**form, "counters": "5", "rooms": "1"})
    assert late.status_code == 409
    assert "in another browser" in late.text
    assert 'value="5"' in late.text
    assert len(site(server).service_points) == 9
    nia.send(f"{HERE}/places", **{**as_it_came(late.text), "counters": "5"})
    assert len(site(server).service_points) == 6


def test_types_are_chosen_from_the_catalogue(server: Server, nia: Visitor) -> None:
    chosen = ["planning", "library-loans", "homelessness", "general-enquiries"]
    answer = nia.send(f"{HERE}/enquiries", service=chosen)
    assert answer.status_code == 200, answer.text
    found = site(server)
    assert set(served(server)) == set(chosen)
    assert {one.id for one in found.groups} == {one.group for one in found.enquiries}
    quiet = found.enquiry("homelessness")
    assert any(one.prefix == quiet.prefix and not one.sensitive for one in found.enquiries)
    alone = nia.send(f"{HERE}/enquiries", service=["homelessness"])
    assert alone.status_code == 422
    assert "they share its letter" in alone.text
    none = nia.send(f"{HERE}/enquiries")
    assert none.status_code == 422
    assert "Tick at least one" in none.text


def test_counters_and_rooms_are_counted(server: Server, nia: Visitor) -> None:
    nia.send(f"{HERE}/places", counters="6", rooms="0")
    found = site(server)
    assert [one.id for one in found.service_points] == [f"counter-{n}" for n in range(1, 7)]
    assert not any(one.needs_private_room for one in found.enquiries)
    nia.send(f"{HERE}/places", counters="2", rooms="1")
    found = site(server)
    assert [one.id for one in found.service_points] == ["counter-1", "counter-2", "room-1"]
    assert found.enquiry("homelessness").needs_private_room
    for wrong in ({"counters": "0", "rooms": "0"}, {"counters": "many", "rooms": "1"},
                  {"counters": "9" * 300, "rooms": "1"}):  # fmt: skip
        answer = nia.send(f"{HERE}/places", **wrong)
        assert answer.status_code == 422
        assert 'id="counters-bad"' in answer.text


def test_nobody_but_an_administrator_of_the_house_may(server: Server, nia: Visitor) -> None:
    nia.send(f"{HERE}/staff", **row(0, "Carys", "3957", "supervisor"))
    stranger = Visitor(server, "192.0.2.9")
    assert stranger.open(f"{HERE}/staff").request.path == "/sign-in"
    carys = Visitor(server)
    carys.open("/sign-in")
    carys.send("/sign-in", site="hillside-house", name="Carys", secret="3957")
    before = everything(server.house.store)
    assert carys.open(f"{HERE}/staff").status_code == 403
    assert carys.send(f"{HERE}/council", name_en="Mine").status_code == 403
    assert everything(server.house.store) == before


def test_a_step_that_is_sent_as_it_came_changes_nothing(server: Server) -> None:
    """Of the sample site, whose file says more than any step asks for."""
    commands.load_site(server.house.store, SAMPLE_TEXT, now=NOW, actor=SYSTEM)
    by = Manager(an_ask(), "administrator")
    nia = people.add(server.house.store, "riverside", by, name="Nia", role="administrator")
    hashed = hash_of(PASSWORD)
    people.set_secret(server.house.store, "riverside", nia.id, by, "password", hashed)
    visitor = Visitor(server)
    visitor.open("/sign-in")
    visitor.send("/sign-in", site="riverside", name="Nia", secret=PASSWORD)
    for step in ("council", "hours", "languages", "enquiries", "places", "staff", "printers",
                 "screens"):  # fmt: skip
        page = visitor.open(f"/setup/riverside/{step}")
        form = as_it_came(page.text)
        assert len(form) > 1, step
        answer = visitor.send(f"/setup/riverside/{step}", **form)
        assert answer.status_code == 200, (step, answer.status_code)
        assert answer.request.path != f"/setup/riverside/{step}"
    with server.house.store.read() as conn:
        assert sites.dump(conn, "riverside") == SAMPLE_TEXT
    assert rows(server.house.store, "SELECT count(*) FROM site_version") == [(1,)]


# ---------------------------------------------------------------------- any choice is well


SERVICES = [one.id for one in starting.catalogue().services]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(starting.templates())),
    st.lists(
        st.one_of(
            st.tuples(st.just("enquiries"), st.lists(st.sampled_from(SERVICES), max_size=12)),
            st.tuples(st.just("places"), st.tuples(st.integers(0, 4), st.integers(0, 3))),
            st.tuples(st.just("languages"), st.lists(st.sampled_from(["cy", "en"]), max_size=2)),
        ),
        max_size=4,
    ),
)
def test_whatever_is_chosen_the_file_is_well(kind: str, choices: list[Any]) -> None:
    text = starting.new_site(kind, "x", {"en": "X"}, administrator=("nia", "Nia"))
    for step, chosen in choices:
        data = plain(text)
        try:
            text = edited(text, _edits(step, chosen, data))
        except changes.Untrue:
            continue
        found, mistakes = examine(text, site_checks.checks)
        assert mistakes == []
        assert found is not None
    parse(text)


def _edits(step: str, chosen: Any, data: Any) -> Any:
    if step == "enquiries":
        return changes.enquiries(data, MultiDict([("service", one) for one in chosen]))
    if step == "places":
        form = MultiDict([("counters", str(chosen[0])), ("rooms", str(chosen[1]))])
        return changes.places(data, form)
    form = MultiDict([("language", one) for one in chosen] + [("first", "cy")])
    form.update({"name_cy": "Y", "name_en": "X"})
    return changes.languages(data, form, ("cy", "en"))


def test_beside_a_step_is_the_kiosk_as_it_would_be_and_nothing_is_changed(
    server: Server, nia: Visitor
) -> None:
    before = served(server)
    url = f"/api/v1/sites/{HERE.rpartition('/')[2]}/setup"
    head = {"X-CSRFToken": nia.csrf}

    def drawn(step: str, *fields: tuple[str, str]) -> Any:
        body = {"fields": fields}
        return nia.client.post(f"{url}/{step}/drawn", json=body, headers=head)

    ticked = drawn("enquiries", ("service", "allotments"))
    assert list(ticked.get_json()["live"]["enquiries"]) == ["allotments"]
    named = drawn("council", ("name_en", "Harbour House")).get_json()
    assert "Harbour House" in str(named["page"])
    refused = drawn("languages")
    assert (refused.status_code, "Tick at least one" in refused.get_json()["detail"]) == (422, True)
    assert drawn("staff").status_code == 404
    assert served(server) == before
