"""What a screen that nobody sits at shows when it cannot be what it is: where visitors go instead,
in the house's languages, and small what whoever looks after it does. No form, no link and no name.
A kiosk that lacks the right to be one shows a code (server/pairing.py).
"""

from __future__ import annotations

from flask import Flask, Response, make_response, render_template, request

from server import pairing
from server.watch import Watched
from web import problems
from web.addresses import who_asks
from web.house import House
from web.words import Words, direction

#: Whose pages they are, by the beginning of their address: kiosks and waiting areas.
_SCREENS = frozenset({"kiosk", "display", "exit"})
#: Seconds until the page is asked for anew: it comes back by itself.
_AGAIN = 30


def install(app: Flask, house: House, watched: Watched) -> None:
    """Show problems of such screens by this page."""
    app.extensions[problems.UNATTENDED] = lambda response: _page(house, watched, response)


def _page(house: House, watched: Watched, response: Response) -> Response | None:
    """The page of a problem, if it is one of a screen that nobody sits at; None otherwise."""
    room, _, rest = request.path.strip("/").partition("/")
    if room not in _SCREENS or request.method != "GET":
        return None
    site = rest.partition("/")[0]
    # It does not say so itself, and lives all the same: its browser is not to be started anew.
    watched.lives(who_asks(request.remote_addr), request.args.get("watch", ""))
    if room in ("kiosk", "exit") and response.status_code in (401, 403):
        kind = room if room == "kiosk" else "screen"
        return make_response(pairing.page(house, kind), response.status_code)
    spoken = pairing.languages(house, site)
    problem = response.get_json()
    page = render_template(
        "server/unattended.html",
        say=[Words("kiosk", code, pairing.wording(house, site)) for code in spoken],
        lang=spoken[0],
        dir=direction(spoken[0]),
        again=_AGAIN,
        problem=problem,
    )
    return make_response(page, response.status_code, dict(_kept(response)))


def _kept(response: Response) -> list[tuple[str, str]]:
    return [(name, value) for name, value in response.headers if name == "Retry-After"]
