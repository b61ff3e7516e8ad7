"""A ticket on a phone's home screen: what it is called there, and the worker that keeps it."""

from __future__ import annotations

import json
from pathlib import Path

from flask import Response

from display import WORDS
from ticketing.sites import Site
from web import looks
from web.words import Words

_WORKER = Path(__file__).parent / "static" / "worker.js"
_ICONS = "/static/display/phone/icon-"


def manifest(site: Site, visit: str, language: str) -> Response:
    """The ticket as an app of the phone: it opens this ticket, in this language."""
    say = Words(WORDS, language, site.wording)
    house = looks.of(site)
    icons = [
        {"src": f"{_ICONS}{size}.png", "sizes": f"{size}x{size}", "type": "image/png",
         "purpose": purpose}
        for size in (192, 512) for purpose in ("any", "maskable")
    ]  # fmt: skip
    told = {
        "name": f"{say('phone-title')}, {site.called(language)}",
        "short_name": say("phone-title"),
        "lang": language,
        "dir": say.direction,
        "id": f"/T/{visit}",
        "start_url": f"/T/{visit}?lang={language}",
        "scope": "/T/",
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": house["colour"] if house else "#0a4f52",
        "icons": icons,
    }
    return Response(json.dumps(told), mimetype="application/manifest+json")


def worker() -> Response:
    """The worker's script, of the same version as the pages that it keeps."""
    return Response(_WORKER.read_bytes(), mimetype="text/javascript")
