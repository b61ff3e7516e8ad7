"""What there is to record: each clip of a site's calls, with the words that are to be spoken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from display.voice.clips import PHRASES
from ticketing.sites import Site
from ticketing.sites.shown.announcements import place_in

#: What may stand before and after the number, and before and after the place: languages put the
#: words of 'Number C 14, please go to counter 3' in another order. '' is not needed there.
_WORDS: dict[str, tuple[str, str, str, str]] = {
    "en": ("Number", "", "please go to", ""),
    "cy": ("Rhif", "", "ewch i", ""),
    "pl": ("Numer", "", "proszę podejść do", ""),
    "ro": ("Numărul", "", "vă rugăm mergeți la", ""),
    "uk": ("Номер", "", "будь ласка, підійдіть:", ""),
    "ur": ("نمبر", "", "", "پر تشریف لائیں"),
    "ar": ("الرقم", "", "تفضل إلى", ""),
    "pa": ("ਨੰਬਰ", "", "", "ਤੇ ਆਓ ਜੀ"),
    "bn": ("নম্বর", "", "", "এ আসুন"),
    "so": ("Lambarka", "", "fadlan u tag", ""),
    "zh": ("", "号", "请到", ""),
}
#: The highest number of a ticket that can be recorded whole.
HIGHEST = 9999


@dataclass(frozen=True, slots=True)
class Line:
    """A clip that is wanted: its kind and name, what is spoken, and whether calls need it."""

    kind: str
    name: str
    words: str
    needed: bool


def lines(site: Site, language: str) -> Iterator[Line]:
    """All that calls of a site are made of in a language; whole numbers are not among them."""
    for letter in sorted({letter for one in site.enquiries for letter in one.prefix}):
        yield Line("letters", letter, letter, needed=True)
    for digit in range(10):
        yield Line("digits", str(digit), str(digit), needed=True)
    for one in site.service_points:
        yield Line("places", one.id, place_in(one.name, language)[0], needed=True)
    for name, words in zip(PHRASES, _WORDS.get(language, ("", "", "", "")), strict=True):
        yield Line("phrases", name, words, needed=False)


def is_clip(site: Site, kind: str, name: str) -> bool:
    """Whether a call of the site may have such a clip in it."""
    if kind == "letters":
        return len(name) == 1 and "A" <= name <= "Z"
    if kind in ("digits", "numbers"):
        most = 9 if kind == "digits" else HIGHEST
        figures = name.isascii() and name.isdigit() and len(name) <= len(str(HIGHEST))
        return figures and name == str(int(name)) and int(name) <= most
    if kind == "places":
        return any(one.id == name for one in site.service_points)
    return kind == "phrases" and name in PHRASES
