"""Whose slip it is, and what sets it apart from the one before, in the languages that it speaks."""

from __future__ import annotations

from collections.abc import Sequence

from hardware.slips import Heading, Logo, Slip, Words
from ticketing.sites import Site
from ticketing.sites.looks.ticket import Size
from ticketing.sites.shown.phrases import Wording
from web import logos, words

#: The package whose words the slips speak.
ROOM = "slips"


def said(key: str, languages: list[str], wording: Wording = words.NO_WORDING) -> tuple[Words, ...]:
    """One of the slips' sentences in each of these languages, once where two say it alike.

    `wording` is what the house says otherwise."""
    spoken = {words.Words(ROOM, code, wording)(key): code for code in reversed(languages)}
    lines = [Words(text=text, lang=code) for text, code in spoken.items()]
    return tuple(reversed(lines))


def printed_again(site: Site, slip: Slip) -> Slip:
    """A slip that nobody can tell whether it came out, marked as a second one."""
    return slip.marked(*said("slip-again", _languages(slip), site.wording))


def second_slip(site: Site, slip: Slip) -> Slip:
    """The second of two slips of one ticket."""
    return slip.marked(*said("slip-second", _languages(slip), site.wording))


def _languages(slip: Slip) -> list[str]:
    heading = next((part for part in slip.elements if isinstance(part, Heading)), None)
    spoken = [line.lang for line in heading.lines] if heading else []
    return [code for code in spoken if words.source(ROOM, code) is not None] or [words.FALLBACK]


def heading(site: Site, spoken: Sequence[str]) -> Heading:
    """The house's name in each of these languages."""
    lines = tuple(Words(text=site.called(code), lang=code) for code in spoken)
    return Heading(lines=lines, size="large" if site.ticket.name == "large" else "usual")


def logo(site: Site, size: Size) -> tuple[Logo, ...]:
    """The house's logo in dots; nothing where it has none, or none that can be drawn any more: a
    visitor's number comes out all the same."""
    if site.looks.logo is None:
        return ()
    try:
        data = logos.dots(site.looks.logo, *(logos.LARGE if size == "large" else logos.SMALL))
    except logos.NoLogo:
        return ()
    return (Logo(data=data),)
