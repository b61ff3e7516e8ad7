"""Secrets that are guessed first: the commonest of those that were stolen elsewhere, and one's own
name. They are refused when a secret is set; one that was set before goes on working.

Of the PINs that people choose freely every tenth is `1234`: few tries open many doors.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Final

#: The commonest PINs that are no pattern: columns and corners of the keypad, and a word.
#: (1004, common in Korea alone, is not among them.)
COMMON_PINS: Final = frozenset({
    "2580", "0852", "1379", "1397", "3179", "7139", "7913", "9731", "1470", "0741", "3690", "0963",
    "7410", "0147", "9630", "0369", "5683",
})  # fmt: skip
#: A colleague's, a child's, this one: of the PINs that people choose freely, the largest part.
_YEAR: Final = re.compile("19[3-9][0-9]|20[0-3][0-9]")

#: What the commonest passwords are made of, in small letters and without figures at their ends.
COMMON_WORDS: Final = frozenset({
    "abc", "admin", "administrator", "angel", "autumn", "baseball", "batman", "changeme",
    "charlie", "chelsea", "computer", "counter", "daniel", "default", "dragon", "england",
    "everton", "flower", "football", "freedom", "friends", "guest", "hello", "iloveyou", "jordan",
    "letmein", "liverpool", "login", "london", "lovely", "manchester", "master", "mercedes",
    "michael", "monkey", "mypassword", "nextplease", "nothing", "opensesame", "pass", "passphrase",
    "password", "princess", "qazwsx", "qwert", "qwerty", "qwertz", "reception", "rockyou",
    "samsung", "secret", "shadow", "spring", "starwars", "summer", "sunshine", "superman",
    "supervisor", "temp", "test", "testing", "thomas", "trustno", "unknown", "user", "wales",
    "welcome", "whatever", "winter",
})  # fmt: skip

#: Rows of keys and of the alphabet: a piece of one, either way, is no word.
_ROWS: Final = (
    "0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjkl",
    "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp", "123qweasdzxc", "zxcvbnmasdfghjklqwertyuiop", "147258369",
    "741852963", "14789632", "159357", "789456123",
)  # fmt: skip
#: Signs that stand for letters in passwords that only look clever.
_ALIKE: Final = str.maketrans("013457@$!|", "oieastasil")
#: So few letters besides a common word, a row or a name are guessed with it.
_MORE: Final = 5


def weak_pin(pin: str) -> str | None:
    """Why a PIN of four figures is guessed at once, as the end of a sentence; None if it is not."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if steps == {0}:
        return "it is one figure four times"
    if steps in ({1}, {9}):
        return "its figures follow one another"
    if _YEAR.fullmatch(pin):
        return "it is a year that somebody may be born in"
    if pin[:2] == pin[2:] or (pin[0] == pin[1] and pin[2] == pin[3]):
        return "it is made of two figures, repeated"
    return "it is one of the commonest" if pin in COMMON_PINS else None


def weak_password(password: str, *names: str) -> str | None:
    """Why a password is guessed at once, as the end of a sentence; None if it is not.

    `names` are what its owner is called.
    """
    text = _small(password)
    if _repeats(text):
        return "it is one short piece, repeated"
    called = {_small(part) for name in names for part in (name, *re.split(r"[\s-]+", name))}
    rest = text
    for part in sorted(called, key=len, reverse=True):
        rest = rest.replace(part, "") if len(part) >= 3 else rest
    if len(rest) < min(_MORE, len(text)):
        return "it is little more than the name of whom it belongs to"
    letters = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", text)
    for plain in (letters, letters.translate(_ALIKE)):
        if plain in COMMON_WORDS or _of_common(plain):
            return "it is one of the commonest, and figures at the ends do not change that"
    if _in_rows(text):
        return "it is a row of keys or of the alphabet"
    return None


def _small(text: str) -> str:
    return re.sub(r"[\s._-]+", "", unicodedata.normalize("NFKC", text).casefold())


def _repeats(text: str) -> bool:
    """Whether it is one piece, shorter than six signs, again and again."""
    return any(
        len(text) >= 2 * size and text == (text[:size] * len(text))[: len(text)]
        for size in range(1, 6)
    )


def _of_common(letters: str) -> bool:
    """Whether it is a common word, and another or the same again, and nothing else."""
    return any(
        letters.startswith(word) and (letters[len(word) :] in COMMON_WORDS) for word in COMMON_WORDS
    )


def _in_rows(text: str) -> bool:
    """Whether all but a few signs of it are one piece of a row, forwards or backwards."""
    for row in _ROWS:
        for way in (row + row, (row + row)[::-1]):
            longest = max(len(text) - _MORE + 1, 5)
            if any(text[at : at + longest] in way for at in range(len(text) - longest + 1)):
                return True
    return False
