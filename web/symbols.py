"""Icons in the page itself, for one that needs a few and must be light: the sprite has a
hundred."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

_SPRITE = Path(__file__).parent / "static" / "icons.svg"


@lru_cache(maxsize=1)
def _all() -> dict[str, str]:
    text = _SPRITE.read_text(encoding="utf-8")
    return {one[1]: one[0] for one in re.finditer(r'<symbol id="([^"]+)".*?</symbol>', text)}


def symbols(names: Iterable[str]) -> Markup:
    """A hidden svg with these icons of /static/icons.svg: `<use href="#name">` draws one."""
    known = _all()
    inner = "".join(known[name] for name in dict.fromkeys(names))
    return Markup(f'<svg class="visually-hidden" aria-hidden="true">{inner}</svg>')
