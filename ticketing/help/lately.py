"""What the screens, loudspeakers and kiosks of a house did last, as the page of devices says it."""

from __future__ import annotations

from dataclasses import dataclass

from storage import Connection

#: So many of the day's last calls are looked at: what showed none of them did nothing lately.
_CALLS = 300

_LAST_SHOWN = (
    "SELECT r.screen, v.number, s.service_point, coalesce(r.said_at, r.shown_at),"
    " r.said_at IS NOT NULL, max(r.announcement)"
    " FROM step s JOIN call_receipt r ON r.site = s.site AND r.announcement = s.announcement"
    " JOIN visit v ON v.id = s.visit"
    " WHERE s.site = ?1 AND s.service_day = ?2 AND s.announcement >= coalesce("
    "(SELECT announcement FROM step WHERE site = ?1 AND service_day = ?2"
    " AND announcement IS NOT NULL ORDER BY announcement DESC LIMIT 1 OFFSET ?3), 0)"
    " GROUP BY r.screen"
)
_LAST_GIVEN = (
    "SELECT number, arrived_at FROM visit WHERE site = ? AND service_day = ? AND kiosk = ?"
    " ORDER BY arrived_at DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Call:
    """A call that was shown, and perhaps said; `at` in ms UTC."""

    number: str
    service_point: str
    at: int
    said: bool


def calls(conn: Connection, site: str, day: str) -> dict[str, Call]:
    """The newest call of a service day that each screen showed and each loudspeaker said, by what
    it is kept as (`visits.receipts`)."""
    rows = conn.execute(_LAST_SHOWN, (site, day, _CALLS)).fetchall()
    return {row[0]: Call(row[1], row[2] or "", row[3], bool(row[4])) for row in rows}


def given(conn: Connection, site: str, day: str, kiosk: str) -> tuple[str, int] | None:
    """The newest ticket of a service day that was taken at a kiosk: its number, when (ms UTC)."""
    row = conn.execute(_LAST_GIVEN, (site, day, kiosk)).fetchone()
    return None if row is None else (row[0], row[1])
