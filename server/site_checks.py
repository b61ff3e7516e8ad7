"""What of a site file only the whole house can check: words, icons, printers, widths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from display.voice import lacking
from server import name_checks, printer_checks, width_checks, word_checks
from server.field import checks as field_checks
from slips import signs
from storage.aside import Aside
from ticketing.sites import Site
from ticketing.sites.file import Path as Place
from web import languages, logos, words
from web.aside import NotDone

_ICONS = Path(words.__file__).parent / "static" / "icons.svg"
#: Messages that come in English and are named; of more, how many.
_NAMED = 4


def checks(site: Site) -> Iterator[tuple[Place, str]]:
    """Where in the file, and what to write instead."""
    for language in site.languages:
        if any(words.source(room, language) is None for room in languages.ROOMS):
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
    yield from field_checks.mistakes(site)
    yield from width_checks.mistakes(site)


def cautions(site: Site) -> Iterator[tuple[Place, str]]:
    """What is no mistake but would better be otherwise."""
    yield from name_checks.cautions(site)
    yield from printer_checks.cautions(site)
    yield from field_checks.cautions(site)
    yield from width_checks.cautions(site)
    yield from word_checks.cautions(site)


def of_languages(site: Site) -> Iterator[str]:
    """What staff should know of the words in the site's languages: what does not fit or is not
    there, and what nobody whose language it is has read."""
    yield from languages.wrong_folder()
    for code in site.languages:
        yield from (f"{one}; it is left out" for one in languages.wrong(code))
        missing = languages.lacking(code)
        if missing:
            named = ", ".join(missing[:_NAMED])
            more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
            yield f"{_name(code)}: {named}{more} come in English"
    for code in site.languages:
        own = words.language_names(code)["own"]
        if not signs.drawn(own, code):
            yield f"{_name(code)}: no font of this machine has its letters, so no slip has it"
    read = {one.id for one in site.readings}
    unread = [_name(x) for x in site.languages if x not in read and not languages.is_read(x)]
    if unread:
        yield f"{', '.join(unread)}: nobody whose language it is has read the words yet"


def unspoken(voices: Aside, clips: Path, site: Site) -> tuple[str, ...]:
    """The languages of a site in which nobody here says a call; none if it cannot be told now."""
    try:
        return voices.run(lacking.unspoken, clips, lacking.wanted(site))
    except NotDone:
        return ()


def _name(code: str) -> str:
    return words.language_names(code)["name"]


@cache
def _icons() -> frozenset[str]:
    return frozenset(re.findall(r'<symbol id="([^"]+)"', _ICONS.read_text(encoding="utf-8")))


def _hint(icon: str) -> str:
    close = get_close_matches(icon, _icons(), 1)
    return f"; did you mean {close[0]!r}?" if close else "; write 'info' if unsure"
