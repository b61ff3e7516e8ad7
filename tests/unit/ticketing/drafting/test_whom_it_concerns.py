"""Whom each change of a draft concerns: every number and every booking, and what can be done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from storage import Store
from tests.helpers import an_ask
from tests.unit.ticketing.a_morning import Morning
from tests.unit.ticketing.appointments.appointment_book import EARLY, booked
from ticketing import commands, sites
from ticketing.day import dates
from ticketing.drafting import changing, concerned, publishing
from ticketing.drafting import draft as drafts
from ticketing.drafting.concerned import Concern, Concerned
from ticketing.drafting.edits import Edit, KeyPath
from ticketing.sites.dates import DateHours
from ticketing.sites.hours import parse_interval

SITE = "riverside"


class Draft:
    """Words for what is changed, and whom it concerns."""

    def __init__(self, store: Store, now: datetime) -> None:
        self.store, self.now = store, now

    def seen(self, path: KeyPath) -> Any:
        with self.store.read() as conn:
            return drafts.read(conn, SITE).value_at(path)

    def set(self, *path: str, to: Any) -> None:
        edit = Edit("set", path, to)
        changing.change(self.store, SITE, an_ask(self.now), edit, self.seen(path))

    def take_out(self, *path: str) -> None:
        edit = Edit("remove", path)
        changing.change(self.store, SITE, an_ask(self.now), edit, self.seen(path))

    def serves_no_more(self, enquiry: str) -> None:
        for one in self.seen(("advisers",)):
            for key in ("skills", "backup"):
                had = self.seen(("advisers", one, key)) or []
                if enquiry in had:
                    self.set("advisers", one, key, to=[each for each in had if each != enquiry])

    def whom(self) -> Concerned:
        with self.store.read() as conn:
            draft = drafts.read(conn, SITE)
            found, _ = publishing.problems(draft)
            return concerned.concerned(conn, draft, found, self.now)


@pytest.fixture
def draft(store: Store, now: datetime) -> Draft:
    return Draft(store, now)


def issue(store: Store, enquiry: str, now: datetime) -> str:
    number = commands.issue(store, SITE, enquiry, an_ask(now), language="en").number
    assert number is not None
    return number


def test_all_who_wait_or_are_served_are_named_at_the_change_that_is_about_them(
    draft: Draft, morning: Morning, now: datetime
) -> None:
    numbers = [issue(draft.store, "council-tax", now) for _ in range(9)]
    issue(draft.store, "refuse", now)
    morning.call()
    draft.set("enquiries", "council-tax", "target_minutes", to=12)
    draft.set("service_points", "counter-3", "name", to={"cy": "Cownter isel", "en": "Low"})
    draft.set("recall", "times", to=2)
    whom = draft.whom()
    tax = whom.each["enquiries", "council-tax", "target_minutes"]
    assert tax.waiting == tuple(numbers[1:])
    assert tax.served == ((numbers[0], "Counter 3"),)
    counter = whom.each["service_points", "counter-3", "name"]
    assert (counter.served, counter.here) == (((numbers[0], "Counter 3"),), ("Megan",))
    assert whom.each["recall", "times"] == Concern()
    assert whom.broken == ()


def test_all_who_are_booked_are_named_at_the_change_of_their_type(
    draft: Draft, store: Store
) -> None:
    booked(store, "11:00")
    booked(store, "11:00", days=1)
    draft.now = EARLY
    draft.set("appointment_types", "benefits-interview", "minutes", to=40)
    draft.set("service_points", "room-2", "name", to={"cy": "Ystafell", "en": "Room"})
    whom = draft.whom()
    kind = whom.each["appointment_types", "benefits-interview", "minutes"]
    assert kind.booked == ("11:00", "Wednesday 25 November, 11:00")
    assert whom.each["service_points", "room-2", "name"].booked == ()


def test_who_loses_is_told_at_the_change_that_does_it_and_nowhere_else(
    draft: Draft, store: Store
) -> None:
    booked(store, "11:00")
    booked(store, "15:00")
    draft.now = EARLY
    draft.set("enquiries", "council-tax", "target_minutes", to=12)
    hours = draft.seen(("hours",))
    draft.set("hours", to={**hours, "tuesday": "08:45-12:00"})
    whom = draft.whom()
    (lost,) = whom.each[("hours",)].broken
    assert (lost.name, lost.says) == (
        "The appointment 15:00", "The house is not open at that time.",
    )  # fmt: skip
    assert lost.do.startswith("Move it or cancel it")
    assert whom.each["enquiries", "council-tax", "target_minutes"].broken == ()
    assert whom.together == ()


def test_what_two_changes_do_together_is_told_at_both(
    draft: Draft, store: Store, now: datetime
) -> None:
    number = issue(store, "garages", now)
    draft.serves_no_more("garages")
    whom = draft.whom()
    assert [one.name for one in whom.broken] == [number]
    for concern in whom.each.values():
        assert [one.name for one in concern.broken] == [number]


def test_a_type_that_is_taken_out_names_everybody_who_needs_it(
    draft: Draft, store: Store, now: datetime
) -> None:
    numbers = {issue(store, "garages", now) for _ in range(3)}
    draft.serves_no_more("garages")
    draft.take_out("enquiries", "garages")
    concern = draft.whom().each["enquiries", "garages"]
    assert {one.name for one in concern.broken if one.needs} == numbers
    assert concern.waiting == ()


def test_what_a_supervisor_said_since_is_not_counted_against_the_draft(
    draft: Draft, store: Store
) -> None:
    saturday = (EARLY + timedelta(days=4)).date()
    said = DateHours((parse_interval("09:00-12:00"),), {})
    with store.write() as db:
        dates.change_in(db, sites.get(db, SITE), saturday, said, an_ask(EARLY))
    booked(store, "10:00", days=4)
    draft.now = EARLY
    draft.set("enquiries", "council-tax", "target_minutes", to=12)
    assert draft.whom().broken == ()
