"""What of a site file only the whole house can check: words, icons, printers, widths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from server import name_checks, printer_checks, width_checks
from ticketing.sites import Site
from ticketing.sites.file import Path as Place
from web import logos, words

_ICONS = Path(words.__file__).parent / "static" / "icons.svg"
_ROOMS = ("kiosk", "display", "slips")


def checks(site: Site) -> Iterator[tuple[Place, str]]:
    """Where in the file, and what to write instead."""
    for language in site.languages:
        if any(words.source(room, language) is None for room in _ROOMS):
            says = f"there are no words for the screens in {language!r} yet; leave it out"
            yield ("languages",), says
    icons = {
        "groups": [one.icon for one in site.groups],
        "signposts": [one.icon for one in site.signposts],
    }
    for kind, names in icons.items():
        for i, icon in enumerate(names):
            if icon not in _icons():
                yield (kind, i, "icon"), f"there is no icon {icon!r}{_hint(icon)}"
    if site.looks.logo is not None:
        try:
            logos.read(site.looks.logo)
        except logos.NoLogo as error:
            yield ("looks", "logo"), str(error).rstrip(".")
    yield from name_checks.mistakes(site)
    yield from printer_checks.mistakes(site)
    yield from width_checks.mistakes(site)


def cautions(site: Site) -> Iterator[tuple[Place, str]]:
    """What is no mistake but would better be otherwise."""
    yield from name_checks.cautions(site)
    yield from printer_checks.cautions(site)
    yield from width_checks.cautions(site)


@cache
def _icons() -> frozenset[str]:
    return frozenset(re.findall(r'<symbol id="([^"]+)"', _ICONS.read_text(encoding="utf-8")))


def _hint(icon: str) -> str:
    close = get_close_matches(icon, _icons(), 1)
    return f"; did you mean {close[0]!r}?" if close else "; write 'info' if unsure"
