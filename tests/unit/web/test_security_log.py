"""The security log: what is written of an event, what is counted together, and where it ends."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from storage import Store
from tests.helpers import NOW, ROOT, rows
from web import security_log
from web.security_log import Entry, SecurityLog


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
def kept(store: Store, clock: Clock) -> SecurityLog:
    return SecurityLog(store, clock)


def listed(store: Store, kept: SecurityLog, **more: Any) -> list[Entry]:
    kept.flush()
    with store.read() as conn:
        return security_log.listed(conn, **more)


def test_an_event_names_who_where_from_and_what(store, kept) -> None:
    kept.note("sign_in_failed", site="riverside", who="megan", address="192.0.2.7")
    (one,) = listed(store, kept)
    assert (one.kind, one.site, one.who, one.address, one.times) == (
        "sign_in_failed", "riverside", "megan", "192.0.2.7", 1,
    )  # fmt: skip


def test_the_address_is_that_of_the_request(store, kept) -> None:
    with Flask("it").test_request_context(environ_base={"REMOTE_ADDR": "192.0.2.9"}):
        kept.note("form_refused")
    assert [one.address for one in listed(store, kept)] == ["192.0.2.9"]


def test_the_same_again_is_counted_and_after_a_while_a_line_of_its_own(store, kept, clock) -> None:
    for _ in range(2):
        for _ in range(50):
            kept.note("sign_in_failed", who="megan", address="192.0.2.7")
        kept.flush()
        clock.now += timedelta(seconds=5)
    assert [(one.times, one.last_at - one.at) for one in listed(store, kept)] == [(100, 5000)]
    clock.now += timedelta(minutes=11)
    kept.note("sign_in_failed", who="megan", address="192.0.2.7")
    assert [one.times for one in listed(store, kept)] == [1, 100]


def test_a_flood_from_everywhere_is_a_few_lines_and_counted_to_the_last(store, kept) -> None:
    for n in range(5000):
        kept.note("budget_exceeded", address=f"192.0.{n % 250}.{n // 250}")
    found = listed(store, kept, most=1000)
    assert len(found) == 201
    assert sum(one.times for one in found) == 5000


def test_a_flood_of_one_kind_washes_no_other_away_and_old_ones_go(
    store, kept, clock, monkeypatch
) -> None:
    monkeypatch.setattr(security_log, "MOST_OF_A_KIND", 5)
    kept.note("role_changed", who="megan")
    for n in range(20):
        kept.note("budget_exceeded", address=f"192.0.2.{n}")
    kept.forget(days=90)
    assert [one.kind for one in listed(store, kept)] == ["budget_exceeded"] * 5 + ["role_changed"]
    clock.now += timedelta(days=91)
    kept.note("sign_in", who="megan")
    kept.forget(days=90)
    assert [one.kind for one in listed(store, kept)] == ["sign_in"]


def test_nothing_that_was_sent_breaks_a_line_or_fills_the_table(store, kept) -> None:
    kept.note("sign_in_failed", who="a\nb\x00c\u202e" + "x" * 10_000, detail="\r\nforged")
    (one,) = listed(store, kept)
    assert one.who is not None
    assert len(one.who) <= 200
    assert (one.who + one.detail).isprintable()


def test_those_who_did_not_get_in_are_counted_with_their_addresses(store, kept) -> None:
    for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2"):
        kept.note("sign_in_failed", site="riverside", who="megan", address=address)
    kept.note("sign_in_refused", site="riverside", who="megan", address="192.0.2.3")
    kept.note("sign_in_failed", site="seaside", who="otto", address="192.0.2.4")
    kept.note("sign_in", site="riverside", who="megan", address="192.0.2.5")
    kept.flush()
    with store.read() as conn:
        assert security_log.failed(conn, "riverside", NOW - timedelta(hours=1)) == (4, 3)
        assert security_log.failed(conn, None, NOW - timedelta(hours=1)) == (5, 4)
        assert security_log.failed(conn, None, NOW + timedelta(seconds=1)) == (0, 0)


def test_what_cannot_be_written_now_is_written_later(store, kept, monkeypatch) -> None:
    from storage import StorageError

    def full() -> Any:
        raise StorageError("the disk is full")

    kept.note("sign_in_failed", who="megan")
    with monkeypatch.context() as broken:
        broken.setattr(store, "write", full)
        with pytest.raises(StorageError):
            kept.flush()
    kept.note("sign_in_failed", who="megan")
    assert [one.times for one in listed(store, kept)] == [2]
    assert rows(store, "SELECT count(*) FROM security_event") == [(1,)]


@pytest.mark.parametrize("kind", security_log.KINDS)
def test_every_kind_is_noted_somewhere_and_explained(kind: str) -> None:
    apart = {ROOT / "web/security_log.py", ROOT / "counters/security/words.py"}
    packages = ("web", "server", "counters", "ticketing", "administration")
    sources = {file for one in packages for file in (ROOT / one).rglob("*.py")} - apart
    assert any(f'"{kind}"' in file.read_text(encoding="utf-8") for file in sources)
    assert f"| `{kind}` |" in (ROOT / "docs/security.md").read_text(encoding="utf-8")
