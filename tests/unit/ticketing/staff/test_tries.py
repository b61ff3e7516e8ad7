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
from ticketing.staff.tries import AddressRefused, Locked, Source, TooManyTries, Tries

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
    tries.succeeded(store, *ME, NOW)
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


HOME = Source("192.0.2.1")
DESK = Source("pc token:7", known=True)


def guess(store: Store, source: Source, now=NOW, who: str = "megan") -> None:
    tries.begin(store, "riverside", who, now, source)
    tries.failed(store, "riverside", who, now, source)


def right(store: Store, source: Source, now=NOW) -> None:
    tries.begin(store, *ME, now, source)
    tries.succeeded(store, *ME, now, source)


def test_whoever_guesses_locks_themselves_out_and_nobody_else(store) -> None:
    for _ in range(5):
        guess(store, HOME)
    with pytest.raises(Locked):
        tries.begin(store, *ME, NOW, HOME)
    right(store, DESK)
    right(store, Source("192.0.2.2"))


def test_what_is_refused_while_it_is_locked_does_not_count_on(store) -> None:
    for _ in range(5):
        guess(store, HOME)
    for _ in range(100):
        with pytest.raises(Locked):
            tries.begin(store, *ME, NOW + timedelta(minutes=14), HOME)
    right(store, HOME, NOW + timedelta(minutes=15))


def test_each_lock_of_a_day_is_twice_as_long_as_the_one_before(store) -> None:
    now, waits = NOW, []
    for _ in range(6):
        for _ in range(5):
            guess(store, HOME, now)
        until = stand(store, now).locked_until
        assert until is not None
        waits.append((until - now) // timedelta(minutes=15))
        now = until
    assert waits == [1, 2, 4, 8, 16, 16]


def test_one_address_cannot_try_the_whole_house(store) -> None:
    people_tried = ("megan", "daniel", "carys", "owen", "sian") * 4
    for who in people_tried:
        guess(store, HOME, who=who)
    with pytest.raises(TooManyTries, match=r"at a PC that is known here it goes on") as refused:
        tries.begin(store, "riverside", "tom", NOW, HOME)
    assert refused.value.facts["retry_after"] == 15 * 60


def test_many_addresses_together_are_slowed_and_the_owner_is_not(store) -> None:
    home = Source("203.0.113.5")
    right(store, home)  # from here it was right before
    for n in range(30):
        guess(store, Source(f"198.51.100.{n}"))
    now = NOW + timedelta(seconds=30)
    with pytest.raises(TooManyTries):
        tries.begin(store, *ME, now, Source("198.51.100.99"))
    right(store, home, now)
    right(store, DESK, now)
    judged = 0
    for second in range(3600):
        try:
            moment = NOW + timedelta(seconds=60 + second)
            guess(store, Source(f"198.51.101.{second % 250}"), moment)
            judged += 1
        except Locked:
            pass
    assert judged <= 60


def test_unlocking_and_a_new_secret_clear_every_counter(store) -> None:
    def by_everybody() -> None:
        for n in range(31):
            try:
                guess(store, Source(f"198.51.100.{n}"))
            except Locked:
                continue
        for _ in range(5):
            guess(store, DESK)

    by_everybody()
    assert people.unlock(store, *ME, Manager(an_ask(adviser="carys"), "supervisor"))
    right(store, Source("198.51.100.200"))
    by_everybody()
    people.set_secret(store, *ME, Manager(an_ask()), "pin", "hash")
    right(store, DESK)
    right(store, Source("198.51.100.201"))


def test_an_address_that_was_refused_tries_nothing_and_a_known_pc_goes_on(store) -> None:
    tries.refuse_address(store, "riverside", HOME.key, NOW, refused=True)
    with pytest.raises(AddressRefused):
        tries.begin(store, *ME, NOW, HOME)
    right(store, DESK)
    tries.refuse_address(store, "riverside", HOME.key, NOW, refused=False)
    right(store, HOME)


def test_supervisors_see_who_is_tried_and_from_where(store) -> None:
    guess(store, HOME)
    guess(store, HOME)
    guess(store, DESK, who="owen")
    with store.read() as conn:
        seen = tries.of_site(conn, "riverside", NOW)
    assert sorted((who, where, count) for who, where, count, _ in seen) == [
        ("megan", HOME.key, 2),
        ("owen", DESK.key, 1),
    ]


def test_a_try_that_was_not_judged_counts_nowhere(store) -> None:
    for _ in range(50):
        tries.begin(store, *ME, NOW, HOME)
        tries.not_judged(store, *ME, HOME)
    with store.read() as conn:
        assert tries.of_site(conn, "riverside", NOW) == []
    right(store, HOME)


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
                tries.succeeded(store, *ME, NOW)
                judged.clear()
            else:
                tries.failed(store, *ME, now)
                judged.append(now)
            recent = [at for at in judged if now - at < timedelta(minutes=15)]
            assert len(recent) <= tries.MOST_WRONG
        store.close()


def test_a_lock_of_a_clock_that_was_ahead_ends_when_it_is_put_back(store) -> None:
    ahead = NOW + timedelta(days=30)
    for _ in range(5):
        wrong(store, ahead)
    assert stand(store, ahead).locked_until is not None
    assert stand(store) == Tries(0, None)
    assert [wrong(store).left for _ in range(4)] == [4, 3, 2, 1]
    assert wrong(store).locked_until == NOW + timedelta(minutes=15)
