"""The demonstration with its simulated people, much faster than life."""

from __future__ import annotations

import os
import signal
from collections import Counter
from contextlib import closing
from pathlib import Path

from storage import Store
from tests.integration.demo.demo_process import demo, ended, past_of, processes_of, until
from ticketing.visits import replay


def people(folder: Path, heavy: object) -> str:
    """A whole demonstration: visitors come, are called and served; the receptionist does all that
    she can do. The tests have the start, and one visit."""
    data = folder / "demo"
    with (
        demo(data, "--speed", "60", "--no-past") as house,
        closing(Store(data / "nextplease.db")) as store,
    ):

        def deeds(who: str) -> set[str]:
            sql = "SELECT DISTINCT kind FROM event WHERE actor LIKE ?"
            with store.read() as conn:
                return {row[0] for row in conn.execute(sql, (who,))}

        def served() -> int:
            with store.read() as conn:
                sql = "SELECT count(*) FROM event WHERE kind = 'visit_finished'"
                return int(conn.execute(sql).fetchone()[0])

        assert len(house.facts["simulated"]) == 7
        until(lambda: served() >= 30, "thirty visits to end")
        receptionists = {"visit_issued", "visit_answered", "appointment_booked"}
        until(lambda: receptionists <= deeds("adviser:joyce"), "the receptionist to work")
        mends = {"needs_changed", "enquiry_added", "visit_held"}
        until(lambda: mends & deeds("adviser:joyce"), "the queue to be mended")
        with store.read() as conn:
            assert replay.differences(conn) == []
            kinds = Counter(row[0] for row in conn.execute("SELECT kind FROM event"))
    assert any((data / "printers").glob("*/*.png"))
    assert processes_of(data) == {}
    return f"{kinds['visit_issued']} tickets, {kinds['visit_finished']} visits finished"


def demo_again(folder: Path, heavy: object) -> str:
    """A demonstration that is killed and started again goes on, with its people and their secrets.
    The tests have its death; that of a year and of its people is twice ten seconds of work."""
    data = folder / "demo"
    with demo(data, "--no-visitors") as first:
        number, past = first.take_ticket()["number"], past_of(data)
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
        until(lambda: not processes_of(data), "its programs to end")
    with demo(data, "--speed", "60") as second:
        assert second.facts["tokens"] == first.facts["tokens"]
        assert len(second.facts["simulated"]) == 7
        assert int(second.take_ticket()["number"][1:]) > int(number[1:])
        assert past_of(data) == past
        until(lambda: bool(ended(second)), "a visit to end")
    assert processes_of(data) == {}
    assert not (data / "demo.json").exists()
    return f"{past[0]} visits before, {number} before the death"
