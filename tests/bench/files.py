"""How much work the worst files of other programs are, in the process that reads them."""

from __future__ import annotations

import resource
from pathlib import Path

from tests.bench.measures import Measure
from tests.helpers import sample_site
from ticketing.appointments.files import known
from ticketing.foreign import apart
from ticketing.foreign.said import LARGEST

_ZONE = (
    "BEGIN:VTIMEZONE\nTZID:Z{n}\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0000\n"
    "TZOFFSETTO:+0100\nRRULE:FREQ={rule}\nEND:STANDARD\nEND:VTIMEZONE\n"
)
_ENTRY = "BEGIN:VEVENT\nUID:{n}\nDTSTART;TZID=Z{zone}:{year}1124T110000\nSUMMARY:x\nEND:VEVENT\n"


def _zones(rule: str) -> str:
    zones = "".join(_ZONE.format(n=n, rule=rule) for n in range(60))
    entries = (_ENTRY.format(n=n, zone=n % 60, year=2000 + n % 190) for n in range(500))
    return f"BEGIN:VCALENDAR\n{zones}{''.join(entries)}END:VCALENDAR\n"


def _event(lines: str) -> str:
    return f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"


_ROW = "2026-11-24,11:{:02},Benefit intervews {},Aischa {},Rum {},{}\n"
#: As large as files may be, each the worst that is known of its kind.
WORST = {
    "zones, yearly": _zones("YEARLY;BYMONTH=3,10;BYDAY=-1SU"),
    "zones, hourly": _zones("HOURLY"),
    "zones, counted": _zones("YEARLY;COUNT=100;INTERVAL=10"),
    "one line of parameters": _event("SUMMARY" + ';A="b"' * 43_000 + ":x"),
    "folded at every letter": _event("SUMMARY:" + "x\n " * 87_000),
    "invitations": _event("ATTENDEE;CN=xyz:mailto:a\n" * 10_000),
    "nested": "BEGIN:VCALENDAR\n" + "BEGIN:A\n" * 32_000,
    "names that are nearly right": "date,time,type,adviser,place,note\n"
    + "".join(_ROW.format(n % 60, n, "y" * 60, n, "x" * 300) for n in range(500)),
    "columns": "date,time,type" + ",abcd" * 52_000,
    "quotation marks": '"' * LARGEST,
    "spaces": "date,time,type" + " " * LARGEST,
    "line ends": "date,time,type" + "\r\n" * 130_000,
}


def files(folder: Path) -> list[Measure]:
    """The worst of WORST, each cut to the size that is taken and read as the server reads it, the
    start of the process included: seconds of its work, against the two that are allowed."""
    del folder
    site = known(sample_site())
    worst = 0.0
    for text in WORST.values():
        before = _work_of_children()
        apart.read(site, text.encode()[:LARGEST])
        worst = max(worst, _work_of_children() - before)
    return [Measure("files.worst_s", worst, "s", 2.0, most=1)]


def _work_of_children() -> float:
    """Seconds of processor time; by the clock a busy machine would count as well."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
