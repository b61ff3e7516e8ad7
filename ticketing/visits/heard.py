"""What a called visitor says from their phone, for whoever awaits them: that they are on their way,
or need more time. It changes nothing of the visit, and no undo of the staff's own."""

from __future__ import annotations

from typing import Literal, TypedDict, get_args

from storage import Connection, Store
from storage.times import iso, to_ms
from ticketing.asks import Ask
from ticketing.errors import Conflict
from ticketing.events import log
from ticketing.events.voices import VisitorHeard
from ticketing.visits import queries
from ticketing.visits.model import State

Says = Literal["on_my_way", "more_time"]
SAYS: tuple[Says, ...] = get_args(Says)


class Heard(TypedDict):
    """What a visitor said, and when (ISO 8601)."""

    says: str
    at: str


def say(store: Store, visit: str, ask: Ask, says: Says | None) -> None:
    """Tell whoever called the visit what its visitor says; None takes it back. Said twice, it is
    said once. Conflict, with the present state, for a visit that is not called."""
    with store.write() as db:
        found = queries.present(db, visit)
        if found.visit.state != State.CALLED or found.visit.service_point is None:
            raise Conflict(f"{found.visit.number} is not called now.", visit=found.visit.as_json())
        before = of_step(db, found.step)
        if (before and before["says"]) == says:
            return
        db.execute("DELETE FROM heard WHERE step = ?", (found.step,))
        if says is not None:
            row = (found.step, says, to_ms(ask.now))
            db.execute("INSERT INTO heard (step, says, at) VALUES (?, ?, ?)", row)
        one = found.visit
        event = VisitorHeard(
            one.visit, found.step, one.number, one.enquiry, found.visit.service_point, says
        )
        log.append(db, one.site, event, ask)


def of_step(conn: Connection, step: int) -> Heard | None:
    """What the visitor of a step said since its call."""
    row = conn.execute(
        "SELECT h.says, h.at FROM heard h JOIN step s ON s.id = h.step"
        " WHERE h.step = ? AND s.state = 'called' AND h.at >= s.called_at",
        (step,),
    ).fetchone()
    return None if row is None else {"says": row[0], "at": iso(row[1])}
