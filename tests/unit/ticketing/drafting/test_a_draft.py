"""The draft of a site file: two who change at once, what cannot stand there, what is put back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from storage import Store
from tests.helpers import SITE_TEXT, an_ask, rows
from ticketing import commands, sites
from ticketing.asks import SYSTEM
from ticketing.drafting import changing, publishing
from ticketing.drafting import draft as drafts
from ticketing.drafting.draft import ChangedMeanwhile, Draft, FieldRefused
from ticketing.drafting.edits import Edit
from ticketing.drafting.publishing import HasMistakes
from ticketing.errors import BadRequest, Conflict, NotFound
from ticketing.sites import history

SITE = "riverside"
TAX = ("enquiries", "council-tax", "target_minutes")


class Desk:
    """Words for what an administrator does."""

    def __init__(self, store: Store, now: datetime, who: str = "carys") -> None:
        self.store, self.ask = store, an_ask(now, adviser=who)

    def draft(self) -> Draft:
        """The draft as it is."""
        with self.store.read() as conn:
            return drafts.read(conn, SITE)

    def set(self, path: tuple[str, ...], value: Any, seen: Any = ...) -> Draft:
        """A key gets a value, by somebody who saw what is there."""
        before = self.draft().value_at(path) if seen is ... else seen
        return changing.change(self.store, SITE, self.ask, Edit("set", path, value), before)

    def publish(self, why: str = "") -> None:
        """The draft as it is becomes the next version."""
        publishing.publish(self.store, SITE, self.ask, self.draft().revision, why=why)

    def file(self) -> str:
        """The file in force."""
        with self.store.read() as conn:
            return sites.dump(conn, SITE)


@pytest.fixture
def desk(store: Store, now: datetime) -> Desk:
    return Desk(store, now)


def test_a_change_waits_in_the_draft_and_holds_when_it_is_published(
    desk: Desk, store: Store
) -> None:
    desk.set(TAX, 12)
    assert desk.file() == SITE_TEXT
    desk.publish("the scrutiny meeting")
    assert desk.file() == SITE_TEXT.replace(
        'prefix = "C"\ntarget_minutes = 15', 'prefix = "C"\ntarget_minutes = 12'
    )
    with store.read() as conn:
        newest, first = history.versions(conn, SITE)
    assert (newest.number, newest.actor, newest.how) == (2, "adviser:carys", "page")
    assert newest.why == "the scrutiny meeting"
    assert (first.number, first.how) == (1, "file")
    assert desk.draft().edits == ()


def test_two_who_change_the_same_are_told_and_neither_loses_anything(
    desk: Desk, store: Store, now: datetime
) -> None:
    other = Desk(store, now, "joyce")
    other.set(TAX, 12, seen=15)
    with pytest.raises(ChangedMeanwhile) as told:
        desk.set(TAX, 10, seen=15)
    assert told.value.facts["value"] == 12
    assert told.value.facts["by"] == "adviser:joyce"
    assert desk.draft().value_at(TAX) == 12
    assert desk.set(TAX, 10, seen=12).value_at(TAX) == 10


def test_two_who_change_different_things_are_in_nobodys_way(
    desk: Desk, store: Store, now: datetime
) -> None:
    seen = desk.draft()
    Desk(store, now, "joyce").set(TAX, 12)
    desk.set(("recall", "times"), 2, seen=seen.value_at(("recall", "times")))
    assert {one.edit.path: one.actor for one in desk.draft().edits} == {
        TAX: "adviser:joyce", ("recall", "times"): "adviser:carys",
    }  # fmt: skip


def test_who_publishes_what_they_have_not_seen_is_told(desk: Desk, store: Store, now) -> None:
    looked_at = desk.set(TAX, 12).revision
    Desk(store, now, "joyce").set(("recall", "times"), 2)
    with pytest.raises(Conflict, match="changed since you looked"):
        publishing.publish(store, SITE, desk.ask, looked_at)
    assert desk.file() == SITE_TEXT


def test_what_was_put_back_is_no_change(desk: Desk) -> None:
    desk.set(TAX, 12)
    assert desk.set(TAX, 15).edits == ()
    desk.set(TAX, 12)
    assert changing.take_out(desk.store, SITE, desk.ask, TAX, 12).edits == ()


def test_what_cannot_stand_there_is_refused_with_what_to_write(desk: Desk) -> None:
    for path, value, says in (
        (TAX, 0, "write 1 or more"),
        (("enquiries", "council-tax", "prefix"), "c", "capital letters"),
        (("enquiries", "council-tax", "group"), "golf", "does not exist"),
        (("timezone",), "Europe/Cardiff", "no time zone"),
        (("enquiries", "council-tax", "last_ticket"), "25:00", "write it like"),
        (("name",), None, "missing"),
        (("enquiries", "council-tax", "golf"), 1, "Unknown key"),
    ):
        with pytest.raises(FieldRefused, match=says):
            desk.set(path, value)
    assert desk.draft().edits == ()


@pytest.mark.parametrize(
    "edit",
    [Edit("set", ("id",), "seaside"), Edit("set", ("golf",), 1), Edit("add", ("recall", "x"), {}),
     Edit("set", (), 1), Edit("set", ("recall", "times", "x"), 1),
     Edit("order", ("groups",), ["x"]), Edit("set", ("name",), {"en": "x" * 30_000})],
)  # fmt: skip
def test_what_no_page_sends_is_refused_in_words(desk: Desk, edit: Edit) -> None:
    seen = desk.draft().value_at(edit.path) if edit.path else None
    with pytest.raises(BadRequest):
        changing.change(desk.store, SITE, desk.ask, edit, seen)


def test_a_new_tile_may_wait_for_its_enquiry_type_but_is_not_published_without(desk: Desk) -> None:
    tile = {"id": "new", "name": {"cy": "Newydd", "en": "New"}, "icon": "info"}
    changing.change(desk.store, SITE, desk.ask, Edit("add", ("groups", "new"), tile), None)
    with pytest.raises(HasMistakes, match="no enquiry type is in this group"):
        desk.publish()
    desk.set(("enquiries", "garages", "group"), "new")
    desk.publish()
    with desk.store.read() as conn:
        assert sites.get(conn, SITE).enquiry("garages").group == "new"


def test_an_id_changes_in_all_that_name_it_and_can_be_changed_on(desk: Desk) -> None:
    desk.set(("zones", "main", "id"), "hall")
    desk.set(("zones", "main", "id"), "lobby")
    desk.set(("zones", "main", "lead_in_ms"), 300)
    draft = desk.draft()
    assert {one["zone"] for one in draft.data["service_points"]} == {"lobby"}
    assert draft.value_at(("zones", "main", "lead_in_ms")) == 300
    desk.publish()
    with desk.store.read() as conn:
        assert sites.get(conn, SITE).zone("lobby").lead_in_ms == 300


def test_what_somebody_waits_for_is_named_and_nothing_is_published(desk: Desk, now) -> None:
    issued = [
        commands.issue(desk.store, SITE, "garages", an_ask(now), language="en").number
        for _ in range(3)
    ]
    changing.change(
        desk.store, SITE, desk.ask, Edit("remove", ("enquiries", "garages")),
        desk.draft().value_at(("enquiries", "garages")),
    )  # fmt: skip
    for who in ("tomasz", "daniel", "megan", "carys"):
        for key in ("skills", "backup"):
            path = ("advisers", who, key)
            desk.set(path, [one for one in desk.draft().value_at(path) if one != "garages"])
    with pytest.raises(Conflict) as told:
        desk.publish()
    assert all(number in told.value.detail for number in issued)
    assert len(told.value.facts["promises"]) == 3
    assert desk.file() == SITE_TEXT


def test_a_file_loaded_meanwhile_keeps_the_draft_and_shows_where_both_differ(
    desk: Desk, now: datetime
) -> None:
    desk.set(TAX, 12)
    desk.set(("recall", "times"), 2)
    theirs = SITE_TEXT.replace(
        'prefix = "C"\ntarget_minutes = 15', 'prefix = "C"\ntarget_minutes = 9'
    )
    commands.load_site(desk.store, theirs, now=now, actor=SYSTEM)
    draft = desk.draft()
    assert [one.edit.path for one in draft.clashes] == [TAX]
    assert (draft.base, draft.value_at(TAX), draft.value_at(("recall", "times"))) == (2, 9, 2)
    with pytest.raises(HasMistakes, match="published meanwhile"):
        desk.publish()
    desk.set(TAX, 12, seen=9)
    desk.publish()
    assert "target_minutes = 12" in desk.file()


def test_a_planned_draft_is_published_in_its_time_and_changed_by_nobody_before(
    desk: Desk, now: datetime
) -> None:
    revision = desk.set(TAX, 12).revision
    draft = publishing.plan(desk.store, SITE, desk.ask, revision, None, why="as agreed")
    assert draft.plan is not None
    due = datetime(2026, 11, 25, 10, tzinfo=now.tzinfo)  # Wednesdays open at ten
    assert draft.plan.due_at == due.timestamp() * 1000
    with pytest.raises(Conflict, match="Stop that first"):
        desk.set(TAX, 10)
    early = due - timedelta(seconds=1)
    assert publishing.publish_due(desk.store, SITE, early, early) is None
    assert publishing.publish_due(desk.store, SITE, due, due) == 2
    assert publishing.publish_due(desk.store, SITE, due, due) is None
    with desk.store.read() as conn:
        newest = history.versions(conn, SITE)[0]
    assert (newest.actor, newest.why) == ("adviser:carys", "as agreed")


def test_a_clock_that_jumps_ahead_publishes_nothing_before_its_time(
    desk: Desk, now: datetime
) -> None:
    due = now + timedelta(days=30)
    publishing.plan(desk.store, SITE, desk.ask, desk.set(TAX, 12).revision, due)
    assert publishing.publish_due(desk.store, SITE, now + timedelta(days=365), now) is None
    draft = desk.draft()
    assert draft.plan is not None  # it waits on, for the day that was meant
    assert draft.failed is None
    assert publishing.publish_due(desk.store, SITE, due, due) == 2


def test_what_is_in_the_way_of_a_planned_draft_stays_with_it(desk: Desk, now: datetime) -> None:
    revision = desk.set(TAX, 12).revision
    due = now + timedelta(hours=1)
    publishing.plan(desk.store, SITE, desk.ask, revision, due)
    commands.load_site(
        desk.store, SITE_TEXT.replace("target_minutes = 15", "target_minutes = 9"), now=now,
        actor=SYSTEM,
    )  # fmt: skip
    assert publishing.publish_due(desk.store, SITE, due, due) is None
    draft = desk.draft()
    assert draft.plan is None
    assert "published meanwhile" in (draft.failed or "")
    kinds = [row[0] for row in rows(desk.store, "SELECT kind FROM event ORDER BY seq")]
    assert kinds[-2:] == ["site_loaded", "publishing_stopped"]


def test_a_plan_is_stopped_and_the_draft_stays(desk: Desk) -> None:
    revision = desk.set(TAX, 12).revision
    publishing.plan(desk.store, SITE, desk.ask, revision, None)
    draft = publishing.stop(desk.store, SITE, desk.ask)
    assert (draft.plan, draft.value_at(TAX)) == (None, 12)
    for due in (desk.ask.now, desk.ask.now + timedelta(days=400)):
        with pytest.raises(BadRequest, match="within a year"):
            publishing.plan(desk.store, SITE, desk.ask, draft.revision, due)


def test_a_version_comes_back_to_the_letter_as_a_new_one(desk: Desk) -> None:
    desk.set(TAX, 12)
    desk.publish()
    publishing.bring_back(desk.store, SITE, 1, desk.ask)
    assert desk.file() == SITE_TEXT
    with desk.store.read() as conn:
        newest = history.versions(conn, SITE)[0]
    assert (newest.number, newest.how, newest.again) == (3, "brought-back", 1)
    with pytest.raises(Conflict, match="holds already"):
        publishing.bring_back(desk.store, SITE, 1, desk.ask)
    with pytest.raises(NotFound, match="the newest is 3"):
        publishing.bring_back(desk.store, SITE, 9, desk.ask)


def test_nothing_of_a_version_can_be_changed_or_deleted(store: Store) -> None:
    for sql in ("UPDATE site_version SET why = 'x'", "DELETE FROM site_version"):
        with pytest.raises(Exception, match="what the house was"), store.write() as db:
            db.execute(sql)
