"""A morning at the sample site for tests of single commands: a clock set by hand, short words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from storage import Store
from tests.helpers import an_ask, rows
from ticketing import commands
from ticketing.asks import Ask
from ticketing.commands import enquiries, undoing
from ticketing.events import log
from ticketing.sites import Site
from ticketing.staff import places
from ticketing.visits.model import Visit

SITE = "riverside"


@dataclass
class Morning:
    """Megan is at counter 3, Daniel at counter 4; `now` goes on by `later`."""

    store: Store
    site: Site
    now: datetime

    def __post_init__(self) -> None:
        for adviser, point in (("megan", "counter-3"), ("daniel", "counter-4")):
            places.sign_on(self.store, SITE, adviser, point, self.by(adviser))

    def later(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)

    def by(self, adviser: str | None = None, key: str | None = None) -> Ask:
        """Asked now by an adviser, or by a program."""
        return an_ask(self.now, adviser=adviser, key=key)

    def issue(self, enquiry: str = "council-tax", **more: Any) -> str:
        """A ticket; the visit."""
        return commands.issue(self.store, SITE, enquiry, self.by(), language="en", **more).visit

    def call(self, point: str = "counter-3", adviser: str = "megan") -> Visit:
        """The next visit at a service point."""
        visit = commands.call_next(self.store, SITE, point, self.by(adviser))
        assert visit is not None
        return visit

    def serve(self, enquiry: str = "council-tax", **more: Any) -> str:
        """A visit that Megan serves."""
        visit = self.issue(enquiry, **more)
        assert self.call().visit == visit
        commands.start(self.store, visit, self.by("megan"))
        return visit

    def planned(self, visit: str) -> list[str]:
        """The enquiry types that are planned, in order."""
        with self.store.read() as conn:
            return [enquiry for _, enquiry in enquiries.planned(conn, visit)]

    def steps(self, visit: str) -> list[int]:
        """The planned steps, in order."""
        with self.store.read() as conn:
            return [step for step, _ in enquiries.planned(conn, visit)]

    def step(self, visit: str, *columns: str) -> tuple[Any, ...]:
        """Columns of the visit's newest step."""
        sql = f"SELECT {', '.join(columns)} FROM step WHERE visit = ? ORDER BY id DESC LIMIT 1"
        return rows(self.store, sql, visit)[0]

    def kinds(self, visit: str) -> list[str]:
        """The kinds of the visit's events."""
        with self.store.read() as conn:
            return [one.event.kind for one in log.of_visit(conn, visit)]

    def offered(self, adviser: str) -> undoing.UndoJson | None:
        """What the adviser is offered to undo."""
        with self.store.read() as conn:
            return undoing.offer(conn, self.site, self.by(adviser).actor, self.now)
