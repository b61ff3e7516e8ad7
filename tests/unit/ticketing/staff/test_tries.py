"""Wrong tries: five lock a person for a quarter of an hour, whatever restarts meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import Store
from tests.helpers import NOW, an_ask, fresh_store, rows, together
from ticketing.staff import people, tries
from ticketing.staff.people import Manager
from ticketing.staff.tries import Locked, Tries

ME = ("riverside", "megan")


def wrong(store: Store, now=NOW) -> Tries:
    tries.begin(store, *ME, now)
    return tries.failed(store, *ME, now)


def stand(store: Store, now=NOW) -> Tries:
    with store.read() as conn:
        return tries.of(conn, *ME, now)


def test_the_fifth_wrong_try_locks_and_says_until_when_and_who_unlocks(store) -> None:
    left = [wrong(store).left for _ in range(4)]
    assert left == [4, 3, 2, 1]
    assert wrong(store).locked_until == NOW + timedelta(minutes=15)
    with pytest.raises(Locked, match=r"Megan is locked until 10:45, after 5 wrong tries\. Carys"):
        tries.begin(store, *ME, NOW + timedelta(minutes=14))
    assert rows(store, "SELECT kind, actor FROM event WHERE kind = 'staff_locked'") == [
        ("staff_locked", "system:nextplease")
    ]


def test_a_lock_outlives_the_server_that_gave_it(tmp_path: Path) -> None:
    before = fresh_store(tmp_path / "nextplease.db")
    for _ in range(5):
        wrong(before)
    before.close()
    after = Store(tmp_path / "nextplease.db")
    with pytest.raises(Locked):
        tries.begin(after, *ME, NOW)
    after.close()


def test_a_lock_ends_by_itself_and_all_tries_are_there_again(store) -> None:
    for _ in range(5):
        wrong(store)
    later = NOW + timedelta(minutes=15)
    assert stand(store, later) == Tries(0, None)
    assert wrong(store, later).left == 4


def test_tries_far_apart_do_not_add_up(store) -> None:
    for n in range(8):
        assert wrong(store, NOW + n * timedelta(minutes=15)).left == 4


def test_the_right_one_forgets_the_wrong_ones(store) -> None:
    for _ in range(4):
        wrong(store)
    tries.begin(store, *ME, NOW)
    tries.succeeded(store, *ME)
    assert stand(store) == Tries(0, None)


def test_a_supervisor_unlocks_and_the_log_names_them(store) -> None:
    for _ in range(5):
        wrong(store)
    carys = Manager(an_ask(adviser="carys"), "supervisor")
    for _ in range(2):
        people.unlock(store, *ME, carys)
    tries.begin(store, *ME, NOW)
    assert rows(store, "SELECT actor FROM event WHERE kind = 'staff_unlocked'") == [
        ("adviser:carys",)
    ]


def test_a_new_pin_unlocks(store) -> None:
    for _ in range(5):
        wrong(store)
    people.set_secret(store, *ME, Manager(an_ask()), "pin", "hash")
    assert stand(store) == Tries(0, None)


def test_many_tries_at_once_are_no_more_than_one_after_the_other(store) -> None:
    def one() -> bool:
        try:
            tries.begin(store, *ME, NOW)
        except Locked:
            return False
        return True

    assert sum(together(*[one] * 12)) == 5


def test_somebody_elses_tries_do_not_count(store) -> None:
    for _ in range(5):
        wrong(store)
    tries.begin(store, "riverside", "owen", NOW)


@given(st.lists(st.tuples(st.integers(0, 1200), st.booleans()), max_size=30))
def test_in_no_quarter_of_an_hour_are_more_than_five_wrong_ones_judged(steps) -> None:
    with TemporaryDirectory() as folder:
        store = fresh_store(Path(folder, "tries.db"))
        now = NOW
        judged: list[datetime] = []
        for seconds, right in steps:
            now += timedelta(seconds=seconds)
            try:
                tries.begin(store, *ME, now)
            except Locked:
                continue
            if right:
                tries.succeeded(store, *ME)
                judged.clear()
            else:
                tries.failed(store, *ME, now)
                judged.append(now)
            recent = [at for at in judged if now - at < timedelta(minutes=15)]
            assert len(recent) <= tries.MOST_WRONG
        store.close()
