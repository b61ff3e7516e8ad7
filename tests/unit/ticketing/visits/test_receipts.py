"""What screens tell of the calls that they show and say, and how much of it is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from storage import Store
from tests.helpers import an_ask, sample_site
from ticketing import commands
from ticketing.errors import NotFound
from ticketing.visits import queries, receipts

SITE, ZONE = "riverside", "main"


def called(store: Store, now: datetime) -> tuple[str, int]:
    """A visitor who is called: their visit and the announcement."""
    commands.issue(store, SITE, "council-tax", an_ask(now), language="en")
    visit = commands.call_next(store, SITE, "counter-3", an_ask(now))
    assert visit is not None
    with store.read() as conn:
        step = queries.present(conn, visit.visit).step
        (announcement,) = conn.execute(
            "SELECT announcement FROM step WHERE id = ?", (step,)
        ).fetchone()
    return visit.visit, announcement


def tell(store: Store, screen: str, call: int, now: datetime, *, said: bool = False) -> None:
    with store.write() as db:
        if receipts.seen(db, SITE, ZONE, screen, "on", now):
            receipts.shown(db, SITE, call, screen, now)
            if said:
                receipts.said(db, SITE, call, screen, now)


def of(store: Store, visit: str) -> tuple[int, int, int]:
    with store.read() as conn:
        found = receipts.of_call(conn, visit)
    return found["shown"], found["said"], found["ours"]


def test_a_call_is_counted_once_for_each_screen_that_shows_it(store: Store, now: datetime) -> None:
    visit, call = called(store, now)
    assert of(store, visit) == (0, 0, 0)
    tell(store, "seats", call, now)
    tell(store, "seats", call, now, said=True)
    tell(store, "window", call, now)
    assert of(store, visit) == (2, 1, 0)


def test_what_a_screen_with_a_name_tells_counts_as_ours(store: Store, now: datetime) -> None:
    visit, call = called(store, now)
    tell(store, "seats", call, now)
    tell(store, "anybody", call, now)
    with store.write() as db:
        receipts.name(db, SITE, "seats", "Display, seats")
    assert of(store, visit) == (2, 0, 1)


def test_a_new_call_begins_with_nobody_who_showed_it(store: Store, now: datetime) -> None:
    visit, call = called(store, now)
    tell(store, "seats", call, now, said=True)
    commands.recall(store, visit, an_ask(now + timedelta(seconds=30)))
    assert of(store, visit) == (0, 0, 0)


def test_screens_that_nobody_named_are_kept_within_a_bound(store: Store, now: datetime) -> None:
    visit, call = called(store, now)
    tell(store, "seats", call, now)
    with store.write() as db:
        receipts.name(db, SITE, "seats", "Display, seats")
    for n in range(3 * receipts.MOST_UNNAMED):
        tell(store, f"stranger {n}", call, now)
    with store.read() as conn:
        assert len(receipts.screens(conn, SITE)) == receipts.MOST_UNNAMED + 1
    shown, _, ours = of(store, visit)
    assert (shown, ours) == (receipts.MOST_UNNAMED, 1)


def test_one_of_ours_is_counted_however_many_strangers_told_before(
    store: Store, now: datetime
) -> None:
    with store.write() as db:
        receipts.seen(db, SITE, ZONE, "seats", "on", now)
        receipts.name(db, SITE, "seats", "Display, seats")
    visit, call = called(store, now)
    for n in range(2 * receipts.MOST_UNNAMED):
        tell(store, f"stranger {n}", call, now)
    tell(store, "seats", call, now, said=True)
    assert of(store, visit)[1:] == (1, 1)


def test_a_screen_that_was_not_seen_for_a_while_gives_way(store: Store, now: datetime) -> None:
    _, call = called(store, now)
    for n in range(receipts.MOST_UNNAMED):
        tell(store, f"screen {n}", call, now + timedelta(seconds=n))
    later = now + timedelta(minutes=10)
    with store.write() as db:
        assert receipts.seen(db, SITE, ZONE, "new", "on", later)
    with store.read() as conn:
        there = {one.id for one in receipts.screens(conn, SITE)}
    assert "new" in there
    assert "screen 0" not in there


def test_what_was_told_already_is_no_news(store: Store, now: datetime) -> None:
    _, call = called(store, now)

    def news(screen: str, *, said: bool = False, sound: receipts.Sound = "on", s: int = 0) -> bool:
        with store.read() as conn:
            at = now + timedelta(seconds=s)
            return receipts.news(conn, SITE, ZONE, screen, sound, {call: said}, at)

    assert news("seats")
    tell(store, "seats", call, now)
    assert not news("seats")
    assert news("seats", said=True)
    tell(store, "seats", call, now, said=True)
    assert not news("seats", said=True)
    assert not news("seats", sound="blocked", s=1)
    assert news("seats", sound="blocked", s=3)
    assert news("seats", s=31)


def test_the_message_of_the_moment_is_news_once_and_what_cannot_be_shown_not_every_moment(
    store: Store, now: datetime
) -> None:
    def news(picture: receipts.Picture, s: int = 0) -> bool:
        with store.read() as conn:
            at = now + timedelta(seconds=s)
            return receipts.news(conn, SITE, ZONE, "seats", "on", {}, at, picture)

    told = receipts.Picture(1234, (7, 9))
    with store.write() as db:
        receipts.seen(db, SITE, ZONE, "seats", "on", now)
    assert news(receipts.Picture(1234))
    assert not news(receipts.Picture(None, (7, 9)), s=1)
    assert news(receipts.Picture(None, (7, 9)), s=3)
    with store.write() as db:
        receipts.pictured(db, SITE, ZONE, "seats", told)
    assert not news(told, s=3)
    with store.write() as db:
        receipts.pictured(db, SITE, ZONE, "seats", receipts.Picture())
    with store.read() as conn:
        (screen,) = receipts.screens(conn, SITE)
    assert (screen.message, screen.unplayed) == (1234, ())


def test_receipts_and_strangers_are_forgotten_in_time(store: Store, now: datetime) -> None:
    visit, call = called(store, now)
    tell(store, "seats", call, now)
    tell(store, "stranger", call, now)
    with store.write() as db:
        receipts.name(db, SITE, "seats", "Display, seats")
        receipts.forget_old(db, sample_site(), now + timedelta(days=2))
    with store.read() as conn:
        assert [one.id for one in receipts.screens(conn, SITE)] == ["seats"]
    assert of(store, visit) == (2, 0, 1)
    with store.write() as db:
        receipts.forget_old(db, sample_site(), now + timedelta(days=40))
    assert of(store, visit) == (0, 0, 0)


def test_only_a_screen_that_was_seen_can_be_named(store: Store) -> None:
    with store.write() as db, pytest.raises(NotFound):
        receipts.name(db, SITE, "nobody", "Display")
