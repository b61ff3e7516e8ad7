"""Numbers in words, where a voice would not read the figures as people say them.

espeak-ng leaves the 'un' out of the Welsh teens ('deg pedwar' for 14) and the 零 out of Chinese
('一百一', which is 110, for 101), reads Ukrainian figures half in Russian and counts its thousands
in the wrong gender, and says the Bengali thousand wrongly. There numbers are written out: Welsh in
the decimal system that is taught and used for ticket and page numbers, Ukrainian as a number is
named, in the masculine. The other voices read their figures well.
"""

from __future__ import annotations

import re
from collections.abc import Callable

MOST = 9999

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


def _bounded(number: int) -> None:
    if not 0 <= number <= MOST:
        raise ValueError(f"{number} is not between 0 and {MOST}")


def welsh(number: int) -> str:
    """`number` in Welsh words, 0 to 9999: welsh(207) is 'dau gant a saith'."""
    _bounded(number)
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


_UK_BELOW_TWENTY = (
    "", "один", "два", "три", "чотири", "п'ять", "шість", "сім", "вісім", "дев'ять", "десять",
    "одинадцять", "дванадцять", "тринадцять", "чотирнадцять", "п'ятнадцять", "шістнадцять",
    "сімнадцять", "вісімнадцять", "дев'ятнадцять",
)  # fmt: skip
_UK_TENS = (
    "", "", "двадцять", "тридцять", "сорок", "п'ятдесят", "шістдесят", "сімдесят", "вісімдесят",
    "дев'яносто",
)  # fmt: skip
_UK_HUNDREDS = (
    "", "сто", "двісті", "триста", "чотириста", "п'ятсот", "шістсот", "сімсот", "вісімсот",
    "дев'ятсот",
)  # fmt: skip
#: The thousand is feminine, and stands in another form after two to four than after five.
_UK_THOUSANDS = (
    "", "тисяча", "дві тисячі", "три тисячі", "чотири тисячі", "п'ять тисяч", "шість тисяч",
    "сім тисяч", "вісім тисяч", "дев'ять тисяч",
)  # fmt: skip


def ukrainian(number: int) -> str:
    """`number` in Ukrainian words, 0 to 9999: ukrainian(207) is 'двісті сім'."""
    _bounded(number)
    if number == 0:
        return "нуль"
    thousands, below = divmod(number, 1000)
    hundreds, rest = divmod(below, 100)
    words = [_UK_THOUSANDS[thousands], _UK_HUNDREDS[hundreds]]
    if rest < 20:
        words.append(_UK_BELOW_TWENTY[rest])
    else:
        words += [_UK_TENS[rest // 10], _UK_BELOW_TWENTY[rest % 10]]
    return " ".join(word for word in words if word)


_ZH_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """`number` in Chinese, 0 to 9999: chinese(207) is '二百零七'. The 零 tells it from 270."""
    _bounded(number)
    if number < 10:
        return _ZH_DIGITS[number]
    if number < 20:  # nobody says the 'one' of a lone ten
        return f"十{_ZH_DIGITS[number % 10] if number % 10 else ''}"
    said, gap = "", False
    for figure, unit in zip(f"{number:04}", ("千", "百", "十", ""), strict=True):
        if figure == "0":
            gap = bool(said)
            continue
        said += f"{'零' if gap else ''}{_ZH_DIGITS[int(figure)]}{unit}"
        gap = False
    return said


_BN_BELOW_TEN = ("", "এক", "দুই", "তিন", "চার", "পাঁচ", "ছয়", "সাত", "আট", "নয়")


def bengali(number: int) -> str:
    """As the voice reads it: the thousands in words, and below them the figures."""
    _bounded(number)
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return str(number)
    return f"{_BN_BELOW_TEN[thousands]} হাজার{f' {rest}' if rest else ''}"


_WRITTEN_OUT: dict[str, Callable[[int], str]] = {
    "cy": welsh,
    "uk": ukrainian,
    "zh": chinese,
    "bn": bengali,
}


def for_voice(number: int, language: str) -> str:
    """What to hand to a voice of `language`: figures, or words where figures are read badly."""
    written = _WRITTEN_OUT.get(language)
    return written(number) if written and 0 <= number <= MOST else str(number)


def numbers_for_voice(text: str, language: str) -> str:
    """A name such as 'Cownter 3' with its numbers as `for_voice` has them, whatever figures it is
    written with. More than four figures are no number that is counted: they stay."""
    return re.sub(
        r"\d+",
        lambda found: for_voice(int(found[0]), language) if len(found[0]) <= 4 else str(found[0]),
        text,
    )
