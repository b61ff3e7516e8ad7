"""How many are before somebody who takes a ticket: the queue that the one before them joined is
kept for a moment, so that many who come at once cost one reading of it and not one each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from ticketing.queue import ahead
from ticketing.queue.ahead import Queue
from ticketing.queue.estimates import Serving
from ticketing.queue.routing import Waiting
from ticketing.sites import Site
from ticketing.staff import places

#: So long a queue is as good as that of now, in milliseconds: what waits for a time to come
#: (a target that is passed, an appointment) is so much late at most.
_KEPT_MS = 1_000


class Mark(NamedTuple):
    """The newest event of the log. Not its number alone, which is given again after a rollback;
    the body says what an event that is of no visit is about."""

    seq: int
    at: int
    kind: str
    visit: str | None
    body: str | None = None


@dataclass(slots=True)
class _Kept:
    """The queues of the enquiry types at one site that were asked for since the last change that
    was no arrival, right as of `mark`."""

    site: Site
    day: str
    mark: Mark | None
    queues: dict[str, Queue]
    serving: dict[str, tuple[Queue, Serving]] = field(default_factory=dict)


#: Of each write connection the site where somebody came last.
_kept: WeakKeyDictionary[Database, _Kept] = WeakKeyDictionary()


def before(db: Database, site: Site, day: str, now_ms: int, one: Waiting, mark: Mark | None) -> int:
    """How many would be called before somebody who does not wait yet. In a write transaction, with
    the `newest` event that it finds."""
    if one.for_adviser is not None or one.appointment is not None:
        # They are looked at anew, so nothing that was kept is known to be right after them.
        _kept.pop(db, None)
        return ahead.read(db, site, now_ms, day, one.enquiry, one.for_adviser).before(one)
    kept = _kept.get(db)
    if kept is None or kept.site is not site or (kept.day, kept.mark) != (day, mark):
        kept = _kept[db] = _Kept(site, day, mark, {})
    queue = kept.queues.get(one.enquiry)
    if queue is None or not 0 <= now_ms - queue.now_ms < _KEPT_MS:
        queue = kept.queues[one.enquiry] = ahead.read(db, site, now_ms, day, one.enquiry)
    return queue.before(one)


def joined(db: Database, site: Site, one: Waiting, step: int, of_class: str, logged: Mark) -> None:
    """They wait now, as `step` of a class; what was read before is right again. Call it where
    `before` was called for them, after their event, which was `logged` and the only change since.
    """
    kept = _kept.get(db)
    if kept is None or kept.site is not site:
        return
    here = one._replace(step=step)
    kept.queues = {
        kind: queue
        for kind, queue in kept.queues.items()
        if one.enquiry not in queue.kinds or queue.joined(here, of_class)
    }
    kept.mark = logged


def serving(db: Database, enquiry: str) -> Serving | None:
    """Who serves an enquiry type, as was read for whoever `joined` just now; None where that is to
    be read anew."""
    kept = _kept.get(db)
    queue = None if kept is None else kept.queues.get(enquiry)
    if kept is None or queue is None:
        return None
    of_queue, found = kept.serving.get(enquiry, (None, None))
    if found is None or of_queue is not queue:
        found = Serving.of(queue.site, queue.scene.staff, places.busy(db, queue.site.id))
        kept.serving[enquiry] = queue, found
    return found


def newest(db: Database) -> Mark | None:
    """The newest event; None in an empty log."""
    row = db.execute(
        "SELECT seq, at, kind, visit, CASE WHEN visit IS NULL THEN body END FROM event"
        " ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return None if row is None else Mark(*row)
