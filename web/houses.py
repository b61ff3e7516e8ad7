"""By which version of its file each house goes: a page that was opened before is older, and learns
of it with the next state that it is sent, or the next answer of the interface (`X-House`)."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from flask import Flask, Response, request

from storage import Store
from ticketing.errors import NotFound
from ticketing.events import Logged
from ticketing.events.sites import SiteLoaded
from ticketing.sites import history

#: Names the version in force in each answer about a site.
HEADER = "X-House"


class Houses:
    """The versions, each read once and then followed."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, store: Store, key: str) -> int:
        """The version in force of the site at the beginning of a state's key; 0 for none."""
        site = key.partition("|")[0]
        if site not in self._known:
            with store.read() as conn, suppress(NotFound):
                self._known[site] = history.in_force(conn, site)
        return self._known.get(site, 0)

    def take(self, events: Iterable[Logged]) -> None:
        """Follow what was published."""
        for logged in events:
            if isinstance(logged.event, SiteLoaded) and logged.site is not None:
                self._known[logged.site] = logged.event.version

    def install(self, app: Flask, store: Store) -> None:
        """Name the version in force in what the interface answers about a site: a page without a
        socket asks again and again, and so learns of another."""

        @app.after_request
        def by_which(response: Response) -> Response:
            site = (request.view_args or {}).get("site")
            if site and response.is_json and response.status_code < 400:
                response.headers[HEADER] = str(self.of(store, site))
            return response
