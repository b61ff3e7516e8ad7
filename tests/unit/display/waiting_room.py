"""A waiting area for tests: a real database, real commands, a clock that is moved by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from display.board.state import BoardShown, board
from storage import Store
from storage.times import to_ms
from tests.helpers import NOW, an_ask
from ticketing import commands
from ticketing.sites import Site
from ticketing.visits.model import Issued, Visit


@dataclass
class WaitingRoom:
    """Visitors of the sample site, and what the screen of its zone 'main' shows them."""

    store: Store
    site: Site
    now: datetime = field(default=NOW)

    def clock(self) -> datetime:
        return self.now

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def issue(self, enquiry: str = "council-tax", language: str = "en", **more: Any) -> Issued:
        return commands.issue(
            self.store, self.site.id, enquiry, an_ask(self.now), language=language, **more
        )

    def call(self, point: str = "counter-3") -> Visit:
        visit = commands.call_next(self.store, self.site.id, point, an_ask(self.now))
        assert visit is not None
        return visit

    def recall(self, visit: str) -> Visit:
        return commands.recall(self.store, visit, an_ask(self.now))

    def start(self, visit: str) -> Visit:
        return commands.start(self.store, visit, an_ask(self.now))

    def finish(self, visit: str) -> Visit:
        outcome = self.site.outcomes[0].id
        return commands.finish(self.store, visit, an_ask(self.now), outcome=outcome)

    def no_show(self, visit: str) -> Visit:
        return commands.no_show(self.store, visit, an_ask(self.now))

    def served(self, point: str = "counter-3") -> Visit:
        """Called, started and finished in one moment."""
        visit = self.call(point)
        self.start(visit.visit)
        return self.finish(visit.visit)

    def board(self, zone: str = "main") -> BoardShown:
        with self.store.read() as connection:
            return board(connection, self.site, zone, to_ms(self.now))

    def numbers(self) -> list[str]:
        """The numbers on the screen, newest call first."""
        return [call["number"] for call in self.board()["calls"]]
