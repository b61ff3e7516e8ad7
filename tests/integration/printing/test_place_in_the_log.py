"""Where printing stands in the log: kept with each slip, and not written for each call besides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server import concurrency
from server.app import Server, build
from server.devices import SiteChanges
from server.printing import TicketPrinting
from server.settings import Settings
from tests.helpers import NOW, SITE_TEXT, an_ask, fresh_store, rows
from ticketing import commands
from ticketing.events.publisher import Publisher

PLACE = "SELECT seq FROM subscriber WHERE name = 'ticket printing'"
LAST = "SELECT max(seq) FROM event"


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Server]:
    fresh_store(tmp_path / "nextplease.db").close()
    settings = Settings(data=tmp_path, async_mode="threading", agent=False)
    found = build(settings, concurrency.start("threading"), lambda: NOW)
    SiteChanges(found.house.store, found.hub).start()
    yield found
    found.house.store.close()


def started(built: Server) -> Publisher:
    """A publisher as after a start of the server, with its printing."""
    publisher = Publisher(built.house.store)
    publisher.subscribe(TicketPrinting(built.house, built.hub))
    return publisher


def issue(built: Server, *, printed: bool) -> None:
    kiosk = "entrance-left" if printed else None
    commands.issue(
        built.house.store, "riverside", "council-tax", an_ask(), language="en", kiosk=kiosk
    )


def jobs(built: Server) -> int:
    return int(rows(built.house.store, "SELECT count(*) FROM job")[0][0])


def test_a_slip_and_the_place_are_written_together(built: Server) -> None:
    publisher = started(built)
    issue(built, printed=True)
    publisher.publish()
    assert jobs(built) == 1
    assert rows(built.house.store, PLACE) == rows(built.house.store, LAST)


def test_what_wants_no_slip_writes_nothing(built: Server) -> None:
    publisher = started(built)
    issue(built, printed=True)
    publisher.publish()
    before = built.house.store.data_version(), rows(built.house.store, PLACE)
    written: list[int] = []
    built.house.store.on_commit(lambda: written.append(1))
    for _ in range(3):
        issue(built, printed=False)
        publisher.publish()
    assert len(written) == 3  # the tickets' own
    assert before[1] == rows(built.house.store, PLACE)


def test_after_a_restart_no_slip_comes_twice_and_none_is_missed(built: Server) -> None:
    publisher = started(built)
    for printed in (True, False, False):
        issue(built, printed=printed)
        publisher.publish()
    issue(built, printed=True)  # and the power goes
    again = started(built)
    again.publish()
    assert jobs(built) == 2
    again.publish()
    assert jobs(built) == 2


def test_the_place_moves_on_now_and_then(built: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TicketPrinting, "looked_at_again", 3)
    publisher = started(built)
    for _ in range(5):
        issue(built, printed=False)
        publisher.publish()
    assert rows(built.house.store, PLACE)[0][0] >= rows(built.house.store, LAST)[0][0] - 2


def test_a_slip_that_cannot_be_made_has_failed_at_once(tmp_path: Path) -> None:
    """A name that was loaded before there was a check for it: nobody waits for its slip."""
    text = SITE_TEXT.replace('en = "Council tax"', 'en = "Council\\u0007 tax"')
    fresh_store(tmp_path / "nextplease.db", text).close()
    settings = Settings(data=tmp_path, async_mode="threading", agent=False)
    built = build(settings, concurrency.start("threading"), lambda: NOW)
    SiteChanges(built.house.store, built.hub).start()
    publisher = started(built)
    issue(built, printed=True)
    publisher.publish()
    (visit,) = rows(built.house.store, "SELECT id FROM visit")[0]
    assert built.house.devices.prints("riverside", [visit]) == {visit: "failed"}
    built.house.store.close()


def test_the_slip_of_a_ticket_that_was_taken_back_is_withdrawn_and_no_other(built: Server) -> None:
    publisher = started(built)
    store = built.house.store
    mistaken, left, stays = (
        commands.issue(
            store, "riverside", "council-tax", an_ask(), language="en", kiosk="entrance-left"
        ).visit
        for _ in range(3)
    )
    publisher.publish()
    commands.undo(store, mistaken, an_ask())
    commands.cancel(store, left, an_ask())
    publisher.publish()
    too_late = rows(store, "SELECT root FROM job WHERE expires_at <= created_at")
    assert {row[0] for row in too_late} == {mistaken, left}
    assert rows(store, "SELECT count(*) FROM job WHERE root = ?", stays)[0][0] == 1
