"""The route that gives a ticket, and the page that asks for it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

from tests.helpers import an_ask
from tests.unit.kiosk.entrance import Entrance
from ticketing import commands
from ticketing.visits import queries
from web import again, tokens


def test_a_press_gives_a_number_and_its_own_page(entrance: Entrance) -> None:
    answer = entrance.take()
    assert answer.status_code == 201
    ticket = answer.get_json()
    assert ticket["number"] == "C001"
    assert ticket["enquiry"] == "council-tax"
    assert ticket["ahead"] == 0
    assert ticket["print"] == {"state": "queued"}
    assert ticket["url"].endswith(f"/T/{ticket['visit']}")
    assert entrance.take().get_json()["ahead"] == 1


def test_the_same_key_gives_the_same_ticket(entrance: Entrance) -> None:
    first, second = entrance.take(key="one-press"), entrance.take(key="one-press")
    assert first.get_json() == second.get_json()
    assert entrance.take(key="another").get_json()["number"] == "C002"


def test_a_key_is_not_taken_for_another_enquiry(entrance: Entrance) -> None:
    entrance.take(key="one-press")
    assert entrance.take("garages", key="one-press").status_code == 422


def test_a_closed_enquiry_says_when_it_opens(entrance: Entrance) -> None:
    entrance.now = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
    answer = entrance.take("citizens-advice")
    assert answer.status_code == 409
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["opens_at"] == "2026-12-01T10:00:00.000Z"


def test_a_ticket_taken_elsewhere_is_not_printed(entrance: Entrance) -> None:
    assert entrance.take(kiosk=None).get_json()["print"] == {"state": "none"}


def test_what_the_site_does_not_know_is_refused_by_name(entrance: Entrance) -> None:
    assert entrance.take("divination").status_code == 404
    assert entrance.take(language="fr").status_code == 422
    assert "colour" in entrance.take(colour="red").get_json()["detail"]


def test_nobody_takes_a_ticket_without_a_token(entrance: Entrance) -> None:
    body = {"enquiry": "council-tax", "language": "cy"}
    answer = entrance.client.post("/api/v1/sites/riverside/visits", json=body)
    assert answer.status_code in (401, 403)
    assert entrance.client.get("/kiosk/riverside/entrance-left").status_code != 200


def test_no_browser_offers_to_translate_the_kiosk(entrance: Entrance) -> None:
    assert '<meta name="google" content="notranslate">' in entrance.page().get_data(as_text=True)


def test_the_page_has_the_site_and_no_inline_script(entrance: Entrance) -> None:
    text = entrance.page("/kiosk/riverside/entrance-right?language=en").get_data(as_text=True)
    found = re.search(r'<script type="application/json" id="page">(.*?)</script>', text, re.S)
    assert found is not None
    page = json.loads(found.group(1))
    assert page["language"] == "en"
    assert page["kiosk"] == {
        "id": "entrance-right", "name": "Kiosk 2", "slot": "right", "printer": True, "inches": None,
        "hours": None, "sound": "speaker", "keys": [],
    }  # fmt: skip
    assert [one["name"] for one in page["languages"]] == ["Cymraeg", "English"]
    housing = next(group for group in page["groups"] if group["id"] == "housing")
    assert housing["enquiries"] == ["housing-allocations", "garages", "private-interview"]
    assert page["enquiries"]["private-interview"]["room"] is True
    assert page["enquiries"]["citizens-advice"]["hours"] == {"tuesday": [["10:00", "13:00"]]}
    others = text.replace(f"<script>{again.SCRIPT}</script>", "")
    assert not re.search(r"<script(?![^>]*(src=|json))|style=|<style", others)


def test_a_kiosk_begins_in_the_site_s_own_language(entrance: Entrance) -> None:
    for address in ("", "?language=fr"):
        text = entrance.page(f"/kiosk/riverside/entrance-left{address}").get_data(as_text=True)
        assert '<html lang="cy" dir="ltr" data-wording="riverside&amp;as=' in text


def test_a_kiosks_own_token_prints_at_that_kiosk(entrance: Entrance) -> None:
    house = entrance.house
    own = tokens.make(
        house.store,
        "kiosk",
        site="riverside",
        name="Kiosk 2",
        now=entrance.now,
        kiosk="entrance-right",
    )
    answer = entrance.client.post(
        "/api/v1/sites/riverside/visits",
        json={"enquiry": "council-tax", "language": "en"},
        headers={"Authorization": f"Bearer {own}"},
    )
    ticket = answer.get_json()
    assert ticket["print"] == {"state": "queued"}
    with house.store.read() as conn:
        assert queries.present(conn, ticket["visit"]).visit.kiosk == "entrance-right"


def test_only_staff_may_say_what_somebody_needs_or_where_the_slip_comes_out(
    entrance: Entrance,
) -> None:
    for more in (
        {"needs": ["step_free"]},
        {"priority": True},
        {"asked_language": "so"},
        {"source": "reception"},
        {"printer": "entrance-right-printer"},
    ):
        assert entrance.take(**more).status_code == 403


def test_reception_takes_a_ticket_with_needs_and_prints_it_where_it_likes(
    entrance: Entrance,
) -> None:
    store = entrance.house.store
    staff = tokens.make(store, "adviser", site="riverside", name="reception", now=entrance.now)
    answer = entrance.client.post(
        "/api/v1/sites/riverside/visits",
        json={
            "enquiry": "council-tax", "language": "en", "source": "reception",
            "needs": ["step_free"], "priority": True, "asked_language": "cy",
            "further": ["garages"], "printer": "entrance-right-printer",
        },
        headers={"Authorization": f"Bearer {staff}"},
    )  # fmt: skip
    ticket = answer.get_json()
    assert ticket["print"] == {"state": "queued"}
    with store.read() as conn:
        visit = queries.present(conn, ticket["visit"]).visit
    assert (visit.source, visit.kiosk, visit.asked_language) == ("reception", None, "cy")
    assert visit.needs == "step_free,priority"


def test_who_cannot_go_to_a_counter_says_so_by_themselves_and_is_sent_nowhere(
    entrance: Entrance,
) -> None:
    visit = entrance.take(fetch=True).get_json()["visit"]
    commands.call_next(entrance.house.store, "riverside", "counter-1", an_ask(entrance.now))
    with entrance.house.store.read() as conn:
        assert queries.present(conn, visit).visit.needs == "fetch"
    answer = entrance.client.post(
        "/api/v1/sites/riverside/back", json={"code": visit}, headers=entrance.headers()
    ).get_json()
    assert (answer["done"], answer["place"]) == ("called", None)


def test_a_visitor_asks_for_an_interpreter_in_the_language_that_they_read(
    entrance: Entrance,
) -> None:
    ticket = entrance.take(language="cy", interpreter=True, asked_language="cy").get_json()
    with entrance.house.store.read() as conn:
        visit = queries.present(conn, ticket["visit"]).visit
    assert (visit.needs, visit.asked_language) == ("interpreter", "cy")
    assert entrance.take(interpreter="yes").status_code == 422


def test_a_visitor_asks_for_a_low_counter_by_themselves_and_for_nothing_else(
    entrance: Entrance,
) -> None:
    ticket = entrance.take(low_counter=True).get_json()
    with entrance.house.store.read() as conn:
        assert queries.present(conn, ticket["visit"]).visit.needs == "low_counter"
    assert entrance.take(needs=["priority"]).status_code == 403


def test_a_visitor_asks_for_the_language_that_they_read_or_one_that_is_spoken_here_and_no_other(
    entrance: Entrance,
) -> None:
    ticket = entrance.take(language="cy", asked_language="cy").get_json()
    with entrance.house.store.read() as conn:
        assert queries.present(conn, ticket["visit"]).visit.asked_language == "cy"
    assert entrance.take(language="en", asked_language="cy").status_code == 201
    assert entrance.take(language="en", asked_language="so").status_code == 403
