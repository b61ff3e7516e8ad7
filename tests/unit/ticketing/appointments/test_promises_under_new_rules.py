"""Whatever was promised is looked at when a rule changes: all of it is named, with what to do."""

from __future__ import annotations

import pytest

from storage import Store
from tests.helpers import SITE_TEXT, an_ask
from tests.unit.ticketing.appointments.appointment_book import EARLY, at, booked
from ticketing import commands, sites
from ticketing.appointments import promises
from ticketing.appointments.promises import Touched
from ticketing.asks import SYSTEM
from ticketing.commands import loading
from ticketing.commands.checking_in import NotNow
from ticketing.errors import Conflict
from ticketing.rooms import care
from ticketing.sites.file import parse

CLOSED_TUESDAY = SITE_TEXT.replace(
    'subdivision = "WLS"',
    'subdivision = "WLS"\n'
    'closed = [{ day = 2026-11-24, reason = { cy = "Diwrnod staff", en = "Staff day" } }]',
    1,
)


def load(store: Store, text: str) -> tuple[Touched, ...]:
    return loading.load(store, text, now=EARLY, actor=SYSTEM).touched


def says(touched: tuple[Touched, ...] | list[Touched]) -> list[str]:
    return [one.says for one in touched]


def now_touched(store: Store) -> list[Touched]:
    with store.read() as conn:
        return promises.touched(conn, sites.get(conn, "riverside"), EARLY)


def closed_day_text() -> str:
    assert CLOSED_TUESDAY != SITE_TEXT
    return CLOSED_TUESDAY


def test_a_day_that_is_closed_over_bookings_names_each_of_them(store: Store) -> None:
    booked(store, "11:00")
    booked(store, "13:00")
    booked(store, "11:00", days=1)
    touched = load(store, closed_day_text())
    assert says(touched) == ["The house is closed that day: Staff day."] * 2
    assert all("Move it or cancel it" in one.do for one in touched)
    assert says(now_touched(store)) == says(touched)


def test_what_is_asked_beforehand_is_what_is_told_afterwards(store: Store) -> None:
    booked(store, "11:00")
    with store.read() as conn:
        before = loading.would_touch(conn, parse(closed_day_text()), EARLY)
    assert load(store, closed_day_text()) == tuple(before)


def test_it_is_told_once_and_stands_on_the_page_until_it_is_mended(store: Store) -> None:
    booked(store, "11:00")
    load(store, closed_day_text())
    assert load(store, closed_day_text() + "\n# another line\n") == ()
    assert len(now_touched(store)) == 1


def test_other_hours_touch_what_was_booked_outside_of_them(store: Store) -> None:
    booked(store, "11:00")
    shorter = SITE_TEXT.replace('tuesday = "08:45-17:00"', 'tuesday = "12:00-16:00"', 1)
    assert "The house is not open at that time." in says(load(store, shorter))


def test_a_renamed_appointment_type_touches_its_bookings(store: Store) -> None:
    booked(store, "11:00")
    renamed = SITE_TEXT.replace('id = "benefits-interview"', 'id = "benefits-talk"')
    assert renamed != SITE_TEXT
    (one,) = load(store, renamed)
    assert "'benefits-interview' is gone" in one.says


def test_an_adviser_who_leaves_or_unlearns_touches_what_was_booked_with_them(
    store: Store,
) -> None:
    booked(store, "11:00")
    gone = without("advisers", "aisha")
    assert "Its adviser 'aisha' is gone." in says(load(store, gone))


def without(part: str, key: str) -> str:
    head, _, rest = SITE_TEXT.partition(f'[[{part}]]\nid = "{key}"')
    assert rest
    return head + rest[rest.index("[[") :]


def test_a_room_closed_for_today_touches_what_was_booked_in_it(store: Store) -> None:
    booked(store, "11:00")
    booked(store, "11:00", days=1)
    care.close_room(store, "riverside", "room-1", an_ask(EARLY), reason="repair")
    (one,) = now_touched(store)
    assert "is closed until further notice" in one.says


def test_what_cannot_go_is_refused_with_all_who_need_it(store: Store) -> None:
    booked(store, "11:00")
    booked(store, "13:00", days=1)
    with pytest.raises(Conflict) as refused:
        load(store, without("service_points", "room-1"))
    assert len(refused.value.facts["promises"]) == 2
    assert "2026-11-24 and an appointment on 2026-11-25 still need it" in str(refused.value)


def test_everybody_who_waits_for_a_type_that_is_to_go_is_named(store: Store) -> None:
    numbers = [
        commands.issue(store, "riverside", "tenders", an_ask(at("10:00")), language="en").number
        for _ in range(3)
    ]
    with pytest.raises(Conflict) as refused:
        loading.load(
            store, SITE_TEXT.replace('"tenders"', '"notices"'), now=at("10:01"), actor=SYSTEM
        )
    assert f"{numbers[0]}, {numbers[1]} and {numbers[2]} still need it" in str(refused.value)


def test_the_kiosk_checks_nobody_in_while_the_house_is_closed_and_staff_may(store: Store) -> None:
    one = booked(store, "11:00")
    load(store, closed_day_text())
    with pytest.raises(NotNow, match="We are closed that day: Staff day") as refused:
        commands.check_in(store, "riverside", one.code, an_ask(at("10:55")))
    assert refused.value.facts["reason"] == "closed"
    here = commands.check_in(store, "riverside", one.code, an_ask(at("10:56")), by_staff=True)
    assert here.number
