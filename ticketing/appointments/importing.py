"""Takes a file of appointments over: all of it, or nothing with every mistake named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from storage import Store
from ticketing import sites
from ticketing.appointments.booking import book_in
from ticketing.appointments.files import Mistake, read
from ticketing.appointments.model import Appointment
from ticketing.asks import Ask, once
from ticketing.errors import Refused


@dataclass(slots=True)
class Imported:
    """What a file holds, by its lines. `made` is false for a preview, and with any mistake."""

    made: bool = False
    appointments: list[Appointment] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


class _NotMade(Exception):
    """Takes the whole transaction back."""


def take(store: Store, site_id: str, data: bytes, ask: Ask, *, preview: bool = False) -> Imported:
    """Book every appointment in `data`; with a mistake, or as a `preview`, none of them.

    Mistakes are those of the file and those of the book: a room that is taken, a closed day.
    """
    done = Imported()

    def attempt() -> dict[str, Any]:
        for row in found.rows:
            try:
                done.appointments.append(book_in(db, site_id, row.order, ask))
            except Refused as refused:
                done.mistakes.append(Mistake(row.line, refused.detail))
        if preview or done.mistakes:
            raise _NotMade
        return {"appointments": [one.stored() for one in done.appointments]}

    try:
        with store.write() as db:
            found = read(sites.get(db, site_id), data)
            done.mistakes += found.mistakes
            answer = once(db, ask.key, ask.now, attempt)
            assert answer is not None
            done.appointments = [Appointment(**one) for one in answer["appointments"]]
            done.made = True
    except _NotMade:
        done.mistakes.sort()
    return done
