"""Scripts, styles, words and icons go out gzipped: a screen's first load is a third of the size.

Only what is the same for everybody is compressed, and a page that says of itself that it holds
nothing of what its asker sent (`pack`). An answer that mixes a secret with that could be read
through its compressed length, and those are small anyway.
"""

from __future__ import annotations

import gzip
import re
from functools import lru_cache

from flask import Flask, Response, request

_TEXT = frozenset(
    {"text/javascript", "application/javascript", "text/css", "text/plain", "image/svg+xml"}
)
#: What is the same for everybody, and may be kept.
PUBLIC = ("/static/", "/words/")
#: Below this a packet is a packet.
_WORTH_IT = 860
_KEPT = 256


#: Remarks in a style are for whoever writes it; they are a fiftieth of what a kiosk fetches.
_REMARK = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)


@lru_cache(maxsize=_KEPT)
def _zipped(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=9, mtime=0)


def pack(page: Response) -> Response:
    """A page, gzipped for who can read that. Nothing in it may come from the request but what was
    chosen of a list: whoever makes a browser ask again and again with other words learns nothing
    then."""
    page.vary.add("Accept-Encoding")
    if request.accept_encodings.quality("gzip") > 0:
        page.set_data(gzip.compress(page.get_data(), compresslevel=6, mtime=0))
        page.headers["Content-Encoding"] = "gzip"
    return page


def install(app: Flask) -> None:
    """Compress public text for clients that say they can read it."""

    @app.after_request
    def compress(response: Response) -> Response:
        if not request.path.startswith(PUBLIC) or response.mimetype not in _TEXT:
            return response
        response.vary.add("Accept-Encoding")
        wanted = request.accept_encodings.quality("gzip") > 0
        if not wanted or response.status_code != 200 or "Content-Encoding" in response.headers:
            return response
        response.direct_passthrough = False
        body = response.get_data()
        if response.mimetype == "text/css" and "/vendor/" not in request.path:
            body = _REMARK.sub(b"", body)
        if len(body) < _WORTH_IT:
            return response
        etag, _ = response.get_etag()
        response.set_data(_zipped(body))
        response.headers["Content-Encoding"] = "gzip"
        if etag:
            # The same text in other bytes: a weak tag still answers If-None-Match.
            response.set_etag(etag, weak=True)
        return response
