"""A tile that answers: who asked is counted, and what they were told can be printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import to_ms
from ticketing import sites
from ticketing.asks import Ask, answered
from ticketing.errors import BadRequest, Conflict
from ticketing.events import log
from ticketing.events.sites import SignpostPrinted, SignpostShown
from ticketing.ids import new_id
from ticketing.kept import Kept
from ticketing.sites import Site

#: So long a kiosk still tells how the printing of an answer went.
_RECENT = timedelta(minutes=10)
_SLIPS_OF = (
    "SELECT json_extract(body, '$.slip') FROM event WHERE site = ? AND at > ? AND visit IS NULL"
    " AND kind = 'signpost_printed' AND json_extract(body, '$.kiosk') = ?"
    " ORDER BY at DESC, seq DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Answered(Kept):
    """What was answered. `slip` is the id of the paper, None where none was asked for."""

    signpost: str
    slip: str | None


def show(
    store: Store, site_id: str, signpost: str, ask: Ask, *, language: str, kiosk: str | None
) -> Answered:
    """Count that somebody asked for it. NotFound for an unknown one, BadRequest for a language that
    the site does not offer."""

    def work(db: Database) -> Answered:
        site = _checked(db, site_id, signpost, language)
        day = site.service_day(ask.now).isoformat()
        log.append(db, site.id, SignpostShown(day, signpost, language, kiosk), ask)
        return Answered(signpost, None)

    return answered(store, ask, Answered, work)


def print_answer(
    store: Store,
    site_id: str,
    signpost: str,
    ask: Ask,
    *,
    language: str,
    kiosk: str,
    larger: bool = False,
) -> Answered:
    """Print where it is done at a kiosk's printer, in `larger` letters. Besides `show`'s: Conflict
    without a printer."""

    def work(db: Database) -> Answered:
        site = _checked(db, site_id, signpost, language)
        printer = site.kiosk(kiosk).printer
        if printer is None:
            raise Conflict(f"The kiosk '{kiosk}' has no printer.")
        day, slip = site.service_day(ask.now).isoformat(), new_id(ask.now)
        event = SignpostPrinted(day, signpost, language, kiosk, slip, printer, larger)
        log.append(db, site.id, event, ask)
        return Answered(signpost, slip)

    return answered(store, ask, Answered, work)


def _checked(db: Database, site_id: str, signpost: str, language: str) -> Site:
    site = sites.get(db, site_id)
    site.signpost(signpost)
    if language not in site.languages:
        raise BadRequest(f"{site.id} does not speak {language!r}; {', '.join(site.languages)}")
    return site


def slips_at(conn: Connection, site: Site, kiosk: str, now: datetime, most: int) -> list[str]:
    """The ids of the answers that a kiosk printed in the last minutes, the newest first."""
    since = to_ms(now - _RECENT)
    return [row[0] for row in conn.execute(_SLIPS_OF, (site.id, since, kiosk, most))]
