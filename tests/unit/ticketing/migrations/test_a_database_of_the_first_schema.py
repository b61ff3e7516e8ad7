"""A database of the first schema, with a morning in it, is taken over with everything kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import ticketing.migrations
from storage import Store
from storage.times import to_ms
from tests.helpers import MIGRATIONS, NOW, SITE_TEXT, an_ask, rows
from ticketing import commands
from ticketing.visits import replay

DAY, AT = "2026-11-24", to_ms(NOW)
_VISIT = ("id", "site", "service_day", "number", "prefix", "sequence", "language", "kiosk",
          "arrived_at")  # fmt: skip
_STEP = ("id", "visit", "site", "service_day", "position", "enquiry", "state", "queued_at",
         "waiting_since", "called_at", "last_called_at", "recalls", "announcement", "serving_at",
         "ended_at", "outcome", "service_point", "adviser", "target_s",
         "target_percent")  # fmt: skip
#: For each visit, how far it came.
_MORNING = {"C001": "ended", "C002": "serving", "C003": "called", "C004": "waiting"}


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "old.db")
    with store.write() as db:
        ticketing.migrations.migrations.apply(db, stop_before="m002_every_turn")
        db.execute("INSERT INTO site VALUES ('riverside', ?, 1, ?)", (SITE_TEXT, AT))
        for table, ids in (
            ("enquiry_type", ["council-tax"]),
            ("service_point", ["counter-1", "counter-2", "counter-3"]),
            ("adviser", ["megan"]),
        ):
            for key in ids:
                db.execute(f"INSERT INTO {table} (site, id) VALUES ('riverside', ?)", (key,))
        for n, (number, state) in enumerate(_MORNING.items(), 1):
            for table, row in _rows(n, number, state).items():
                marks = ", ".join("?" * len(row))
                db.execute(f"INSERT INTO {table} VALUES ({marks})", row)
            for kind, body in _events(n, number, state):
                db.execute(
                    "INSERT INTO event (site, at, kind, actor, visit, body)"
                    " VALUES ('riverside', ?, ?, 'token:test', ?, ?)",
                    (AT, kind, f"V{n}", json.dumps(body)),
                )
        db.execute("INSERT INTO number_series VALUES ('riverside', ?, 'C', 4)", (DAY,))
        db.execute(
            "INSERT INTO sign_on (site, adviser, service_point, since)"
            " VALUES ('riverside', 'megan', 'counter-2', ?)",
            (AT,),
        )
    yield store
    store.close()


def _rows(n: int, number: str, state: str) -> dict[str, tuple[Any, ...]]:
    there = state != "waiting"
    at = AT if there else None
    serving = AT if state in ("serving", "ended") else None
    ended = (AT, "resolved") if state == "ended" else (None, None)
    # The announcement is the sequence number of the call, which comes after the issue.
    announcement = {"C001": 2, "C002": 6, "C003": 9}.get(number)
    kiosk = "entrance-left" if n % 2 else None
    place = f"counter-{n}" if there else None
    return {
        "visit": (f"V{n}", "riverside", DAY, number, "C", n, "cy", kiosk, AT),
        "step": (
            n * 10, f"V{n}", "riverside", DAY, 1, "council-tax", state, AT, AT, at, at, 0,
            announcement, serving, *ended, place, "megan" if there else None, 900, 80,
        ),
    }  # fmt: skip


def _events(n: int, number: str, state: str) -> list[tuple[str, dict[str, Any]]]:
    step = {"visit": f"V{n}", "step": n * 10, "number": number, "enquiry": "council-tax"}
    here = {**step, "service_point": f"counter-{n}"}
    issued = {
        **step, "prefix": "C", "sequence": n, "service_day": DAY, "language": "cy",
        "target_s": 900, "ahead": 0, "kiosk": None, "printer": None,
    }  # fmt: skip
    every = [
        ("visit_issued", issued),
        ("visit_called", {**here, "adviser": "megan"}),
        ("service_started", here),
        ("visit_finished", {**here, "outcome": "resolved"}),
    ]
    return every[: ["waiting", "called", "serving", "ended"].index(state) + 1]


def kept(store: Store) -> list[list[tuple[Any, ...]]]:
    """What the first schema had."""
    return [
        rows(store, f"SELECT {', '.join(_VISIT)} FROM visit ORDER BY id"),
        rows(store, f"SELECT {', '.join(_STEP)} FROM step ORDER BY id"),
        rows(store, "SELECT * FROM event"),
        rows(store, "SELECT * FROM number_series"),
        rows(store, "SELECT id, site, adviser, service_point, since, until FROM sign_on"),
    ]


def test_every_visit_step_and_event_is_kept(old: Store) -> None:
    before = kept(old)
    assert [len(part) for part in before] == [4, 4, 10, 1, 1]
    old.migrate(MIGRATIONS)
    assert kept(old) == before
    sources = rows(old, "SELECT source FROM visit ORDER BY id")
    assert sources == [("kiosk",), ("program",), ("kiosk",), ("program",)]
    assert rows(old, "SELECT DISTINCT origin, weight FROM step") == [("arrival", 100)]


def test_the_log_of_then_still_tells_the_tables_of_now(old: Store) -> None:
    old.migrate(MIGRATIONS)
    with old.read() as conn:
        assert replay.differences(conn) == []
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    assert old.integrity() == "ok"


def test_the_morning_goes_on(old: Store) -> None:
    old.migrate(MIGRATIONS)
    later = NOW + timedelta(minutes=5)
    megan = an_ask(later, adviser="megan")
    held = commands.hold(old, "V2", megan, reason="other")
    assert (held.number, held.state) == ("C002", "held")
    called = commands.call_next(old, "riverside", "counter-2", megan)
    assert called is not None
    assert called.number == "C004"
    assert commands.issue(old, "riverside", "council-tax", megan, language="cy").number == "C005"
    with old.read() as conn:
        assert replay.differences(conn) == []


def test_migrating_again_changes_nothing(old: Store) -> None:
    old.migrate(MIGRATIONS)
    before = kept(old)
    old.migrate(MIGRATIONS)
    assert kept(old) == before
