"""Staff are told once that something visitors need is down, and once that it is back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import Store
from tests.helpers import NOW, an_ask, fresh_store, rows
from ticketing.errors import Conflict, NotFound
from ticketing.help import alerts
from ticketing.help.alerts import CALM_MS, DOWN_MS, UNSTEADY_MS, AlertJson, Needed, Trouble

SITE = "riverside"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = fresh_store(tmp_path / "nextplease.db")
    yield opened
    opened.close()


def printer(state: str | None, *, sure: bool = True) -> Needed:
    return Needed("printer left", "printer", "Kiosk 1, printer", "Entrance", state, sure)


def look(store: Store, seconds: float, *needed: Needed) -> list[AlertJson]:
    alerts.look(store, SITE, needed, NOW + timedelta(seconds=seconds))
    with store.read() as conn:
        return alerts.shown(conn, SITE)


def told(store: Store) -> int:
    """The alert that half a minute without paper leads to."""
    look(store, 0, printer("paper_out"))
    (one,) = look(store, 31, printer("paper_out"))
    return one["alert"]


def test_it_is_told_once_when_it_has_been_down_for_half_a_minute(store: Store) -> None:
    assert look(store, 0, printer("paper_out")) == []
    assert look(store, 29, printer("paper_out")) == []
    (one,) = look(store, 30, printer("cover_open"))
    assert (one["state"], one["since"], one["back"]) == (
        "cover_open",
        "2026-11-24T10:30:00.000Z",
        False,
    )
    assert [each["alert"] for each in look(store, 600, printer("cover_open"))] == [one["alert"]]


def test_a_roll_that_is_changed_is_none(store: Store) -> None:
    look(store, 0, printer("paper_out"))
    look(store, 25, printer(None))
    assert look(store, 90, printer(None)) == []
    assert rows(store, "SELECT * FROM alert") == []


def test_one_press_takes_it_from_every_screen_and_that_it_is_back_is_told_once(
    store: Store,
) -> None:
    alert = told(store)
    alerts.dismiss(store, SITE, alert, NOW, an_ask(adviser="megan"))
    alerts.dismiss(store, SITE, alert, NOW, an_ask(adviser="megan"))
    assert look(store, 300, printer("paper_out")) == []
    assert look(store, 400, printer(None)) == []
    (back,) = look(store, 461, printer(None))
    assert (back["back"], back["since"]) == (True, "2026-11-24T10:36:40.000Z")
    alerts.dismiss(store, SITE, alert, NOW + timedelta(seconds=400), an_ask())
    assert look(store, 470, printer(None)) == []


def test_a_press_takes_away_what_was_read_and_not_what_it_says_by_now(store: Store) -> None:
    alert = told(store)
    look(store, 40, printer(None))
    (back,) = look(store, 101, printer(None))
    with pytest.raises(Conflict, match="works again"):
        alerts.dismiss(store, SITE, alert, NOW, an_ask())
    assert look(store, 110, printer(None)) == [back]
    look(store, 200, printer("paper_out"))
    (again,) = look(store, 231, printer("paper_out"))
    with pytest.raises(Conflict, match="failed again"):
        alerts.dismiss(store, SITE, alert, NOW + timedelta(seconds=40), an_ask())
    assert look(store, 240, printer("paper_out")) == [again]


def test_that_it_is_back_goes_by_itself_after_a_quarter_of_an_hour(store: Store) -> None:
    told(store)
    look(store, 100, printer(None))
    assert look(store, 161, printer(None))[0]["back"]
    assert look(store, 161 + UNSTEADY_MS / 1000, printer(None)) == []


def test_what_falls_again_soon_is_told_and_then_has_to_work_for_a_quarter_of_an_hour(
    store: Store,
) -> None:
    told(store)
    look(store, 100, printer(None))
    assert look(store, 160, printer(None))[0]["back"]
    # Not back any more: nobody is left with a sentence that is not true.
    assert look(store, 200, printer("unplugged")) == []
    (again,) = look(store, 231, printer("unplugged"))
    assert (again["unsteady"], again["back"]) == (True, False)
    (now_well,) = look(store, 300, printer(None))
    assert now_well["well_since"] is not None
    assert not look(store, 1199, printer(None))[0]["back"]
    assert look(store, 1200, printer(None))[0]["back"]


def test_a_server_that_starts_anew_tells_nothing_twice(tmp_path: Path) -> None:
    store = fresh_store(tmp_path / "nextplease.db")
    alert = told(store)
    alerts.dismiss(store, SITE, alert, NOW, an_ask())
    store.close()
    opened = Store(tmp_path / "nextplease.db")
    assert look(opened, 60, printer("paper_out", sure=False)) == []
    assert look(opened, 900, printer("paper_out")) == []
    opened.close()


def test_a_house_that_closes_ends_it_without_a_word(store: Store) -> None:
    alert = told(store)
    assert look(store, 60) == []
    with pytest.raises(NotFound):
        alerts.dismiss(store, SITE, alert, NOW, an_ask())
    assert look(store, 120, printer(None)) == []


def test_what_nothing_is_known_of_stays_as_it_was(store: Store) -> None:
    told(store)
    assert len(look(store, 200, printer(None, sure=False))) == 1
    assert len(look(store, 400, printer("unknown", sure=False))) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 120), min_size=1, max_size=80))
def test_however_often_it_comes_and_goes_it_is_told_twice_at_most_in_a_quarter_of_an_hour(
    lasts: Sequence[int],
) -> None:
    trouble: Trouble | None = None
    now, down, notices = 0, True, []
    for seconds in lasts:
        for _ in range(0, seconds, 5):
            now += 5_000
            before = trouble
            if trouble is None:
                trouble = Trouble(began=now, fell=now) if down else None
            else:
                trouble = trouble.seen(now, down=down)
            if trouble and trouble.told and trouble.told != (before and before.told):
                notices.append(trouble.told)
        down = not down
    for first, _, third in zip(notices, notices[1:], notices[2:], strict=False):
        assert third - first >= UNSTEADY_MS
    assert CALM_MS > DOWN_MS
