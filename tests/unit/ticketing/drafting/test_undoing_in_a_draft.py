"""What was changed last in a draft is undone, by who changed it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from storage import Store
from tests.helpers import an_ask
from ticketing.drafting import changing, publishing, undoing
from ticketing.drafting import draft as drafts
from ticketing.drafting.draft import Draft
from ticketing.drafting.edits import Edit, KeyPath
from ticketing.errors import Conflict

SITE = "riverside"
TAX = ("enquiries", "council-tax", "target_minutes")
TIMES = ("recall", "times")


class Desk:
    """Words for what an administrator does."""

    def __init__(self, store: Store, now: datetime, who: str = "carys") -> None:
        self.store, self.ask = store, an_ask(now, adviser=who)

    def draft(self) -> Draft:
        with self.store.read() as conn:
            return drafts.read(conn, SITE)

    def edit(self, kind: Any, path: KeyPath, value: Any = None) -> None:
        seen = self.draft().value_at(path)
        changing.change(self.store, SITE, self.ask, Edit(kind, path, value), seen)

    def next(self) -> int | None:
        """What can be undone next, by its number."""
        with self.store.read() as conn:
            step = undoing.newest(conn, SITE, str(self.ask.actor))
        return None if step is None else step.number

    def undo(self) -> Draft:
        number = self.next()
        assert number is not None
        return changing.undo(self.store, SITE, self.ask, number)


@pytest.fixture
def desk(store: Store, now: datetime) -> Desk:
    return Desk(store, now)


def test_each_change_is_undone_once_more_the_one_before(desk: Desk) -> None:
    desk.edit("set", TAX, 12)
    desk.edit("set", TAX, 10)
    desk.edit("set", TIMES, 2)
    desk.edit("order", ("groups",), desk.draft().value_at(("groups",))[::-1])
    desk.undo()
    assert desk.undo().value_at(TIMES) != 2
    assert desk.undo().value_at(TAX) == 12
    assert desk.undo().edits == ()
    assert desk.next() is None


def test_a_member_that_was_taken_out_comes_back_with_what_was_changed_in_it(desk: Desk) -> None:
    desk.edit("set", TAX, 12)
    before = desk.draft().edits
    desk.edit("remove", TAX[:2])
    assert desk.undo().edits == before
    changing.take_out(desk.store, SITE, desk.ask, TAX, 12)
    assert desk.undo().edits == before


def test_an_id_and_all_that_name_it_are_undone_as_one(desk: Desk) -> None:
    desk.edit("set", ("zones", "main", "id"), "hall")
    assert len(desk.draft().edits) > 1
    assert desk.undo().edits == ()


def test_nobody_undoes_what_another_changed(desk: Desk, store: Store, now: datetime) -> None:
    other = Desk(store, now, "joyce")
    desk.edit("set", TAX, 12)
    other.edit("set", TIMES, 2)
    assert desk.undo().value_at(TIMES) == 2
    desk.edit("set", TAX, 12)
    other.edit("set", TAX, 11)
    with pytest.raises(Conflict, match="changed by somebody since"):
        desk.undo()
    assert desk.draft().value_at(TAX) == 11


def test_a_press_that_is_sent_twice_undoes_once(desk: Desk) -> None:
    desk.edit("set", TAX, 12)
    desk.edit("set", TAX, 10)
    number = desk.next()
    assert number is not None
    for _ in range(2):
        changing.undo(desk.store, SITE, desk.ask, number)
    assert desk.draft().value_at(TAX) == 12


def test_what_is_published_or_planned_is_undone_no_more(desk: Desk) -> None:
    desk.edit("set", TAX, 12)
    number = desk.next()
    assert number is not None
    publishing.plan(desk.store, SITE, desk.ask, desk.draft().revision, None)
    with pytest.raises(Conflict, match="planned"):
        changing.undo(desk.store, SITE, desk.ask, number)
    publishing.stop(desk.store, SITE, desk.ask)
    publishing.publish(desk.store, SITE, desk.ask, desk.draft().revision)
    assert desk.next() is None


def test_a_bounded_number_of_changes_can_be_undone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "MOST", 3)
    for minutes in (11, 12, 13, 14, 16):
        desk.edit("set", TAX, minutes)
    assert [desk.undo().value_at(TAX) for _ in range(3)] == [14, 13, 12]
    assert desk.next() is None
