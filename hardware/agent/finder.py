"""All that an agent has found: what is plugged in, and what was found on the network."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import structlog
from pydantic import ValidationError

from hardware.agent.finding import Plugged
from hardware.introducing import MOST_FOUND, Found, SearchFor
from hardware.protocol import misfit

log = structlog.get_logger("agent")


class Finder:
    """What there is, and the searches for more. `changed` is called when something was found."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._plugged = Plugged()
        self._search: Any = None

    def found(self, driven: Iterable[str] = ()) -> Found:
        """What there is now, but for what is `driven` here already."""
        here, search = self._plugged.look(driven), self._search
        if search is None:
            return Found(devices=here)
        devices = (*here, *search.found)[:MOST_FOUND]
        return Found(devices=devices, searching=search.busy, says=search.says)

    def on_search(self, data: Any) -> None:
        """The server asks for a search of the network."""
        try:
            wanted = SearchFor.model_validate(data)
        except ValidationError as error:
            log.error("a search does not fit", problem=misfit(error))
            return
        if self._search is None:
            # Most agents never search: they need none of what it takes.
            from hardware.agent.searching import Search

            self._search = Search(self._changed)
        self._search.begin(scan=wanted.scan)
        self._changed()
