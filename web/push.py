"""Messages to visitors' phones while their page is closed (Web Push): where they may go, and by
which key a browser knows that they come from this server."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ticketing.errors import BadRequest

#: The push services of the browsers that there are. A browser names its own, so an address may come
#: from anybody: the server asks no other than these.
SERVICES = (
    "https://fcm.googleapis.com",
    "https://updates.push.services.mozilla.com",
    "https://*.push.apple.com",
    "https://*.notify.windows.com",
)
LONGEST = 1000
_POINT, _SECRET = 65, 16


@dataclass(frozen=True)
class Push:
    """`key` gives the server's public one, '' where it sends nothing; `services` are the addresses
    where it may send, '*.' for any name below."""

    key: Callable[[], str] = str
    services: Sequence[str] = SERVICES

    def checked(self, endpoint: str, p256dh: str, auth: str) -> None:
        """BadRequest for what no browser gives: another address than that of a push service, or
        keys of another size."""
        if len(endpoint) > LONGEST or not self._known(endpoint):
            raise BadRequest("That is no push service that this server knows.")
        point = _decoded(p256dh)
        if len(point) != _POINT or point[0] != 4 or len(_decoded(auth)) != _SECRET:
            raise BadRequest("These are no keys of a browser's subscription.")

    def _known(self, endpoint: str) -> bool:
        try:
            parts = urlsplit(endpoint)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return False
        if parts.username is not None or not endpoint.isascii() or not endpoint.isprintable():
            return False
        for service in self.services:
            wanted = urlsplit(service)
            name = wanted.hostname or ""
            fits = host.endswith(name[1:]) if name.startswith("*.") else host == name
            if fits and (parts.scheme, port) == (wanted.scheme, wanted.port):
                return True
        return False


def _decoded(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return b""
