"""Visitors' words for a page that has no room for a reader of Fluent files: a mobile phone's, which
is to be there at once on a bad line. /static/packed.js says them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from fluent.syntax import FluentParser, ast

from ticketing.sites.shown.phrases import Wording
from web.languages import FALLBACK, NO_WORDING, source

#: A message: plain words, or parts; a part is plain words, [variable], or [variable, forms], where
#: `forms` are messages by figure, plural or word, and '*' names the one for all else.
Packed = Any


def packed(
    room: str, language: str, keys: Iterable[str], wording: Wording = NO_WORDING
) -> dict[str, Packed]:
    """The messages `keys` of a room; what the language lacks comes in English. KeyError for one
    that nobody has, ValueError for one that asks for more than variables and their forms."""
    own, english = (_messages(source(room, code, wording) or "") for code in (language, FALLBACK))
    return {key: _pattern(own.get(key) or english[key]) for key in keys}


@lru_cache(maxsize=100)
def _messages(text: str) -> dict[str, ast.Pattern]:
    entries = FluentParser(with_spans=False).parse(text).body
    found: dict[str, ast.Pattern] = {}
    for one in entries:
        if isinstance(one, ast.Message) and one.value is not None:
            found.setdefault(one.id.name, one.value)  # the first counts, as everywhere
    return found


def _pattern(pattern: ast.Pattern) -> Packed:
    parts = [_part(one) for one in pattern.elements]
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts


def _part(part: ast.TextElement | ast.Placeable) -> Packed:
    if isinstance(part, ast.TextElement):
        return part.value
    match part.expression:
        case ast.VariableReference() as variable:
            return [variable.id.name]
        case ast.StringLiteral() as literal:
            return str(literal.parse()["value"])
        case ast.SelectExpression(selector=ast.VariableReference() as variable) as select:
            forms: dict[str, Packed] = {}
            for variant in select.variants:
                key = variant.key
                name = key.name if isinstance(key, ast.Identifier) else key.value
                forms[name] = _pattern(variant.value)
                if variant.default:
                    forms["*"] = name
            return [variable.id.name, forms]
    raise ValueError(f"a page without a reader of Fluent cannot say {part.expression!r}")
