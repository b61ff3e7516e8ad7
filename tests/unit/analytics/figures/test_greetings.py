"""How soon somebody turned to those who came, against what the house promises."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.figures.greetings import Greeted, greetings
from analytics.figures.rollup import roll_up
from storage import Store
from storage.times import to_ms
from tests.asides import ReportsHere
from tests.helpers import NOW, SITE_TEXT, an_ask, fresh_store
from ticketing import commands, sites
from ticketing.asks import SYSTEM

HEAD = '[[enquiries]]\nid = "council-tax"\n'
TEXT = SITE_TEXT.replace(HEAD, f"{HEAD}greet_minutes = 5\n")
DAY = NOW.date()


def of_today(store: Store, minutes: float, only: set[str] | None = None) -> list[Greeted]:
    now = to_ms(NOW + timedelta(minutes=minutes))
    with store.read() as conn:
        site = sites.get(conn, "riverside")
        return greetings(conn, site, DAY, DAY + timedelta(days=1), now, only)


def comes(store: Store, minutes: float, enquiry: str = "council-tax", source: str = "kiosk") -> str:
    ask = an_ask(NOW + timedelta(minutes=minutes))
    return commands.issue(store, "riverside", enquiry, ask, language="en", source=source).visit


def called(store: Store, visit: str, minutes: float, point: str = "counter-1") -> None:
    ask = an_ask(NOW + timedelta(minutes=minutes))
    commands.call_visit(store, visit, point, ask, "other")
    commands.start(store, visit, ask)
    commands.finish(store, visit, ask, outcome="resolved")


def test_reception_greets_at_once_and_the_kiosk_s_visitors_by_their_call(tmp_path: Path) -> None:
    store = fresh_store(tmp_path / "queue.db", TEXT)
    comes(store, 0, source="reception")
    called(store, comes(store, 0), 5)  # exactly on the minute is in time
    called(store, comes(store, 0), 9)
    comes(store, 0)
    comes(store, 9)
    comes(store, 0, "benefits")  # nothing is promised for it
    (found,) = of_today(store, 10)
    assert found == Greeted("council-tax", "Council tax", 5, 3, 2, 1, round((0 + 300 + 540) / 3, 3))


def test_whoever_said_that_they_greeted_them_did_before_the_call(tmp_path: Path) -> None:
    store = fresh_store(tmp_path / "queue.db", TEXT)
    greeted = comes(store, 0)
    commands.greet(store, greeted, an_ask(NOW + timedelta(minutes=4)))
    called(store, greeted, 20)
    (found,) = of_today(store, 30)
    assert (found.greeted, found.in_time, found.mean) == (1, 1, 240)
    taken_back = comes(store, 30)
    commands.greet(store, taken_back, an_ask(NOW + timedelta(minutes=31)))
    commands.undo(store, taken_back, an_ask(NOW + timedelta(minutes=31)))
    (found,) = of_today(store, 40)
    assert (found.greeted, found.late) == (1, 1)


def test_a_promise_that_was_given_holds_whatever_is_promised_later(tmp_path: Path) -> None:
    store = fresh_store(tmp_path / "queue.db", TEXT)
    before = [comes(store, 0), comes(store, 0)]
    called(store, before[0], 4)
    for text, left in ((TEXT.replace("greet_minutes = 5", "greet_minutes = 3"), 3), (SITE_TEXT, 0)):
        commands.load_site(store, text, now=NOW + timedelta(minutes=4), actor=SYSTEM)
        (found,) = of_today(store, 4)
        assert (found.minutes, found.greeted, found.in_time) == (left or None, 1, 1)
    comes(store, 5)  # to whom nothing is promised
    (found,) = of_today(store, 30)
    assert (found.greeted, found.late) == (1, 1)
    commands.load_site(store, TEXT, now=NOW + timedelta(minutes=30), actor=SYSTEM)
    commands.change_enquiry(store, before[1], "benefits", an_ask(NOW + timedelta(minutes=30)))
    (found,) = of_today(store, 30)
    assert (found.greeted, found.late) == (1, 0)


def test_a_day_that_is_over_keeps_them_and_one_from_before_says_that_it_does_not(
    tmp_path: Path,
) -> None:
    store = fresh_store(tmp_path / "queue.db", TEXT)
    called(store, comes(store, 0), 4)
    (before,) = of_today(store, 30)
    with store.read() as conn:
        site = sites.get(conn, "riverside")
    assert roll_up(store, ReportsHere(store.path), site, [DAY.isoformat()]) == 1
    assert of_today(store, 30) == [before]
    with store.write() as db:
        db.execute("DELETE FROM step")
    assert of_today(store, 30) == [before]
    with store.write() as db:
        db.execute("UPDATE figures_day SET greeted = NULL, greeted_in_time = NULL")
    (old,) = of_today(store, 30)
    assert (old.greeted, old.mean, old.not_recorded) == (0, None, 1)


def test_a_further_enquiry_and_a_ticket_taken_back_are_no_arrivals(tmp_path: Path) -> None:
    store = fresh_store(tmp_path / "queue.db", TEXT)
    commands.cancel(store, comes(store, 0), an_ask(NOW))
    visit = comes(store, 0, "benefits")
    commands.add_enquiry(store, visit, "council-tax", an_ask(NOW))
    called(store, visit, 1)
    (found,) = of_today(store, 30)
    assert (found.greeted, found.in_time, found.late, found.mean) == (0, 0, 0, None)


def test_whoever_is_served_without_a_ticket_is_greeted_and_who_is_answered_at_the_door_is_not_among(
    tmp_path: Path,
) -> None:
    store = fresh_store(tmp_path / "queue.db", TEXT)
    commands.serve_directly(store, "riverside", "counter-1", "council-tax", an_ask(NOW))
    commands.answer_at_door(store, "riverside", "council-tax", an_ask(NOW))
    (found,) = of_today(store, 1)
    assert (found.greeted, found.in_time) == (1, 1)


def test_without_a_promise_and_of_other_types_nothing_is_counted(tmp_path: Path) -> None:
    assert of_today(fresh_store(tmp_path / "plain.db"), 1) == []
    assert of_today(fresh_store(tmp_path / "queue.db", TEXT), 1, {"benefits"}) == []


visitors = st.lists(
    st.tuples(st.sampled_from(["kiosk", "reception"]), st.none() | st.integers(0, 600)), max_size=6
)


@settings(max_examples=12, deadline=None)
@given(came=visitors)
def test_it_is_the_formula_of_the_document(came: list[tuple[str, int | None]]) -> None:
    with TemporaryDirectory() as folder:
        store = fresh_store(Path(folder, "queue.db"), TEXT)
        times, late = [], 0
        for source, seconds in came:
            visit = comes(store, 0, source=source)
            if seconds is not None:
                called(store, visit, seconds / 60)
            if source == "reception" or seconds is not None:
                times.append(0 if source == "reception" else seconds or 0)
            else:
                late += 1
        (found,) = of_today(store, 20)
        assert (found.greeted, found.late) == (len(times), late)
        assert found.in_time == sum(one <= 300 for one in times)
        assert found.mean == (round(sum(times) / len(times), 3) if times else None)
        store.close()
