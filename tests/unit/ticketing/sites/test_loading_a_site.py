"""A site file taken over into the database, again and changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from storage import Store
from tests.helpers import SITE_TEXT, an_ask, everything, fresh_store, rows
from tests.unit.ticketing.small_house import SITE, TEXT
from ticketing import commands, sites
from ticketing.asks import SYSTEM
from ticketing.errors import Conflict, NotFound
from ticketing.queue import waiting
from ticketing.sites.file import SiteFileError
from ticketing.staff import places
from ticketing.visits import queries, replay

#: The small house without one enquiry type, one service point, one adviser.
WITHOUT_PRIVATE = TEXT[: TEXT.index('[[enquiries]]\nid = "private"')] + TEXT[
    TEXT.index('[[enquiries]]\nid = "mornings"') :
].replace('skills = ["quick", "private"]', 'skills = ["quick"]')
WITHOUT_ROOM = (
    WITHOUT_PRIVATE[: WITHOUT_PRIVATE.index('[[service_points]]\nid = "room-1"')]
    + (WITHOUT_PRIVATE[WITHOUT_PRIVATE.index("[[advisers]]") :])
)
WITHOUT_BOB = TEXT[: TEXT.index('[[advisers]]\nid = "bob"')] + TEXT[TEXT.index("[[outcomes]]") :]


@pytest.fixture
def corner(tmp_path: Path):
    opened = fresh_store(tmp_path / "corner.db", TEXT)
    yield opened
    opened.close()


def load(store: Store, text: str, now: datetime) -> None:
    commands.load_site(store, text, now=now, actor=SYSTEM)


def test_a_dump_gives_the_same_bytes_back(store: Store, now: datetime) -> None:
    with store.read() as conn:
        assert sites.dump(conn, "riverside").encode() == SITE_TEXT.encode()
    odd = TEXT.replace("\n", "\r\n") + "# the end, without a line end: ŵ"
    load(store, odd, now)
    with store.read() as conn:
        assert sites.dump(conn, SITE) == odd


def test_a_broken_file_changes_nothing(store: Store, now: datetime) -> None:
    before = everything(store)
    with pytest.raises(SiteFileError):
        load(store, SITE_TEXT.replace('prefix = "C"\n', 'prefix = "c"\n'), now)
    assert everything(store) == before


def test_the_same_text_again_changes_nothing(store: Store, now: datetime) -> None:
    before = everything(store)
    load(store, SITE_TEXT, now)
    assert everything(store) == before


def test_another_text_is_the_next_version(store: Store, now: datetime) -> None:
    load(store, SITE_TEXT + "# changed\n", now)
    assert rows(store, "SELECT version FROM site") == [(2,)]
    assert rows(store, "SELECT body FROM event WHERE kind = 'site_loaded' ORDER BY seq") == [
        ('{"version":1}',),
        ('{"version":2}',),
    ]


def test_several_sites_live_side_by_side(store: Store, now: datetime) -> None:
    load(store, TEXT, now)
    with store.read() as conn:
        assert [site.id for site in sites.every(conn)] == ["corner", "riverside"]
        assert sites.get(conn, "corner").timezone == "Europe/London"


def test_an_unknown_site_names_those_there_are(store: Store) -> None:
    with store.read() as conn, pytest.raises(NotFound, match="there is: riverside"):
        sites.get(conn, "seaside")
    with store.read() as conn, pytest.raises(NotFound, match="There is no site 'seaside'"):
        sites.dump(conn, "seaside")


def test_a_removed_enquiry_type_is_retired_and_its_history_stays(corner, now) -> None:
    visit = commands.issue(corner, SITE, "private", an_ask(now), language="en").visit
    commands.call_next(corner, SITE, "room-1", an_ask(now))
    commands.start(corner, visit, an_ask(now))
    commands.finish(corner, visit, an_ask(now), outcome="done")
    load(corner, WITHOUT_PRIVATE, now)
    assert rows(corner, "SELECT id FROM enquiry_type WHERE retired = 1") == [("private",)]
    with corner.read() as conn:
        assert queries.present(conn, visit).visit.enquiry == "private"
        assert replay.differences(conn) == []
    with pytest.raises(NotFound, match="no enquiry type 'private'"):
        commands.issue(corner, SITE, "private", an_ask(now), language="en")


def test_a_retired_enquiry_type_comes_back_with_the_file(corner, now) -> None:
    load(corner, WITHOUT_PRIVATE, now)
    load(corner, TEXT, now)
    assert rows(corner, "SELECT id FROM enquiry_type WHERE retired = 1") == []


def test_an_enquiry_type_that_somebody_waits_for_cannot_be_removed(corner, now) -> None:
    issued = commands.issue(corner, SITE, "private", an_ask(now), language="en")
    before = everything(corner)
    with pytest.raises(Conflict, match=f"'private' cannot be removed now: {issued.number}"):
        load(corner, WITHOUT_PRIVATE, now)
    assert everything(corner) == before
    with corner.read() as conn:
        site = sites.get(conn, SITE)
        assert [w.visit for w in waiting.waiting_steps(conn, site, "2026-11-24")] == [issued.visit]


def test_whoever_waits_since_an_earlier_day_keeps_no_enquiry_type(corner, now) -> None:
    commands.issue(corner, SITE, "private", an_ask(now.replace(day=23)), language="en")
    load(corner, WITHOUT_PRIVATE, now)
    assert commands.close_past_days(corner, SITE, now) == 1


def test_a_service_point_with_a_visit_cannot_be_removed(corner, now) -> None:
    commands.issue(corner, SITE, "quick", an_ask(now), language="en")
    commands.call_next(corner, SITE, "room-1", an_ask(now))
    before = everything(corner)
    with pytest.raises(Conflict, match="'room-1' cannot be removed now: Q001"):
        load(corner, WITHOUT_ROOM, now)
    assert everything(corner) == before


def test_who_is_no_longer_in_the_file_is_signed_off(corner, now) -> None:
    places.sign_on(corner, SITE, "bob", "counter-1", an_ask(now, adviser="bob"))
    places.sign_on(corner, SITE, "ann", "counter-2", an_ask(now, adviser="ann"))
    load(corner, WITHOUT_BOB, now)
    with corner.read() as conn:
        assert list(places.signed_on(conn, SITE)) == ["counter-2"]
    assert commands.call_next(corner, SITE, "counter-1", an_ask(now)) is None


def test_at_a_removed_service_point_nobody_stays_signed_on(corner, now) -> None:
    places.sign_on(corner, SITE, "bob", "room-1", an_ask(now, adviser="bob"))
    load(corner, WITHOUT_ROOM, now)
    with corner.read() as conn:
        assert places.signed_on(conn, SITE) == {}
    kinds = rows(corner, "SELECT kind FROM event ORDER BY seq DESC LIMIT 2")
    assert kinds == [("site_loaded",), ("adviser_signed_off",)]
