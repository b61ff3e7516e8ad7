"""A backup each night, so many kept; one that fails is told and does no harm."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server import backups
from server.nightly import Nightly
from server.opening import open_store
from server.settings import Settings
from storage import StorageError
from tests.asides import asides_here
from tests.integration.backups.data_folder import filled
from web.house import House


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=filled(tmp_path / "data"), backups_kept=3)


@pytest.fixture
def nightly(settings: Settings, clock: Clock) -> Iterator[Nightly]:
    with closing(open_store(settings)) as store:
        house = House(store, clock, *asides_here(store), "http://127.0.0.1:8000", settings.data)
        since(settings.data / "secret.key", clock.now)
        yield Nightly(settings, house)


def since(file: Path, moment: datetime) -> None:
    """As if the file had been written then."""
    os.utime(file, (moment.timestamp(), moment.timestamp()))


def made(settings: Settings) -> list[str]:
    return sorted(path.name for path in backups.folder(settings).glob("*"))


def test_the_first_is_due_in_the_first_night(nightly: Nightly, clock: Clock) -> None:
    assert nightly.due(clock.now) == datetime(2026, 11, 25, 3, tzinfo=UTC)
    assert nightly.state() == "ok"


def test_the_next_is_due_a_night_after_the_last(
    nightly: Nightly, clock: Clock, settings: Settings
) -> None:
    last = backups.nightly(settings, clock.now)
    since(last, datetime(2026, 11, 25, 3, 0, 40, tzinfo=UTC))
    clock.now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert nightly.due(clock.now) == datetime(2026, 11, 26, 3, tzinfo=UTC)


def test_a_night_that_was_slept_through_is_made_up_for_in_the_morning(
    nightly: Nightly, clock: Clock
) -> None:
    clock.now = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
    assert nightly.due(clock.now) < clock.now


def test_the_hour_is_that_of_the_first_site(nightly: Nightly, clock: Clock) -> None:
    clock.now = datetime(2026, 7, 1, 10, tzinfo=UTC)  # London is an hour ahead in summer
    assert nightly.due(clock.now) == datetime(2026, 7, 2, 2, tzinfo=UTC)


def test_a_clock_that_was_ahead_does_not_put_it_off(
    nightly: Nightly, clock: Clock, settings: Settings
) -> None:
    ahead = clock.now + timedelta(days=300)
    since(backups.nightly(settings, ahead), ahead)
    assert nightly.due(clock.now) == datetime(2026, 11, 25, 3, tzinfo=UTC)
    clock.now = datetime(2026, 11, 25, 3, 0, 5, tzinfo=UTC)
    assert nightly.due(clock.now) <= clock.now
    assert nightly.state() == "ok"
    clock.now += timedelta(days=1)
    assert nightly.state() == "none since 2026-11-24"


def test_what_a_clock_that_was_ahead_has_left_takes_the_place_of_none(
    settings: Settings, clock: Clock
) -> None:
    for night in range(3):
        backups.nightly(settings, clock.now + timedelta(days=300 + night))
    for night in range(3):
        backups.nightly(settings, clock.now + timedelta(days=night))
    assert made(settings) == [f"nightly-2026-11-{day}T103000.zip" for day in (24, 25, 26)]


def test_a_start_with_a_clock_years_ahead_puts_none_off_when_it_is_right(
    settings: Settings, clock: Clock
) -> None:
    right, clock.now = clock.now, clock.now + timedelta(days=3000)
    with closing(open_store(settings)) as store:
        house = House(store, clock, *asides_here(store), "http://127.0.0.1:8000", settings.data)
        nightly = Nightly(settings, house)
        since(settings.data / "secret.key", right - timedelta(days=2))
        clock.now = right
        once(nightly)
    assert len(made(settings)) == 1


def test_with_none_to_be_kept_none_is_made(clock: Clock, tmp_path: Path) -> None:
    settings = Settings(data=filled(tmp_path / "data"), backups_kept=0)
    with closing(open_store(settings)) as store:
        house = House(store, clock, *asides_here(store), "", settings.data)
        assert Nightly(settings, house).due(clock.now).year == 9999


def once(nightly: Nightly) -> None:
    """A round of its loop. The seconds that it waits for its program are short ones."""
    rounds: list[float] = []

    def sleep(seconds: float) -> None:
        rounds.append(seconds)
        if seconds > 1:
            nightly.stop()
        else:
            time.sleep(0.02)

    nightly.run(sleep)


def test_it_is_made_by_a_program_of_its_own_and_can_be_restored(
    nightly: Nightly, clock: Clock, settings: Settings
) -> None:
    clock.now = datetime(2026, 11, 25, 3, 0, 5, tzinfo=UTC)
    once(nightly)
    (name,) = made(settings)
    assert name.startswith("nightly-")
    assert nightly.state() == "ok"


def test_before_its_hour_none_is_made(nightly: Nightly, clock: Clock, settings: Settings) -> None:
    clock.now = datetime(2026, 11, 25, 2, 59, tzinfo=UTC)
    once(nightly)
    assert made(settings) == []


def test_so_many_are_kept_and_nothing_else_is_touched(settings: Settings, clock: Clock) -> None:
    mine = backups.folder(settings) / "by-hand-2026-11-01T101500.zip"
    backups.make(settings, mine)
    for night in range(6):
        backups.nightly(settings, clock.now + timedelta(days=night))
    assert made(settings) == [
        mine.name, *(f"nightly-2026-11-{day}T103000.zip" for day in (27, 28, 29)),
    ]  # fmt: skip


def test_one_that_fails_is_told_and_tried_again_an_hour_later(
    nightly: Nightly, clock: Clock, settings: Settings
) -> None:
    (settings.data / "backups").write_text("in the way")
    clock.now = datetime(2026, 11, 25, 3, 0, 5, tzinfo=UTC)
    once(nightly)
    assert "backups: it exists already" in nightly.state()
    assert "Traceback" not in nightly.state()


def test_it_leaves_the_queue_its_room_on_the_disk(
    settings: Settings, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "ROOM_LEFT", 1 << 60)
    with pytest.raises(StorageError, match="no backup was made: it may need"):
        backups.nightly(settings, clock.now)
    assert made(settings) == []


def test_none_for_a_day_and_a_half_is_told(nightly: Nightly, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 25, 8, 59, tzinfo=UTC)
    assert nightly.state() == "ok"
    clock.now = datetime(2026, 11, 25, 9, 1, tzinfo=UTC)
    assert nightly.state() == "none since 2026-11-24"


def test_what_a_killed_one_left_is_removed_the_next_night(settings: Settings, clock: Clock) -> None:
    folder = backups.folder(settings)
    folder.mkdir()
    for name, days in ((".backup-old", 2), (".nightly-x.zip.part", 2), (".backup-new", 0)):
        path = folder / name
        path.mkdir() if name.startswith(".backup") else path.write_bytes(b"x")
        since(path, datetime.now(UTC) - timedelta(days=days))
    backups.nightly(settings, clock.now)
    assert made(settings) == [".backup-new", "nightly-2026-11-24T103000.zip"]
