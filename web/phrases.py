"""Visitors' words one by one, for who corrects them: where each stands, what it says, and what may
stand there instead."""

from __future__ import annotations

import hashlib
import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from fluent.syntax import FluentParser, FluentSerializer, ast

from ticketing.sites.shown.phrases import ROOMS, as_message
from web import languages
from web.languages import FALLBACK

#: A text may be as long as the longest of the program's languages and so much more, in hundredths:
#: that much has room on every glass and paper that was tried.
_ROOM_LEFT = 125
_SHORTEST = 24
#: Marks that turn the writing round, which could put one text inside another.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Of these a house says nothing: they are of the language, or stand before any house is known.
_NOT_OURS = ("language-", "pair-")
Message = ast.Message
_PLURALS = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands: its room, the heading above it, what translators are told of it."""

    room: str
    key: str
    heading: str
    hint: str
    for_staff: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One text of a message: of a figure, a plural or a word (`when`); '' where there is one."""

    when: str
    text: str


@cache
def places() -> tuple[Place, ...]:
    """All messages that may be corrected, as the English files have them."""
    return tuple(one for room in ROOMS for one in _places(room))


def _places(room: str) -> Iterator[Place]:
    heading = ""
    for entry in FluentParser().parse(languages.source(room, FALLBACK) or "").body:
        if isinstance(entry, ast.GroupComment):
            heading = (entry.content or "").strip()
        elif isinstance(entry, ast.Message) and not entry.id.name.startswith(_NOT_OURS):
            hint = (entry.comment.content or "") if entry.comment else ""
            staff = heading.endswith(languages.FOR_STAFF)
            said = heading.removesuffix(languages.LATER).removesuffix(languages.FOR_STAFF)
            yield Place(room, entry.id.name, said.strip(" :."), " ".join(hint.split()), staff)


def entry_of(room: str, language: str, key: str) -> ast.Message | None:
    """What the program and the council say, before any correction; None for nothing."""
    return languages.messages(room, language).get(key)


def mark(room: str, language: str, key: str) -> str:
    """By which it is known whether what was corrected is still the same."""
    said = (entry_of(room, code, key) for code in (FALLBACK, language))
    return _digest("\n".join(text_of(one) for one in said if one is not None))


def mark_of_all(language: str) -> str:
    """The same of all words of a language."""
    return _digest("\n".join(languages.source(room, language) or "" for room in ROOMS))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def text_of(message: ast.Message) -> str:
    """What stands after the '=' of a message."""
    bare = ast.Message(id=message.id, value=message.value)
    written = FluentSerializer().serialize_entry(bare)
    return textwrap.dedent(written.partition("=")[2].lstrip(" ")).strip()


def forms_of(message: ast.Message, language: str) -> list[Form]:
    """Its texts: one for each choice where it chooses once, else the whole. Where it chooses by a
    figure and has English forms alone, with those that the language needs."""
    chosen = _choice(message)
    if chosen is None:
        return [Form("", text_of(message))]
    given = {_name(one): _text(one.value) for one in chosen.variants}
    usual = next(_name(one) for one in chosen.variants if one.default)
    if usual != "other":
        return [Form(when, text) for when, text in given.items()]
    figures = {when: text for when, text in given.items() if when not in _PLURALS}
    wanted = [when for when in _PLURALS if when in given or when in _plurals(language)]
    return [
        *(Form(when, text) for when, text in figures.items()),
        *(Form(when, given.get(when, given["other"])) for when in wanted),
    ]


def chooses(message: ast.Message) -> tuple[str, str]:
    """By what its forms are chosen, such as '$n', and the form for all else; ('', '') for none."""
    chosen = _choice(message)
    if chosen is None:
        return "", ""
    usual = next(_name(one) for one in chosen.variants if one.default)
    return _selector(chosen), usual


def _selector(chosen: ast.SelectExpression) -> str:
    pattern = ast.Pattern([ast.Placeable(chosen.selector)])
    return text_of(ast.Message(id=ast.Identifier("a"), value=pattern)).strip("{ }")


def parsed(key: str, text: str) -> ast.Message | None:
    """A text as a message; None where it is none."""
    body = FluentParser().parse(as_message(key, text)).body
    return body[0] if len(body) == 1 and isinstance(body[0], ast.Message) else None


def is_plain(text: str) -> bool:
    """Whether it is one text, with nothing in brackets but what is filled in."""
    found = parsed("a", _line(text))
    return (
        found is not None
        and found.value is not None
        and all(
            isinstance(one, ast.TextElement)
            or (
                isinstance(one, ast.Placeable)
                and isinstance(one.expression, ast.VariableReference | ast.StringLiteral)
            )
            for one in found.value.elements
        )
    )


def composed(message: ast.Message, texts: Mapping[str, str]) -> str:
    """The text of a message out of its forms. KeyError where one is not given."""
    chosen = _choice(message)
    if chosen is None:
        return texts[""].strip()
    usual = next(_name(one) for one in chosen.variants if one.default)
    needed = [_name(one) for one in chosen.variants]
    more = [when for when in _PLURALS if usual == "other" and when in texts and when not in needed]
    order = [*needed[: needed.index(usual)], *more, *needed[needed.index(usual) :]]
    lines = [f"{'*' if when == usual else ' '}[{when}] {_line(texts[when])}" for when in order]
    return "\n".join([f"{{ {_selector(chosen)} ->", *(f"   {line}" for line in lines), "}"])


def refused(room: str, key: str, text: str) -> str | None:
    """Why a text cannot stand there, in a sentence; None where it can."""
    if any(char in _TURNING for char in text):
        return "It has a mark that turns the writing round. Write it without."
    body = FluentParser().parse(as_message(key, text)).body
    if len(body) != 1 or not isinstance(body[0], ast.Message) or body[0].attributes:
        return (
            "A bracket is open, or is where none can be. What stands in { } is filled in: leave it"
            " as it is, and write no other { or }."
        )
    says = languages.misfit(room, body[0])
    if says is not None:
        return f"It {says}."
    english = entry_of(room, FALLBACK, key)
    gone = set() if english is None else _filled_in(english) - _filled_in(body[0])
    if gone:
        return f"It needs {', '.join(f'{{ ${one} }}' for one in sorted(gone))}, which is filled in."
    tags = [] if english is None else _tags(english)
    if _tags(body[0]) != tags:
        return (
            f"It needs {' and '.join(tags)} in their order, as the original has them."
            if tags
            else "It has a mark in < > that would be read as it is. Write it without."
        )
    most = longest(room, key)
    for form in _leaves(body[0]):
        if len(form) > most:
            return f"It has {len(form)} letters; there is room for {most}. Shorten it."
    return None


def longest(room: str, key: str) -> int:
    """Letters that have room, what is filled in not counted."""
    most = max((lengths(room, code).get(key, 0) for code in languages.shipped()), default=0)
    return min(languages.LONGEST, max(_SHORTEST, most * _ROOM_LEFT // 100))


def lengths(room: str, language: str) -> dict[str, int]:
    """The messages of a room in a language, each with the letters of its longest text."""
    return _lengths(languages.source(room, language) or "")


_STARTS = re.compile(r"([a-z][a-zA-Z0-9_-]*) *=(.*)")
_FORM = re.compile(r"\*?\[[^\]]+\](.*)")
_FILLED = re.compile(r"\{[^}]*\}?|\}")


@lru_cache(maxsize=200)
def _lengths(text: str) -> dict[str, int]:
    """Line by line: to take all languages apart as Fluent does takes a second."""
    found: dict[str, int] = {}
    key, said = "", ""
    for line in text.split("\n"):
        inside = line.strip()
        if begins := _STARTS.match(line):
            key, said = begins.group(1), begins.group(2)
        elif not line.startswith(" ") or not key:
            continue
        elif form := _FORM.match(inside):
            said = form.group(1)
        else:
            said = f"{said} {inside}"
        letters = len(" ".join(_FILLED.sub(" ", said).split()))
        found[key] = max(found.get(key, 0), letters)
    return found


_TAG = re.compile(r"</?[a-z]+>")


def _tags(message: ast.Message) -> list[str]:
    """The marks of what stands out, each pair once."""
    return list(dict.fromkeys(_TAG.findall(text_of(message))))


def _filled_in(message: ast.Message) -> set[str]:
    """The values that visitors read in it, not those by which it only chooses."""

    def of(pattern: ast.Pattern) -> Iterator[str]:
        for one in pattern.elements:
            said = one.expression if isinstance(one, ast.Placeable) else None
            if isinstance(said, ast.VariableReference):
                yield said.id.name
            elif isinstance(said, ast.SelectExpression):
                for variant in said.variants:
                    yield from of(variant.value)

    return set(of(message.value)) if message.value is not None else set()


def _leaves(message: ast.Message) -> Iterator[str]:
    """The letters of each text that it may say."""

    def of(pattern: ast.Pattern) -> Iterator[str]:
        parts = [one.value for one in pattern.elements if isinstance(one, ast.TextElement)]
        yield unicodedata.normalize("NFC", "".join(parts))
        for one in pattern.elements:
            if isinstance(one, ast.Placeable) and isinstance(one.expression, ast.SelectExpression):
                for variant in one.expression.variants:
                    yield from of(variant.value)

    if message.value is not None:
        yield from of(message.value)


def _choice(message: ast.Message) -> ast.SelectExpression | None:
    """The one choice of a message that is nothing else."""
    parts = message.value.elements if message.value else []
    if len(parts) != 1 or not isinstance(parts[0], ast.Placeable):
        return None
    found = parts[0].expression
    if not isinstance(found, ast.SelectExpression) or any(map(_chooses, found.variants)):
        return None
    return found


def _chooses(variant: ast.Variant) -> bool:
    return any(
        isinstance(one, ast.Placeable) and isinstance(one.expression, ast.SelectExpression)
        for one in variant.value.elements
    )


def _name(variant: ast.Variant) -> str:
    key = variant.key
    return str(key.name if isinstance(key, ast.Identifier) else key.value)


def _text(pattern: ast.Pattern) -> str:
    return text_of(ast.Message(id=ast.Identifier("a"), value=pattern))


def _line(text: str) -> str:
    """A form on one line: a line break of a form is a space."""
    return " ".join(text.split())


@cache
def _plurals(language: str) -> frozenset[str]:
    try:
        return frozenset({*Locale.parse(language).plural_form.tags, "other"})
    except (UnknownLocaleError, ValueError):
        return frozenset({"one", "other"})
