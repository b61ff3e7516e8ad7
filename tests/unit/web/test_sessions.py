"""Sessions on the server: when one begins, who has which, and all that ends one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from storage import Store
from tests.helpers import NOW, rows
from web.security_log import SecurityLog
from web.sessions import LASTS, MOST_OF_A_PERSON, Sessions, SignedIn, browser_named

IDLE = timedelta(hours=1)
MEGAN = SignedIn("riverside", "megan", 1, "pin", "192.0.2.7", "Firefox 130 on Windows", "counter-1")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> Any:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(store: Store, clock: Clock) -> Sessions:
    return Sessions(store, clock, SecurityLog(store, clock), idle=IDLE)


def found(store: Store, sessions: Sessions, secret: str) -> Any:
    with store.read() as conn:
        return sessions.find(conn, secret)


def test_a_session_says_who_how_since_when_and_from_where(store, sessions) -> None:
    one = found(store, sessions, sessions.begin(MEGAN))
    assert (one.adviser, one.how, one.address, one.browser, one.place) == (
        "megan", "pin", "192.0.2.7", "Firefox 130 on Windows", "counter-1",
    )  # fmt: skip
    with store.read() as conn:
        assert sessions.by_id(conn, one.id) == one


def test_the_table_holds_no_secret(store, sessions) -> None:
    secret = sessions.begin(MEGAN)
    assert secret not in repr(rows(store, "SELECT * FROM session"))
    assert found(store, sessions, secret + "x") is None


def test_a_session_that_was_ended_is_nobodys_and_whoever_has_it_open_is_told(
    store, sessions
) -> None:
    told: list[int] = []
    sessions.when_ended(lambda: told.append(1))
    secret, other = sessions.begin(MEGAN), sessions.begin(MEGAN)
    assert sessions.end(found(store, sessions, secret).id, "signed out")
    assert (found(store, sessions, secret), told) == (None, [1])
    assert found(store, sessions, other) is not None
    assert not sessions.end(1, "signed out")


def test_a_session_ends_after_a_day_of_work_and_when_it_was_not_used(
    store, sessions, clock
) -> None:
    secret, unused = sessions.begin(MEGAN), sessions.begin(MEGAN)
    for _ in range(int(LASTS / timedelta(minutes=50))):
        clock.now += timedelta(minutes=50)
        one = found(store, sessions, secret)
        assert one is not None
        sessions.used(one)
    assert found(store, sessions, unused) is None
    sessions.flush()
    clock.now = NOW + LASTS
    assert found(store, sessions, secret) is None


def test_that_it_is_used_is_written_now_and_then_and_not_each_time(store, sessions, clock) -> None:
    secret = sessions.begin(MEGAN)
    before = rows(store, "SELECT used_at FROM session")
    for _ in range(100):
        clock.now += timedelta(seconds=2)
        sessions.used(found(store, sessions, secret))
    assert rows(store, "SELECT used_at FROM session") == before
    sessions.flush()
    ((at,),) = rows(store, "SELECT used_at FROM session")
    assert 0 <= clock.now.timestamp() * 1000 - at < 70_000


def test_a_person_has_so_many_and_one_more_ends_the_one_unused_for_longest(
    store, sessions, clock
) -> None:
    secrets = []
    for _ in range(MOST_OF_A_PERSON + 1):
        secrets.append(sessions.begin(MEGAN))
        clock.now += timedelta(seconds=1)
    assert found(store, sessions, secrets[0]) is None
    with store.read() as conn:
        listed = sessions.of_person(conn, "riverside", "megan", 1)
        assert len(listed) == MOST_OF_A_PERSON
        assert sessions.of_person(conn, "riverside", "megan", 2) == []
    assert listed[0].since > listed[-1].since


def test_what_is_long_over_is_forgotten(store, sessions, clock) -> None:
    sessions.begin(MEGAN)
    clock.now += timedelta(days=31)
    sessions.begin(MEGAN)
    sessions.forget()
    assert rows(store, "SELECT count(*) FROM session") == [(1,)]


@pytest.mark.parametrize(
    ("agent", "named"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0",
         "Firefox 130 on Windows"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/129.0.0.0 Safari/537.36 Edg/129.0.0.0", "Edge 129 on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 "
         "Safari/537.36", "Chrome 129 on Linux"),
        ("Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
         "Version/17.5 Mobile/15E148 Safari/604.1", "Safari 17 on iPad"),
        ("python-requests/2.32", "a program"),
        ("\r\n<script>" * 1000, "a program"),
    ],
)  # fmt: skip
def test_a_browser_is_named_in_words_of_ours(agent: str, named: str) -> None:
    assert browser_named(agent) == named


def test_a_session_of_a_clock_that_was_ahead_lasts_no_longer_for_it(store, sessions, clock) -> None:
    clock.now += timedelta(days=30)
    secret = sessions.begin(MEGAN)
    clock.now -= timedelta(days=30)
    sessions.flush()
    assert found(store, sessions, secret) is not None
    clock.now += IDLE
    assert found(store, sessions, secret) is None
