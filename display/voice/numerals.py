"""Numbers in words, where a voice would not read the figures as people say them.

espeak-ng leaves the 'un' out of the Welsh teens ('deg pedwar' for 14), so Welsh numbers are
written out, in the decimal system that is taught and used for ticket and page numbers.
"""

from __future__ import annotations

from collections.abc import Callable

_UNITS = ("", "un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw")
_TENS = (
    "", "deg", "dau ddeg", "tri deg", "pedwar deg", "pum deg",
    "chwe deg", "saith deg", "wyth deg", "naw deg",
)  # fmt: skip
_HUNDREDS = {
    1: "cant", 2: "dau gant", 3: "tri chant", 4: "pedwar cant", 5: "pum cant",
    6: "chwe chant", 7: "saith cant", 8: "wyth cant", 9: "naw cant",
}  # fmt: skip
_THOUSANDS = {
    1: "mil", 2: "dwy fil", 3: "tair mil", 4: "pedair mil", 5: "pum mil",
    6: "chwe mil", 7: "saith mil", 8: "wyth mil", 9: "naw mil",
}  # fmt: skip


def welsh(number: int) -> str:
    """`number` in Welsh words, 0 to 9999: welsh(207) is 'dau gant a saith'."""
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is not between 0 and 9999")
    if number == 0:
        return "dim"
    thousands, below = divmod(number, 1000)
    hundreds, rest = divmod(below, 100)
    words = [_THOUSANDS[thousands]] if thousands else []
    if hundreds:
        words.append(_HUNDREDS[hundreds])
    if rest:
        # 'a', or 'ac' before a vowel, joins a lone unit to what stands before it.
        if words and rest < 10:
            words.append("ac" if _UNITS[rest][0] in "aeiouwy" else "a")
        words.append(_below_hundred(rest))
    return " ".join(words)


def _below_hundred(number: int) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _UNITS[unit]
    if tens == 1 and unit:
        return f"un deg {_UNITS[unit]}"
    return f"{_TENS[tens]} {_UNITS[unit]}".strip()


_WRITTEN_OUT: dict[str, Callable[[int], str]] = {"cy": welsh}


def for_voice(number: int, language: str) -> str:
    """What to hand to a voice of `language`: figures, or words where figures are read badly."""
    written = _WRITTEN_OUT.get(language)
    return written(number) if written and 0 <= number <= 9999 else str(number)
