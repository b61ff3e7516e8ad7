"""Whether the page of an unattended screen lives: it says so, and the script that started its
browser asks (deploy/kiosk-autostart.sh). A page that crashed, hangs or is another's says nothing.

Kept in memory, under a name that the script made up; after a start of the server nothing is known.
"""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from flask import Flask, Response, abort, request

from web.addresses import who_asks

_NAME = re.compile(r"[a-z0-9]{8,40}")
#: Screens behind one address, and addresses: a stranger pushes out none of another address.
_MOST_NAMES, _MOST_ADDRESSES = 50, 2000


class Watched:
    """When each page said last that it lives."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: OrderedDict[str, OrderedDict[str, float]] = OrderedDict()

    def lives(self, address: str, name: str) -> None:
        """A page says so; of too many the one that was silent for longest is forgotten."""
        if not _NAME.fullmatch(name):
            return
        with self._lock:
            names = self._seen.setdefault(address, OrderedDict())
            names[name] = self._clock()
            names.move_to_end(name)
            self._seen.move_to_end(address)
            if len(names) > _MOST_NAMES:
                names.popitem(last=False)
            if len(self._seen) > _MOST_ADDRESSES:
                self._seen.popitem(last=False)

    def silent(self, address: str, name: str) -> int | None:
        """For how many seconds a page has said nothing; None for one that never did."""
        at = self._seen.get(address, OrderedDict()).get(name)
        return None if at is None else int(self._clock() - at)


def install(app: Flask) -> Watched:
    """The address `/watch/<name>`: with `?alive` the page tells, without it the script asks."""
    watched = Watched()

    def watch(name: str) -> Response:
        address = who_asks(request.remote_addr)
        # Nothing of the house changes by it, and a page whose session is lost lives all the same.
        if "alive" in request.args:
            watched.lives(address, name)
        silent = watched.silent(address, name)
        if silent is None:
            abort(404)
        return Response(f"{silent}\n", content_type="text/plain")

    app.add_url_rule("/watch/<name>", "watch", watch)
    return watched
