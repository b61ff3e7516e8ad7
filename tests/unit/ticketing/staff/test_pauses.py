"""Breaks and wrap-ups: nobody is called there meanwhile, and a wrap-up ends in time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import Store
from tests.helpers import NOW, SITE_TEXT, an_ask, rows
from ticketing import commands, sites
from ticketing.asks import SYSTEM, Ask
from ticketing.errors import BadRequest, Conflict
from ticketing.staff import pauses, places
from ticketing.staff.places import SignOn

POINT = ("riverside", "counter-1")
MEGAN = an_ask(adviser="megan")


@pytest.fixture
def there(store: Store) -> Store:
    """Megan is at counter 1."""
    places.sign_on(store, "riverside", "megan", "counter-1", MEGAN)
    return store


def here(store: Store) -> SignOn:
    with store.read() as conn:
        found = places.signed_on_at(conn, *POINT)
    assert found is not None
    return found


def kinds(store: Store) -> list[str]:
    return [row[0] for row in rows(store, "SELECT kind FROM event WHERE kind LIKE 'adviser_%'"
                                   " ORDER BY seq")]  # fmt: skip


def serve(store: Store) -> str:
    commands.issue(store, "riverside", "council-tax", an_ask(), language="en")
    visit = commands.call_next(store, *POINT, MEGAN)
    assert visit is not None
    commands.start(store, visit.visit, MEGAN)
    return visit.visit


def with_wrap_up(store: Store, seconds: int = 90) -> None:
    text = SITE_TEXT.replace("[site.recall]", f"[site.desk]\nwrap_up_seconds = {seconds}\n"
                             "\n[site.recall]", 1)  # fmt: skip
    if "[site.desk]" in SITE_TEXT:
        text = SITE_TEXT.replace("[site.desk]", f"[site.desk]\nwrap_up_seconds = {seconds}", 1)
    commands.load_site(store, text, now=NOW, actor=SYSTEM)


def test_a_break_has_its_reason_and_is_in_the_log_once(there) -> None:
    for _ in range(2):
        taken = pauses.pause(there, *POINT, MEGAN, "break", "lunch")
    assert taken == here(there)
    assert (taken.pause, taken.pause_reason) == ("break", "lunch")
    assert kinds(there) == ["adviser_signed_on", "adviser_paused"]


def test_a_break_of_a_reason_that_is_not_in_the_list_is_refused(there) -> None:
    with pytest.raises(BadRequest, match="break, lunch, meeting, other"):
        pauses.pause(there, *POINT, MEGAN, "break", "my mother is ill")


def test_nobody_is_called_to_a_break(there) -> None:
    commands.issue(there, "riverside", "council-tax", an_ask(), language="en")
    pauses.pause(there, *POINT, MEGAN, "break", "break")
    with pytest.raises(Conflict, match="on a break"):
        commands.call_next(there, *POINT, MEGAN)
    pauses.ready(there, *POINT, MEGAN)
    assert commands.call_next(there, *POINT, MEGAN) is not None


def test_the_next_call_ends_a_wrap_up(there) -> None:
    commands.issue(there, "riverside", "council-tax", an_ask(), language="en")
    pauses.pause(there, *POINT, MEGAN, "wrap_up")
    assert commands.call_next(there, *POINT, MEGAN) is not None
    assert here(there).pause is None
    assert kinds(there)[-1] == "adviser_ready"


@pytest.mark.parametrize("kind", ["break", "wrap_up"])
def test_no_pause_begins_with_a_visitor_there(there, kind) -> None:
    serve(there)
    with pytest.raises(Conflict, match="C001 is still at Counter 1"):
        pauses.pause(there, *POINT, MEGAN, kind, "break")


def test_ready_without_a_pause_changes_nothing(there) -> None:
    pauses.ready(there, *POINT, MEGAN)
    assert kinds(there) == ["adviser_signed_on"]


def test_only_who_is_signed_on_there_pauses(there) -> None:
    with pytest.raises(Conflict, match="You are not signed on at Counter 1"):
        pauses.pause(there, *POINT, an_ask(adviser="owen"), "break", "break")
    with pytest.raises(Conflict, match="Nobody is signed on at Counter 2"):
        pauses.pause(there, "riverside", "counter-2", an_ask(), "break", "break")


def test_signing_off_and_on_again_begins_without_a_pause(there) -> None:
    pauses.pause(there, *POINT, MEGAN, "break", "break")
    places.sign_off(there, *POINT, MEGAN)
    places.sign_on(there, "riverside", "megan", "counter-1", MEGAN)
    assert here(there).pause is None


def test_a_finish_begins_the_wrap_up_that_the_site_has(there) -> None:
    visit = serve(there)
    with_wrap_up(there)
    commands.finish(there, visit, MEGAN, outcome="resolved")
    assert here(there).pause == "wrap_up"
    with there.read() as conn:
        site = sites.get(conn, "riverside")
    assert pauses.ends_at(site, here(there)) == here(there).pause_since + 90_000  # type: ignore[operator]


def test_a_referral_and_a_rest_begin_the_wrap_up_too(there) -> None:
    with_wrap_up(there)
    commands.refer(there, serve(there), MEGAN, enquiry="benefits")
    assert here(there).pause == "wrap_up"
    commands.hold(there, serve(there), MEGAN, reason="filling_form")
    assert here(there).pause == "wrap_up"


def test_a_site_without_wrap_ups_begins_none(there) -> None:
    with_wrap_up(there, 0)
    visit = serve(there)
    commands.finish(there, visit, MEGAN, outcome="resolved")
    assert here(there).pause is None


def test_a_wrap_up_ends_by_itself_when_its_time_is_over_and_a_break_does_not(there) -> None:
    with_wrap_up(there)
    places.sign_on(there, "riverside", "owen", "counter-2", an_ask(adviser="owen"))
    pauses.pause(there, *POINT, MEGAN, "wrap_up")
    owen = an_ask(adviser="owen")
    pauses.pause(there, "riverside", "counter-2", owen, "break", "lunch")
    with there.read() as conn:
        site = sites.get(conn, "riverside")
    before = Ask(NOW + timedelta(seconds=89), SYSTEM)
    assert pauses.end_wrap_ups(there, site, before) == 0
    after = Ask(NOW + timedelta(seconds=90), SYSTEM)
    assert pauses.end_wrap_ups(there, site, after) == 1
    assert pauses.end_wrap_ups(there, site, after) == 0
    assert here(there).pause is None
    with there.read() as conn:
        two = places.signed_on_at(conn, "riverside", "counter-2")
    assert two is not None
    assert two.pause == "break"
