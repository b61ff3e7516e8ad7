"""An enquiry type that is served at certain places is called to these alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counters.desk.why import Reader, why
from storage import Store
from storage.times import to_ms
from tests.helpers import NOW, SITE_TEXT, an_ask, fresh_store
from ticketing import commands, sites
from ticketing.appointments import rules
from ticketing.errors import Conflict
from ticketing.queue import ahead, choosing, estimates
from ticketing.queue.routing import Why
from ticketing.sites.file import SiteFileError, parse
from ticketing.sites.parts import AppointmentType
from ticketing.staff import places

SITE = "riverside"
TAX = '[[enquiries]]\nid = "council-tax"\n'
#: Megan serves these as her own, and is the backup for the last.
KINDS = ["council-tax", "benefits", "general-enquiries"]


def bound(*where: str, kind: str = "council-tax") -> str:
    """The sample, with an enquiry type that is served at some places alone."""
    head = f'[[enquiries]]\nid = "{kind}"\n'
    assert head in SITE_TEXT
    named = ", ".join(f'"{one}"' for one in where)
    return SITE_TEXT.replace(head, f"{head}places = [{named}]\n")


def house(folder: Path, *where: str, kind: str = "council-tax") -> Store:
    return fresh_store(folder / "queue.db", bound(*where, kind=kind))


@settings(max_examples=20, deadline=None)
@given(
    came=st.lists(st.sampled_from(KINDS), min_size=1, max_size=6),
    where=st.lists(
        st.sampled_from(["counter-1", "counter-3", "room-1"]), min_size=1, max_size=2, unique=True
    ),
    at=st.sampled_from(["counter-1", "counter-3"]),
)
def test_nobody_is_called_for_it_to_any_other_place(
    came: list[str], where: list[str], at: str
) -> None:
    with TemporaryDirectory() as folder:
        store = house(Path(folder), *where)
        places.sign_on(store, SITE, "megan", at, an_ask(NOW))
        for kind in came:
            issued = commands.issue(store, SITE, kind, an_ask(NOW), language="en")
        with store.read() as conn:
            site = sites.get(conn, SITE)
            said = {
                visit: ahead.before(conn, site, visit, to_ms(NOW))
                for (visit,) in conn.execute("SELECT visit FROM step").fetchall()
            }
        order, here = [], at
        while (called := commands.call_next(store, SITE, here, an_ask(NOW))) is not None:
            here = str(called.service_point)
            assert called.enquiry != "council-tax" or here in where
            order.append(called.visit)
            commands.start(store, called.visit, an_ask(NOW))
            commands.finish(store, called.visit, an_ask(NOW), outcome="resolved")
            if here.startswith("room"):
                places.sign_on(store, SITE, "megan", at, an_ask(NOW))
                here = at
        reachable = at in where or "room-1" in where
        assert len(order) == sum(kind != "council-tax" or reachable for kind in came)
        # What slip and phone said is the order in which they are called, but for those who are not.
        assert {visit: n for n, visit in enumerate(order)} == {v: said[v] for v in order}
        assert issued.visit in said
        store.close()


def test_a_desk_elsewhere_says_where_it_is_served(tmp_path: Path) -> None:
    store = house(tmp_path, "counter-1", "counter-2")
    places.sign_on(store, SITE, "megan", "counter-3", an_ask(NOW))
    issued = commands.issue(store, SITE, "council-tax", an_ask(NOW), language="en")
    assert commands.call_next(store, SITE, "counter-3", an_ask(NOW)) is None
    with store.read() as conn:
        site = sites.get(conn, SITE)
        day = site.service_day(NOW).isoformat()
        decision = choosing.next_for(conn, site, day, "counter-3", "megan", to_ms(NOW))
    assert [one.why for one in decision.passed_over] == [Why.ELSEWHERE]
    own = frozenset({"council-tax"})
    reader = Reader(own, frozenset(), False, only_at={"council-tax": "Counter 1 and Counter 2"})
    assert why(decision, [], reader, {}, to_ms(NOW)) == (
        f"{issued.number} waits, but is served only at Counter 1 and Counter 2."
    )


def test_one_chosen_moved_or_served_at_once_elsewhere_is_refused_with_the_places(
    tmp_path: Path,
) -> None:
    store = house(tmp_path, "counter-1", "counter-2")
    places.sign_on(store, SITE, "megan", "counter-3", an_ask(NOW))
    says = r"Council tax: only at Counter 1 and Counter 2\."
    issued = commands.issue(store, SITE, "council-tax", an_ask(NOW), language="en")
    with pytest.raises(Conflict, match=says):
        commands.call_visit(store, issued.visit, "counter-3", an_ask(NOW), "other")
    with pytest.raises(Conflict, match=says):
        commands.serve_directly(store, SITE, "counter-3", "council-tax", an_ask(NOW))
    places.sign_on(store, SITE, "megan", "counter-1", an_ask(NOW))
    called = commands.call_next(store, SITE, "counter-1", an_ask(NOW))
    assert called is not None
    with pytest.raises(Conflict, match=says):
        commands.move_visit(store, called.visit, an_ask(NOW), to_point="counter-3")
    moved = commands.move_visit(store, called.visit, an_ask(NOW), to_point="counter-2")
    assert moved.service_point == "counter-2"


def test_who_sits_elsewhere_shortens_no_wait_for_it(tmp_path: Path) -> None:
    store = house(tmp_path, "counter-1")
    places.sign_on(store, SITE, "megan", "counter-3", an_ask(NOW))
    with store.read() as conn:
        site = sites.get(conn, SITE)
        assert "council-tax" not in estimates.abouts(conn, site, NOW, {})
        assert "benefits" in estimates.abouts(conn, site, NOW, {})
    places.sign_on(store, SITE, "megan", "counter-1", an_ask(NOW + timedelta(seconds=1)))
    with store.read() as conn:
        assert "council-tax" in estimates.abouts(conn, site, NOW, {})


def test_appointments_for_it_are_offered_at_its_places() -> None:
    site = parse(bound("room-2", "counter-1"))
    kind = AppointmentType(id="tax", name={"en": "Tax"}, enquiry="council-tax", minutes=30)
    _, points = rules.suitable(site, rules.Wish(kind))
    assert {one.id for one in points} == {"room-2", "counter-1"}


def test_a_place_that_there_is_not_is_refused() -> None:
    with pytest.raises(SiteFileError) as error:
        parse(bound("counter-7"))
    assert "'counter-7' does not exist; did you mean" in str(error.value)


def test_a_private_type_bound_to_counters_is_refused() -> None:
    with pytest.raises(SiteFileError) as error:
        parse(bound("counter-1", kind="private-interview"))
    assert "needs a private room, but stands at counters alone" in str(error.value)


def test_an_appointment_at_a_kind_of_place_at_which_it_is_not_served_is_refused() -> None:
    with pytest.raises(SiteFileError) as error:
        parse(bound("counter-1", kind="benefits"))
    assert "its enquiry type is served at no room; write place = 'any'" in str(error.value)
