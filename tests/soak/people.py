"""The demonstration with its simulated people, much faster than life."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

from storage import Store
from tests.integration.demo.demo_process import demo, processes_of, until
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
