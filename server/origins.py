"""Under which addresses the server is reached: whose sockets are taken, and what to do where a page
was opened by another one.

A browser tells truthfully where its page comes from (`Origin`). That is one of ours when it is the
public address, or what the request itself was sent to, whatever is written in capitals: a proxy may
have taken https off, or passed on another name. What is neither is refused, and the log says once
what the proxy must send.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import structlog

log = structlog.get_logger(__name__)

_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
#: So many refused addresses are told apart in the log; whoever makes up others is not.
_MOST_TOLD = 20


def place_of(url: str) -> tuple[str, int | None]:
    """Host and port of an address, in small letters; the port that its scheme stands for, if it
    names none. ('', None) for what is no address."""
    try:
        parts = urlsplit(url.strip().lower())
        return parts.hostname or "", parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return "", None


class Origins:
    """Asked by the sockets' part about each connection; says each refusal once. `note` is told of
    each, with the address that it came from."""

    def __init__(self, public_url: str, note: Callable[[str | None], None]) -> None:
        self._public = public_url
        self._note = note
        self._told: set[str] = set()

    def ours(self, origin: str | None, environ: dict[str, Any]) -> bool:
        """Whether a page at `origin` is one of this server's."""
        if not origin:
            return True
        scheme = origin.partition("://")[0].lower()
        here = place_of(origin)
        if not here[0] or scheme not in ("http", "https"):
            return self._refuse(origin, environ)
        sent_to = (environ.get("HTTP_X_FORWARDED_HOST", ""), environ.get("HTTP_HOST", ""))
        # By the page's own scheme: a proxy that takes https off may not say that it did.
        own = {place_of(f"{scheme}://{host.split(',')[0].strip()}") for host in sent_to if host}
        if here in own or here == place_of(self._public):
            return True
        return self._refuse(origin, environ)

    def _refuse(self, origin: str, environ: dict[str, Any]) -> bool:
        self._note(environ.get("REMOTE_ADDR"))
        if origin not in self._told and len(self._told) < _MOST_TOLD:
            self._told.add(origin)
            log.warning(
                "a page gets no live updates: its address is none of ours",
                page=origin[:200],
                request_to=str(environ.get("HTTP_HOST", ""))[:200],
                public_url=self._public,
                do="set public_url to the page's address, or let the proxy pass on name and port as"
                " the browser asked for them (nginx: proxy_set_header Host $http_host)",
            )
        return False


class Insecure:
    """Pages that were opened by http though the house is at https: a sign-in is forgotten there."""

    def __init__(self, public_url: str) -> None:
        self._public = public_url if public_url.startswith("https:") else ""
        self._told = False

    def words(self, origin: str | None) -> str | None:
        """What to say to somebody whose page is at `origin`, logged once; None if all is well."""
        if not self._public or not (origin or "").lower().startswith("http:"):
            return None
        if not self._told:
            self._told = True
            log.warning(
                "somebody signs in by http, which is forgotten at once",
                page=str(origin)[:200],
                do=f"open it as {self._public}; let the proxy send http there",
            )
        return f"Open it as {self._public}: by http a browser forgets at once that you signed in."
