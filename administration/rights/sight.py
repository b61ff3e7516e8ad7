"""What somebody sees at this minute, and what not, in words and figures: for who gives rights."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from storage import Connection
from ticketing.queue.waiting import waiting_counts
from ticketing.sites import Site, rights
from ticketing.sites.parts import Adviser

#: A site, and who somebody is there.
Held = tuple[Site, Adviser]


def seen(conn: Connection, held: Sequence[Held], now: datetime) -> list[str]:
    """What they see, a sentence each."""
    _, person = held[0]
    may = rights.of(person)
    waiting = [(site, _waiting(conn, site, rights.only(one), now)) for site, one in held]
    if "own" in may:
        return [
            _for(waiting, _types(held[0])),
            "Their own place, and calls to it",
            f"Appointments and figures of {_types(held[0])}",
        ]
    found = [f"{_people(waiting)}, whatever for"]
    if may & {"supervise", "administer", "read"}:
        found.append("Appointments, figures, staff, devices, and what was changed by whom")
    else:
        found.append("Appointments, rooms, and where colleagues are")
    if may & {"advise"}:
        found.append("A desk, and calls to it")
    return found


def unseen(conn: Connection, held: Sequence[Held], now: datetime) -> list[str]:
    """What they do not see, or cannot do."""
    site, person = held[0]
    may = rights.of(person)
    if "own" in may:
        own = rights.only(person) or frozenset()
        others = _waiting(conn, site, None, now) - _waiting(conn, site, own, now)
        beyond = f"The {others} who wait for others" if others else "Who waits for others"
        return [f"{beyond}, not even how many", "Colleagues, other rooms, devices"]
    if "read" in may:
        return ["They change nothing, and call nobody"]
    found = [] if may & {"advise"} else ["A desk: they call nobody"]
    if not may & {"supervise", "administer"}:
        found.append("Figures, and the sign-ins of colleagues")
    if "administer" not in may:
        found.append("They do not change what the house is")
    return found


def _waiting(conn: Connection, site: Site, only: frozenset[str] | None, now: datetime) -> int:
    counts = waiting_counts(conn, site.id, site.service_day(now).isoformat())
    return sum(count for kind, count in counts.items() if only is None or kind in only)


def _people(waiting: Sequence[tuple[Site, int]]) -> str:
    """'1 waits at Market Hall, nobody at Riverside'; one site needs no name."""
    said = []
    for site, count in sorted(waiting, key=lambda each: -each[1]):
        who = "nobody waits" if count == 0 else f"{count} {'waits' if count == 1 else 'wait'}"
        said.append(who if len(waiting) == 1 else f"{who} at {site.called('en')}")
    words = ", ".join(said)
    return words[:1].upper() + words[1:]


def _for(waiting: Sequence[tuple[Site, int]], types: str) -> str:
    if len(waiting) == 1:
        return f"{_people(waiting)} for {types}"
    said = _people(waiting)
    return f"{types}: {said[:1].lower()}{said[1:]}"


def _types(held: Held) -> str:
    site, person = held
    own = rights.only(person) or frozenset()
    names = [one.called("en") for one in site.enquiries if one.id in own]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or (
        "nothing: they have no enquiry type"
    )
