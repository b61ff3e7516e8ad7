"""What others wait while somebody means ill, and what the server keeps of it."""

from __future__ import annotations

from pathlib import Path

from tests.bench.measures import Measure
from tests.soak.abuse import MOST_GROWTH_MB, MOST_WAIT_MS, under_abuse

_SECONDS = 20.0


def abuse(folder: Path) -> list[Measure]:
    """A kiosk's ticket (p99) and the growth of memory under 5,000 idle sockets, 100 that send 1,000
    messages a second, 200 slow requests and 64 sign-ins at once, against what is promised."""
    ticket, _, growth = under_abuse(folder, _SECONDS)
    return [
        Measure("abuse.ticket_p99_ms", ticket, "ms", MOST_WAIT_MS, most=1.0, tolerance=0.6),
        Measure("abuse.rss_mb", growth, "MB", MOST_GROWTH_MB, most=1.0, tolerance=0.2),
    ]
