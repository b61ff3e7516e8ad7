"""What a kiosk is told while it waits for a touch."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.helpers import SITE_TEXT, an_ask
from tests.unit.kiosk.entrance import KIOSK, Entrance
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.day import switches
from ticketing.errors import NotFound
from ticketing.staff import places
from web.callers import Caller, Forbidden, Grant, Unauthorised


def test_it_knows_how_many_wait_for_each_enquiry(entrance: Entrance) -> None:
    entrance.take()
    entrance.take()
    enquiries = entrance.state()["enquiries"]
    assert enquiries["council-tax"] == {
        "open": True, "opens_at": None, "reason": None, "cause": None, "named": None,
        "waiting": 2, "about": None,
    }  # fmt: skip
    assert enquiries["garages"]["waiting"] == 0


def test_it_knows_what_is_closed_and_until_when(entrance: Entrance) -> None:
    entrance.now = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
    state = entrance.state()
    assert state["open"] is True
    assert state["enquiries"]["citizens-advice"]["open"] is False
    assert state["enquiries"]["citizens-advice"]["opens_at"] == "2026-12-01T10:00:00.000Z"
    entrance.now = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    state = entrance.state()
    assert (state["open"], state["opens_at"]) == (False, "2026-11-25T10:00:00.000Z")


def test_it_knows_about_how_long_the_wait_is_where_somebody_is_signed_on(
    entrance: Entrance,
) -> None:
    for _ in range(3):
        entrance.take()
    store = entrance.house.store
    places.sign_on(store, "riverside", "megan", "counter-1", an_ask(entrance.now))
    enquiries = entrance.state()["enquiries"]
    assert enquiries["council-tax"]["about"] == 25  # three of 8 minutes, rounded up to five
    assert enquiries["planning"]["about"] is None


def test_it_knows_why_an_enquiry_type_takes_no_tickets(entrance: Entrance) -> None:
    switches.switch_off(
        entrance.house.store, "riverside", "garages", an_ask(entrance.now), reason="system_down"
    )
    garages = entrance.state()["enquiries"]["garages"]
    assert (garages["open"], garages["reason"], garages["cause"]) == (
        False, "switched_off", "system_down",
    )  # fmt: skip


def test_it_hears_how_its_own_last_slips_went(entrance: Entrance) -> None:
    visits = [entrance.take().get_json()["visit"] for _ in range(6)]
    elsewhere = entrance.take(kiosk="entrance-right").get_json()["visit"]
    entrance.paper.slips = dict.fromkeys([*visits, elsewhere], "printed")
    assert set(entrance.state()["prints"]) == set(visits[1:])


def test_it_hears_when_its_printer_cannot_print(entrance: Entrance) -> None:
    entrance.paper.state = {"state": "paper_out", "usable": False, "since": None}
    assert entrance.state()["printer"]["usable"] is False


def test_it_notices_that_the_site_file_changed(entrance: Entrance) -> None:
    before = entrance.state()["page"]
    assert entrance.house.site("riverside").fingerprint == before
    commands.load_site(
        entrance.house.store,
        SITE_TEXT.replace('"Council tax"', '"Council tax and rates"'),
        now=entrance.now,
        actor=SYSTEM,
    )
    assert entrance.state()["page"] != before


def test_only_a_kiosk_or_staff_of_the_site_may_listen(entrance: Entrance) -> None:
    with pytest.raises(Unauthorised):
        entrance.state(who=Caller())
    with pytest.raises(Forbidden):
        entrance.state(who=Caller((Grant("kiosk", "elsewhere", "kiosks"),)))
    with pytest.raises(NotFound):
        entrance.state(kiosk="cellar", who=KIOSK)
