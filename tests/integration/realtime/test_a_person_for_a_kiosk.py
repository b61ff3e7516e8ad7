"""'Talk to a person' at a kiosk reaches a page of reception, and the answer reaches the kiosk."""

from __future__ import annotations

from functools import partial
from typing import Any

from tests.running import House
from tests.screens import Screen


def test_reception_is_told_says_that_somebody_comes_and_the_kiosk_does(house: House) -> None:
    site = house.add_site()
    person = f"/sites/{site.id}/kiosks/entrance/person"
    kiosk = Screen(house, "/kiosk", {"site": site.id, "kiosk": "entrance"}, token=site.kiosk)
    with kiosk:
        answer = house.post(person, {"wanted": True}, token=site.kiosk)
        assert answer.json() == {"person": "asked"}
        kiosk.wait_for(lambda state: state["person"] == "asked")  # no page of reception is open
        with Screen(house, "/reception", {"site": site.id}, token=site.adviser) as reception:
            shown = reception.wait_for(lambda state: state["persons"])["persons"][0]
            assert (shown["kiosk"], shown["coming"]) == ("entrance", False)
            told = {"site": site.id, "kiosk": "entrance"}
            assert reception.client.call("shown", told, "/reception") == {"ok": True}
            kiosk.wait_for(lambda state: state["person"] == "shown")
            assert house.post(f"{person}/coming", token=site.kiosk).status_code == 403
            assert house.post(f"{person}/coming", token=site.adviser).status_code == 204
            kiosk.wait_for(lambda state: state["person"] == "coming")
            reception.wait_for(lambda state: state["persons"][0]["coming"])
            assert house.post(f"{person}/met", token=site.kiosk).status_code == 403
            assert house.post(f"{person}/met", token=site.adviser).status_code == 204
            kiosk.wait_for(lambda state: state["person"] is None and state["helper"]["met"])


def test_every_page_of_staff_is_told_at_once_and_once_more_when_nobody_goes(house: House) -> None:
    site = house.add_site()
    person = f"/sites/{site.id}/kiosks/entrance/person"
    kiosk = Screen(house, "/kiosk", {"site": site.id, "kiosk": "entrance"}, token=site.kiosk)
    with kiosk, Screen(house, "/staff", {"site": site.id}, token=site.adviser) as staff:
        asked = {"wanted": True, "language": "en", "known": ["fetch"]}
        assert house.post(person, asked, token=site.kiosk).status_code == 200
        shown = staff.wait_for(lambda state: state["visitors"])["visitors"][0]
        assert (shown["kiosk"], shown["known"], shown["coming"]) == ("entrance", ["fetch"], False)
        for more in (False, True):
            told = {"site": site.id, "kiosk": "entrance", "more": more}
            assert staff.client.call("wanted", told, "/staff") == {"ok": True}
            kiosk.wait_for(partial(_shown, more))
        assert staff.client.call("wanted", {"site": site.id}, "/staff") == {"ok": False}


def _shown(more: bool, state: dict[str, Any]) -> bool:
    return bool(state["person"] == "shown" and state["helper"]["told_more"] is more)


def test_a_kiosk_tells_only_what_there_is_to_tell(house: House) -> None:
    site = house.add_site()
    person = f"/sites/{site.id}/kiosks/entrance/person"
    for wrong in ({"known": ["a name"]}, {"language": "xx"}, {"known": ["fetch"] * 7}):
        answer = house.post(person, {"wanted": True, **wrong}, token=site.kiosk)
        assert answer.status_code in (400, 422), wrong


def test_a_kiosk_asks_for_itself_alone_and_not_all_day(house: House) -> None:
    site = house.add_site()
    person = f"/sites/{site.id}/kiosks/entrance/person"
    assert house.post(f"{person}/coming", token=site.adviser).status_code == 409
    assert house.post(f"/sites/{site.id}/kiosks/none/person", {"wanted": True},
                      token=site.kiosk).status_code == 404  # fmt: skip
    answers = {
        house.post(person, {"wanted": wanted}, token=site.kiosk).status_code
        for wanted in [True, False] * 10
    }
    assert answers == {200, 429}
