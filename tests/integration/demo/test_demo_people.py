"""The demonstration with its simulated people, much faster than life."""

from __future__ import annotations

from contextlib import closing

import pytest
import requests

from storage import Store
from tests.integration.demo.demo_process import demo, processes_of, until

pytestmark = pytest.mark.slow


def test_visitors_come_are_called_and_served(tmp_path):
    data = tmp_path / "demo"
    with demo(data, "--speed", "60", "--no-past") as house:
        facts = house.facts
        assert len(facts["simulated"]) == 7

        def ended():
            url = f"{facts['url']}/api/v1/sites/{facts['site']}/board/{facts['zone']}"
            calls = requests.get(url, timeout=30).json()["calls"]
            return {call["number"] for call in calls if call["state"] == "ended"}

        seen: set[str] = set()

        def three_served():
            seen.update(ended())
            return len(seen) >= 3

        until(three_served, "three visits to end")

        def joyce():
            with closing(Store(data / "nextplease.db")) as store, store.read() as conn:
                rows = conn.execute("SELECT DISTINCT kind FROM event WHERE actor = 'adviser:joyce'")
                return {row[0] for row in rows}

        deeds = {"visit_issued", "visit_answered", "appointment_booked"}
        until(lambda: deeds <= joyce(), "the receptionist to work")
        mends = {"needs_changed", "enquiry_added", "visit_held"}
        until(lambda: mends & joyce(), "the queue to be mended")
        assert any((data / "printers").glob("*/*.png"))
    assert processes_of(data) == {}
