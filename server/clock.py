"""How the machine's clock is, for the health page: whether anything keeps it right, and whether it
jumped."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

from ticketing import sites
from ticketing.day import clocks
from web.house import House

#: adjtimex(2): what it returns, and the bit of its status, while nothing disciplines the clock.
_TIME_ERROR = 5
_STA_UNSYNC = 0x0040
#: More than a struct timex of any machine; `modes` of 0 reads, and changes nothing.
_BUFFER = 1024
#: Where `int status` stands in it: after modes and four longs, as on every 64-bit Linux.
_STATUS_AT = 40

#: Said where nothing is known of it: a container without the call, another system.
UNKNOWN = "unknown"
NOT_SYNCHRONISED = (
    "not synchronised: nothing sets this machine's clock (systemd-timesyncd or chrony would)"
)


def synchronised() -> bool | None:
    """Whether the kernel says that the clock is kept right, as timedatectl has it; None where it
    does not say."""
    try:
        adjtimex = ctypes.CDLL(None, use_errno=True).adjtimex
    except (OSError, AttributeError):
        return None
    buffer = ctypes.create_string_buffer(_BUFFER)
    said = adjtimex(buffer)
    if said < 0 or ctypes.sizeof(ctypes.c_long) != 8:
        return None
    status = int.from_bytes(buffer.raw[_STATUS_AT : _STATUS_AT + 4], "little")
    return said != _TIME_ERROR and not status & _STA_UNSYNC


def state(house: House, kept_right: Callable[[], bool | None] = synchronised) -> str:
    """'ok', 'unknown', or what is the matter: a jump that nobody agreed to yet comes first."""
    with house.store.read() as conn:
        for site in sites.every(conn):
            found = clocks.doubt(conn, site.id)
            if found is not None:
                return (
                    f"{_off(found)}: nothing is closed by it before a supervisor "
                    f"of {site.called('en')} agrees, on the page of the day"
                )
    right = kept_right()
    if right is None:
        return UNKNOWN
    return "ok" if right else NOT_SYNCHRONISED


def _off(found: clocks.Doubt) -> str:
    by = _long(abs(found.by_ms))
    if not found.at_start:
        return f"went {by} ahead"
    where = "behind" if found.by_ms < 0 else "ahead of"
    return f"was {by} {where} the last entry when the machine was started"


def _long(ms: int) -> str:
    minutes = round(ms / 60_000)
    days, rest = divmod(minutes, 1440)
    hours, left = divmod(rest, 60)
    named = ((days, "d"), (hours, "h"), (left, "min"))
    return " ".join(f"{n} {unit}" for n, unit in named if n) or "a moment"
