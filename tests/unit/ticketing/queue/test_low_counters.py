"""Whoever asked for a low counter is called to one."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import NOW, SITE_TEXT, an_ask, fresh_store
from ticketing import commands
from ticketing.staff import places

SITE = "riverside"
LOW = SITE_TEXT.replace('id = "counter-2"\n', 'id = "counter-2"\nlow_counter = true\n')


@settings(max_examples=15, deadline=None)
@given(came=st.lists(st.booleans(), min_size=1, max_size=6))
def test_asked_for_at_the_kiosk_it_is_where_they_are_called(came: list[bool]) -> None:
    with TemporaryDirectory() as folder:
        store = fresh_store(Path(folder, "queue.db"), LOW)
        places.sign_on(store, SITE, "megan", "counter-1", an_ask(NOW))
        places.sign_on(store, SITE, "aisha", "counter-2", an_ask(NOW))
        asked = set()
        for low in came:
            needs = ("low_counter",) if low else ()
            one = commands.issue(
                store, SITE, "benefits", an_ask(NOW), language="en", needs=needs
            )  # fmt: skip
            asked |= {one.visit} if low else set()
        called = {}
        for _ in came:
            for point in ("counter-1", "counter-2"):
                visit = commands.call_next(store, SITE, point, an_ask(NOW))
                if visit is not None:
                    called[visit.visit] = visit.service_point
                    commands.start(store, visit.visit, an_ask(NOW))
                    commands.finish(store, visit.visit, an_ask(NOW), outcome="resolved")
        assert len(called) == len(came)
        assert {called[one] for one in asked} <= {"counter-2"}
        store.close()


def test_where_there_is_none_nobody_waits_for_it(tmp_path: Path) -> None:
    store = fresh_store(tmp_path / "queue.db")
    places.sign_on(store, SITE, "megan", "counter-1", an_ask(NOW))
    commands.issue(store, SITE, "benefits", an_ask(NOW), language="en", needs=("low_counter",))
    visit = commands.call_next(store, SITE, "counter-1", an_ask(NOW))
    assert visit is not None
    assert visit.needs == "low_counter"
