"""Whether everybody seems to be a proxy: then one address has what all should have, in limits, in
the security log, and where an address is refused."""

from __future__ import annotations

from typing import Any

import structlog

from web.addresses import is_this_machine

log = structlog.get_logger("server")

#: So many requests one after the other are no chance.
_MANY = 60
#: A proxy of somebody's own hands on for them alone.
_DIFFERENT = 3

SAYS = (
    "everybody asks from one address that hands on for others: set proxies = 1, or all of them "
    "share one limit"
)


class Proxied:
    """Looks at who asks, where no proxy is said to stand before the server."""

    def __init__(self) -> None:
        self._address = ""
        self._in_a_row = 0
        self._handed_on: set[str] = set()
        self._said = False

    def look(self, environ: dict[str, Any]) -> None:
        """A request. One of this machine's own that nobody handed on tells nothing."""
        address, of = environ.get("REMOTE_ADDR") or "", environ.get("HTTP_X_FORWARDED_FOR")
        if of is None and is_this_machine(address):
            return
        if of is None or address != self._address:
            self._address = "" if of is None else address
            self._in_a_row = 0
            self._handed_on.clear()
        if of is None:
            return
        self._in_a_row += 1
        if len(self._handed_on) < _DIFFERENT:
            self._handed_on.add(of[:60])
        if self._everybody and not self._said:
            self._said = True
            log.warning(SAYS, address=address)

    @property
    def _everybody(self) -> bool:
        return self._in_a_row >= _MANY and len(self._handed_on) >= _DIFFERENT

    def state(self) -> str:
        """'ok', or what is the matter."""
        return SAYS if self._everybody else "ok"
