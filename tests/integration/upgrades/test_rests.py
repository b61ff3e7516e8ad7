"""An upgrade puts right what steps say of rests: a moment that a rest had moved is what it was, and
what went on after a rest names what it continues."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import Store
from tests.helpers import MIGRATIONS
from tests.integration.upgrades import kept
from ticketing.visits import replay

MINUTE = 60_000
VISIT, START = "01ARZ3NDEKTSV4RRFFQ69G5FAV", 1_795_000_000_000
DAY = "2026-11-18"


class Story:
    """A day of old, written as the earlier version did."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path)
        self.db.execute(
            "INSERT INTO visit (id, site, service_day, number, prefix, sequence, language,"
            " arrived_at) VALUES (?, 'riverside', ?, 'C901', 'C', 901, 'en', ?)",
            (VISIT, DAY, START),
        )

    def tells(self, minute: float, kind: str, **fields: object) -> int:
        step = {"visit": VISIT, "step": 901, "number": "C901", "enquiry": "council-tax"} | fields
        if kind == "action_undone":
            step = {name: told for name, told in step.items() if name not in ("step", "enquiry")}
        body = json.dumps(step)
        at = START + round(minute * MINUTE)
        sql = "INSERT INTO event (site, at, kind, actor, visit, body) VALUES (?, ?, ?, ?, ?, ?)"
        given = ("riverside", at, kind, "system:nextplease", VISIT, body)
        return self.db.execute(sql, given).lastrowid or 0

    def step(self, id_: int, minutes: dict[str, float], **more: object) -> None:
        row = {
            "id": id_, "visit": VISIT, "site": "riverside", "service_day": DAY,
            "position": id_ - 900, "enquiry": "council-tax", "state": "ended",
            "queued_at": START, "target_s": 900, "target_percent": 80, **more,
            **{name: START + round(at * MINUTE) for name, at in minutes.items()},
        }  # fmt: skip
        marks = ", ".join("?" * len(row))
        sql = f"INSERT INTO step ({', '.join(row)}) VALUES ({marks})"
        self.db.execute(sql, tuple(row.values()))


def point(story: Story) -> dict[str, str]:
    found = story.db.execute("SELECT id FROM service_point WHERE site = 'riverside' LIMIT 1")
    return {"service_point": found.fetchone()[0]}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The last schema whose rests moved moments; its newest kept database."""
    (file,) = (file for file in kept.FILES if file.stem.startswith("16-"))
    return kept.restored(file, tmp_path / "nextplease.db")


def tell(path: Path) -> None:
    """Waits 4, rests 5 in between, waits 2, served 10, rests 5, waits 60, called, leaves served."""
    story = Story(path)
    with closing(story.db):
        there = point(story)
        planned = {"prefix": "C", "sequence": 901, "kiosk": None, "language": "en",
                   "service_day": DAY, "target_s": 900, "ahead": 0}  # fmt: skip
        story.tells(0, "visit_issued", **planned)
        story.tells(4, "visit_held", new_step=901, reason="other", until=START, service_point=None,
                    adviser=None)  # fmt: skip
        story.tells(9, "visit_resumed")
        called = story.tells(11, "visit_called", adviser=None, reason=None, **there)
        story.tells(11, "service_started", **there)
        story.tells(21, "visit_held", new_step=902, reason="stepped_out", until=START,
                    adviser=None, **there)  # fmt: skip
        story.tells(26, "visit_resumed", step=902)
        undone = story.tells(30, "visit_held", step=902, new_step=902, reason="other", until=START,
                             service_point=None, adviser=None)  # fmt: skip
        story.tells(30.5, "action_undone", undone=undone, command="hold")
        story.tells(86, "visit_cancelled", step=902, outcome="left")
        story.step(901, {"waiting_since": 5, "called_at": 11, "last_called_at": 11,
                         "serving_at": 11, "ended_at": 21},
                   outcome="held", announcement=called, **there)  # fmt: skip
        story.step(902, {"waiting_since": 26, "ended_at": 86}, origin="hold", outcome="left")
        story.db.commit()


def test_moments_that_rests_had_moved_are_what_they_were(old: Path) -> None:
    tell(old)
    with closing(Store(old)) as store:
        store.migrate(MIGRATIONS)
        with store.read() as conn:
            found = conn.execute(
                "SELECT continues, waiting_since, rests FROM step WHERE id > 900 ORDER BY id"
            ).fetchall()
            differences = [one for one in replay.differences(conn) if "step 90" in one]

    def at(minute: float) -> int:
        return START + round(minute * MINUTE)

    first, second = [tuple(row) for row in found]
    assert first[:2] == (None, at(0))
    assert json.loads(first[2]) == [[at(4), at(9), "other"]]
    assert second[:2] == (901, at(26))
    assert json.loads(second[2]) == [[at(21), at(26), "stepped_out"]]
    assert differences == []
