"""The content policy of every page: nothing that a visitor types can become script or style."""

from __future__ import annotations

from typing import Final

from web import again

_PARTS: Final = {
    "default-src": "'none'",
    "script-src": f"'self' 'sha256-{again.DIGEST}'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "object-src": "'none'",
}


def _policy(parts: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in parts.items())


#: No inline script or style anywhere, but the one that loads a page anew.
CONTENT_POLICY: Final = _policy(_PARTS)
#: Of a display as well: it keeps its pictures and videos in its memory, for when the server is
#: away, and shows them from there.
KEEPS_FILES: Final = _policy(
    {**_PARTS, "img-src": "'self' data: blob:", "media-src": "'self' blob:"}
)
