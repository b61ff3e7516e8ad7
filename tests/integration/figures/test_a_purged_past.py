"""What is old goes, piece by piece; the figures that were counted of it stay, and the log still
tells what the tables hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from analytics.figures import rollup
from server import concurrency
from server.app import build
from server.settings import Settings
from storage import Store
from storage.times import to_ms
from tests.asides import ReportsHere
from tests.helpers import MIGRATIONS, SITE_TEXT, an_ask, rows
from tests.integration.upgrades.make import SITE, at, fill
from ticketing import commands, sites
from ticketing.day import purging
from ticketing.sites import Site
from ticketing.sites.file import SiteFileError, parse
from ticketing.staff import places
from ticketing.visits import replay

YEAR = (date(2026, 1, 1), date(2027, 1, 1))
LOG_GOES, VISITS_GO = at("10:00", 1 + 402), at("10:00", 1 + 1102)
ALL = 30  # pieces, at most


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A Monday and a Tuesday with something of every kind, over and counted."""
    path = tmp_path_factory.mktemp("past") / "nextplease.db"
    with closing(Store(path)) as store:
        store.migrate(MIGRATIONS)
        fill(store)
        commands.close_past_days(store, SITE, at("08:30", 2))
        assert rollup.roll_up_days(store, ReportsHere(store.path), the_site(store), *YEAR)
    return path.read_bytes()


@pytest.fixture
def past(made: bytes, tmp_path: Path) -> Iterator[Store]:
    """A database of its own with that past."""
    path = tmp_path / "nextplease.db"
    path.write_bytes(made)
    with closing(Store(path)) as store:
        yield store


def the_site(store: Store, **keep: int) -> Site:
    with store.read() as conn:
        site = sites.get(conn, SITE)
    return site.model_copy(update={"keep": site.keep.model_copy(update=keep)})


def purge(store: Store, now: datetime, counted: purging.Counted = rollup.is_kept) -> int:
    """All that is due; how many pieces it were. After each the log and the tables agree."""
    pieces = 0
    while purging.purge(store, the_site(store), now, counted):
        pieces += 1
        with store.read() as conn:
            assert replay.differences(conn) == []
            assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        assert pieces < ALL
    return pieces


def count(store: Store, what: str) -> int:
    return int(rows(store, f"SELECT count(*) FROM {what}")[0][0])


def figures(store: Store) -> rollup.PeriodFigures:
    return rollup.figures_for(ReportsHere(store.path), the_site(store), *YEAR, 0)


def test_nothing_goes_before_its_time(past: Store) -> None:
    events = count(past, "event")
    purge(past, at("10:00", 1 + 399))
    assert count(past, "event") == events


def test_the_log_goes_first_and_the_visits_stay(past: Store) -> None:
    visits = count(past, "visit")
    assert purge(past, LOG_GOES) > 0
    newest = rows(past, "SELECT seq FROM event")
    assert len(newest) == 1
    assert count(past, "visit") == visits
    assert purge(past, LOG_GOES) == 0


def test_a_piece_is_no_larger_than_it_may_be(past: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purging, "MOST", 7)
    before = count(past, "event")
    while purging.purge(past, the_site(past), LOG_GOES, rollup.is_kept):
        assert before - count(past, "event") <= 7
        before = count(past, "event")
        with past.read() as conn:
            assert replay.differences(conn) == []
    assert before == 1


def test_visits_go_and_their_figures_stay(past: Store) -> None:
    before = figures(past)
    # The log keeps its newest event, and that one its visit.
    places.sign_on(past, SITE, "megan", "counter-1", an_ask(at("09:00", 600)))
    purge(past, VISITS_GO)
    gone = ("visit", "step", "appointment", "note", "last_action", "room_tidying", "lone_check")
    assert {table: count(past, table) for table in gone} == dict.fromkeys(gone, 0)
    assert figures(past) == before
    assert before.days == 2


def test_a_day_that_was_not_counted_stays(past: Store) -> None:
    visits = count(past, "visit")
    purge(past, VISITS_GO, counted=lambda conn, site, day: day != date(2026, 11, 23))
    left = rows(past, "SELECT DISTINCT service_day FROM visit")
    assert 0 < count(past, "visit") < visits
    assert ("2026-11-23",) in left


def test_a_day_with_a_step_still_open_stays(past: Store) -> None:
    issued = commands.issue(past, SITE, "council-tax", an_ask(at("10:00", 2)), language="en")
    purge(past, VISITS_GO)
    assert rows(past, "SELECT id FROM visit") == [(issued.visit,)]
    assert rows(past, "SELECT count(*) FROM event WHERE visit = ?", issued.visit) == [(1,)]


def test_what_is_kept_for_good_stays(past: Store) -> None:
    site = the_site(past, events_days=0, visits_days=0)
    assert not purging.purge(past, site, VISITS_GO, rollup.is_kept)


def test_the_log_goes_with_its_visits_at_the_latest(past: Store) -> None:
    site = the_site(past, events_days=0, visits_days=400)
    while purging.purge(past, site, LOG_GOES, rollup.is_kept):
        pass
    assert count(past, "event") == 1


def test_the_log_lets_go_of_nothing_else(past: Store) -> None:
    first = rows(past, "SELECT min(service_day) FROM visit")[0][0]
    after = (date.fromisoformat(first) + timedelta(days=1)).isoformat()
    with past.write() as db:
        db.execute("UPDATE purged SET log_before = ?", (after,))
    young = "IN (SELECT id FROM visit WHERE service_day >= ?)"
    for sql, given in (
        (f"DELETE FROM event WHERE visit {young}", (after,)),
        ("DELETE FROM event WHERE visit IS NULL", ()),
        ("DELETE FROM purged", ()),
        ("UPDATE purged SET log_before = '2026-01-01'", ()),
    ):
        with pytest.raises(sqlite3.IntegrityError), past.write() as db:
            db.execute(sql, given)
    with past.write() as db:
        db.execute(f"DELETE FROM event WHERE visit NOT {young}", (after,))


def test_a_change_of_the_tables_is_found_behind_a_purged_past(past: Store) -> None:
    purge(past, LOG_GOES)
    issued = commands.issue(past, SITE, "council-tax", an_ask(LOG_GOES), language="en")
    with past.write() as db:
        db.execute("UPDATE step SET weight = 150 WHERE visit = ?", (issued.visit,))
    with past.read() as conn:
        assert len(replay.differences(conn)) == 1


def test_the_house_keeps_its_times_by_itself(past: Store, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, async_mode="threading", agent=False)
    with past.write() as db:
        db.execute(
            "INSERT INTO sign_in_try VALUES (?, 'megan', 's', 1, 0, 1, 1, NULL, NULL)", [SITE]
        )
    built = build(settings, concurrency.start("threading"), lambda: LOG_GOES)
    with closing(built.house.store):
        for _ in range(ALL):
            built.housekeeping.once()
    assert count(past, "sign_in_try") == count(past, "call_receipt") == 0
    assert count(past, "appointment_person") == 0
    assert rows(past, "SELECT count(*) FROM event WHERE at < ?", to_ms(at("00:00", 3))) == [(0,)]
    assert count(past, "visit") > 0


@pytest.mark.parametrize("days", ["59", "-1", "3661"])
def test_too_short_a_past_is_a_mistake_in_the_site_file(days: str) -> None:
    with pytest.raises(SiteFileError, match="site, keep, events_days: "):
        parse(f"{SITE_TEXT}\n[site.keep]\nevents_days = {days}\n")
