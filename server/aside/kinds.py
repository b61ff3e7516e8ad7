"""What this server does aside: reports, voices and hashes, each by a few processes of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analytics.figures import pattern
from analytics.over_time import files
from display.voice import cache
from server.aside.leaving import client_gone
from server.aside.reports import ReportsAside
from server.aside.workers import Bounds, Workers
from server.pushing import sending
from web import hashing

_MEMORY = 2 * 2**30
#: Reports give way to everything else on the machine.
REPORTS = Bounds(
    most=2,
    waiting=20,
    patience_s=15.0,
    limit_s=30.0,
    nice=5,
    memory=_MEMORY,
    advice="Ask for a shorter period.",
)
#: espeak-ng has eight seconds for a call, and a call is of no use much later.
VOICES = Bounds(most=2, waiting=40, patience_s=10.0, limit_s=12.0, memory=_MEMORY)
#: At nine everybody signs on; each takes a tenth of a second, and 64 MB while it does.
HASHING = Bounds(most=2, waiting=40, patience_s=15.0, limit_s=10.0, memory=_MEMORY)
#: A foreign server is waited for; what a phone was not told within minutes it is not told.
PUSHES = Bounds(most=2, waiting=4, patience_s=20.0, limit_s=15.0, nice=5, memory=_MEMORY)


@dataclass(frozen=True)
class Asides:
    """All of them."""

    reports: Workers
    voices: Workers
    hashing: Workers
    pushes: Workers

    @property
    def every(self) -> tuple[Workers, ...]:
        """Each."""
        return (self.reports, self.voices, self.hashing, self.pushes)

    def on(self, database: Path) -> ReportsAside:
        """The reports of a database."""
        return ReportsAside(self.reports, database)

    def health(self) -> dict[str, str]:
        """How each is, for the health page."""
        return {each.name: each.health() for each in self.every}

    def stop(self) -> None:
        """End every process."""
        for each in self.every:
            each.stop()


def asides(log_level: str = "info", words: Path | None = None) -> Asides:
    """None of their processes is started before somebody is about to ask."""
    return Asides(
        Workers(
            "reports",
            REPORTS,
            gone=client_gone,
            warm=(pattern.__name__, files.__name__),
            log_level=log_level,
            words=words,
        ),
        Workers("voices", VOICES, warm=(cache.__name__,), log_level=log_level),
        # Never given up because somebody has gone: a wrong PIN is counted in any case.
        Workers("hashing", HASHING, warm=(hashing.__name__,), log_level=log_level),
        Workers("pushes", PUSHES, warm=(sending.__name__,), log_level=log_level),
    )
