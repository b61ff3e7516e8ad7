"""What every screen says to everybody: what comes first, how it ends, and that it is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import Store
from tests.helpers import NOW, an_ask
from ticketing import sites
from ticketing.day import messages, notices, standstill
from ticketing.day.messages import Message
from ticketing.errors import BadRequest
from ticketing.events import log
from ticketing.events.sites import EverybodyStopped

SITE = "riverside"
LIFT = {"cy": "Dim lifft", "en": "The lift is out of order"}


def said(store: Store, minutes: float = 0) -> Message | None:
    with store.read() as conn:
        site = sites.get(conn, SITE)
        return messages.message(conn, site, NOW + timedelta(minutes=minutes))


def fill(store: Store, minutes: int = 30) -> int:
    until = NOW + timedelta(minutes=minutes)
    put = notices.put(
        store, SITE, an_ask(), words=LIFT, places=["displays"], until=until, whole=True
    )
    return put.id


def test_nothing_is_said_while_there_is_nothing(store: Store) -> None:
    assert said(store) is None
    notices.put(store, SITE, an_ask(), words=LIFT, places=["displays"])
    assert said(store) is None


def test_a_notice_that_fills_the_screens_stands_at_every_place_and_ends_by_itself(
    store: Store,
) -> None:
    fill(store)
    found = said(store)
    assert found is not None
    assert (found.reason, found.words) == ("notice", LIFT)
    with store.read() as conn:
        site = sites.get(conn, SITE)
        assert all(notices.showing(conn, site, place, NOW) == [LIFT] for place in notices.PLACES)
    assert said(store, 29.9) is not None
    assert said(store, 30) is None


def test_it_is_taken_back(store: Store) -> None:
    notices.take_down(store, SITE, fill(store), an_ask())
    assert said(store) is None


def test_no_screen_is_taken_from_the_calls_for_long(store: Store) -> None:
    with pytest.raises(BadRequest, match="after 4 hours at the latest"):
        fill(store, minutes=241)
    with pytest.raises(BadRequest, match="ends by itself"):
        notices.put(store, SITE, an_ask(), words=LIFT, places=["displays"], whole=True)


def test_that_everybody_stops_comes_before_a_notice_in_the_house_s_own_words(store: Store) -> None:
    fill(store)
    words = {"cy": "Prawf larwm tân", "en": "Fire alarm test"}
    standstill.stop(store, SITE, an_ask(), reason="other", words=words)
    found = said(store)
    assert found is not None
    assert (found.reason, found.words) == ("other", words)
    with store.read() as conn:
        (stopped,) = [x.event for x in log.after(conn, 0) if isinstance(x.event, EverybodyStopped)]
    assert stopped.words == words


def test_after_an_evacuation_all_are_told_for_a_while_that_they_can_come_back(
    store: Store,
) -> None:
    standstill.stop(store, SITE, an_ask(), reason="evacuation")
    standstill.go_on(store, SITE, an_ask(NOW + timedelta(minutes=10)), ending=standstill.BACK)
    found = said(store, 11)
    assert found is not None
    assert found.reason == "back"
    assert said(store, 14.9) is not None
    assert said(store, 15) is None


@pytest.mark.parametrize(
    ("reason", "ending"), [("power", "back"), ("evacuation", "closed")], ids=["power", "closed"]
)
def test_nobody_is_told_to_come_back_who_was_not_sent_out_or_is_sent_home(
    store: Store, reason: str, ending: str
) -> None:
    standstill.stop(store, SITE, an_ask(), reason=reason)
    standstill.go_on(store, SITE, an_ask(NOW + timedelta(minutes=1)), ending=ending)
    assert said(store, 2) is None


def test_words_are_in_languages_of_the_house_and_not_too_long(store: Store) -> None:
    with pytest.raises(BadRequest, match="at most 80 fit"):
        standstill.stop(store, SITE, an_ask(), reason="other", words={"cy": "a" * 81})
    with pytest.raises(BadRequest, match="house's own language first"):
        standstill.stop(store, SITE, an_ask(), reason="other", words={"en": "Wait"})
