"""Signs that no slip can print for certain."""

from __future__ import annotations

import unicodedata

from hardware.slips.slip import Words
from hardware.slips.typeface import WORDS, Unprintable, in_own_type, runs

#: Pictures and their modifiers: what the house's own type lacks of these, no slip has for certain.
_PICTURES = frozenset({"So", "Sk", "Me"})


def pictures(text: str) -> list[str]:
    """The pictures (emoji) in it that the house's own type lacks."""
    return [char for char in text if _is_picture(char)]


def drawn(text: str, language: str) -> bool:
    """Whether some font here draws it."""
    try:
        words = Words(text=text, lang=language)
        runs(words.text, WORDS, words.lang, words.direction)
    except (Unprintable, ValueError):
        return False
    return True


def named(chars: list[str]) -> str:
    """'U+001B', or 'U+1F4DA 📚' where it can be seen."""
    different = list(dict.fromkeys(chars))
    seen = [f"U+{ord(one):04X}" + (f" {one}" if one.isprintable() else "") for one in different]
    return ", ".join(seen[:6])


def _is_picture(char: str) -> bool:
    return unicodedata.category(char) in _PICTURES and not in_own_type(char)
