"""What happened to a device is kept for thirty days, and no more of it than somebody reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hardware.hub import Hub, history
from hardware.hub.schema import migrations
from hardware.protocol import DeviceReport, PrinterConfig, PrinterState
from storage import Store

NOON = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
DEVICE = "riverside.entrance"
PRINTER = {
    "id": DEVICE, "name": "Printer", "site": "riverside", "transport": "file", "address": "/x",
}  # fmt: skip


class Desk:
    def __init__(self, store: Store) -> None:
        self.now = NOON
        self.store = store
        self.hub = Hub(store, lambda: self.now)
        self.hub.configure([PrinterConfig.model_validate(PRINTER)])

    def says(self, state: str, minutes: int = 1) -> None:
        self.hub.states("local", [DeviceReport(device=DEVICE, state=PrinterState(state))])
        self.now += timedelta(minutes=minutes)

    @property
    def past(self) -> list[tuple[str, int | None]]:
        with self.store.read() as conn:
            found = history.of(conn, [DEVICE], self.now - history.KEPT)
        return [
            (one.state, None if one.until is None else (one.until - one.at) // 60_000)
            for one in found
        ]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with_history = Store(tmp_path / "house.db")
    with_history.migrate([migrations])
    yield Desk(with_history)
    with_history.close()


def test_each_state_is_kept_once_with_how_long_it_lasted(desk: Desk) -> None:
    for state, minutes in (("ready", 5), ("ready", 5), ("paper_out", 3), ("ready", 1)):
        desk.says(state, minutes)
    assert desk.past == [("ready", None), ("paper_out", 3), ("ready", 10)]


def test_a_cable_that_comes_and_goes_fills_no_disk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST", 4)
    for _ in range(5):
        desk.says("unplugged")
        desk.says("ready")
    assert [state for state, _ in desk.past] == ["ready", "unplugged"] * 2


def test_what_is_older_than_thirty_days_is_forgotten_but_not_the_state_of_now(desk: Desk) -> None:
    desk.says("ready")
    desk.says("paper_out")
    desk.now += timedelta(days=31)
    with desk.store.write() as db:
        history.forget(db, desk.now - history.KEPT)
    assert [state for state, _ in desk.past] == ["paper_out"]
