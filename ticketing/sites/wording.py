"""What is wrong with a value of a site file, in the product's own words."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "use small letters, figures and single hyphens: 'council-tax'",
    r"^[A-Z]{1,2}$": "use one or two capital letters: 'C'",
    r"^[a-z]{2,3}$": "use a language code: 'en', 'cy'",
    r"^[0-9 +]{2,20}$": "use figures, spaces and '+': '01632 960 123'",
    r"^[1-9][0-9]{2,4} ?x ?[1-9][0-9]{2,4}$": "write width x height: '1080x1920'",
}

#: Where a value is of another kind than the key takes: what to write.
_KINDS = {
    "bool": "write true or false, without quotes",
    "int": "write a whole number, without quotes",
    "float": "write a number, without quotes",
    "finite_number": "write a number, without quotes",
    "string": 'write text in quotes: "…"',
    "tuple": 'write a list in brackets: ["…", "…"]',
    "date": "write a date like 2026-12-24, without quotes",
    "model": 'write a table, with a key = "value" on each line',
    "dataclass": "write a time like '09:00-17:00'",
}


def says(error: Mapping[str, Any], model: type[BaseModel]) -> str:
    """The sentence for an error of pydantic's in `model`: what is wrong, and what to write."""
    kind, given = str(error["type"]), error.get("input")
    limits = error.get("ctx", {})
    key = str(error["loc"][-1]) if error["loc"] else ""
    match kind:
        case "missing":
            return f"'{key}' is missing; add it"
        case "extra_forbidden":
            return _unknown_key(key, model)
        case "value_error":
            return str(limits.get("error", error["msg"]))
        case "string_pattern_mismatch":
            return f"{given!r:.60} has a wrong form; {_FORMS.get(limits['pattern'], '')}"
        case "literal_error":
            return f"{_shown(given)} is not possible; write one of {limits['expected']}"
        case "greater_than_equal":
            return f"{_shown(given)} is too small; write {limits['ge']} or more"
        case "less_than_equal":
            return f"{_shown(given)} is too large; write {limits['le']} or less"
        case "string_too_short":
            return "it is empty; write some words"
        case "string_too_long":
            return f"it has {len(str(given))} letters; at most {limits['max_length']} have room"
        case "too_short":
            return "the list is empty; give it at least one"
        case "too_long":
            return (
                f"there are {limits['actual_length']}; at most {limits['max_length']} are possible"
            )
        case "dict_type" if key in NAMES:
            return f'{_shown(given)} has no language; write {{ cy = "…", en = "…" }}'
    for begins, write in _KINDS.items():
        if kind.startswith(begins):
            return f"{_shown(given)} is not possible here; {write}"
    return f"{_shown(given)} is not possible here; docs/site-file.md says what is"


#: Keys whose value is a text in each language.
NAMES = frozenset(
    {"name", "notice", "reason", "place", "short", "provider", "street", "way", "bring"}
)


def _shown(given: Any) -> str:
    """A value as the file has it, roughly: true rather than True, and no more than fits a line."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, dict):
        return "a table"
    if isinstance(given, list | tuple):
        return "a list"
    if isinstance(given, int | float | str):
        return f"{given!r:.60}" if isinstance(given, str) else f"{_figure(given):.60}"
    return f"{given!s:.60}"


def _figure(number: float) -> str:
    """A number in figures; of more figures than Python writes, that it is long."""
    try:
        return str(number)
    except ValueError:
        return "a very long number"


def _unknown_key(key: str, model: type[BaseModel]) -> str:
    close = get_close_matches(key, _keys(model), 1)
    hint = f"did you mean '{close[0]}'?" if close else "remove it"
    return f"unknown key '{key:.60}'; {hint}"


@cache
def _keys(model: type[BaseModel]) -> tuple[str, ...]:
    """Every key that a model and the parts in it have."""
    keys: list[str] = []
    queue: list[type[BaseModel]] = [model]
    while queue:
        for name, field in queue.pop().model_fields.items():
            keys.append(name)
            queue += [
                arg
                for arg in (field.annotation, *get_args(field.annotation))
                if isinstance(arg, type) and issubclass(arg, BaseModel)
            ]
    return tuple(keys)


# ---------------------------------------------------------------------- no TOML at all

#: How tomllib begins what it says, and what it means for who wrote the file.
_NO_TOML = {
    "Unclosed array": "a list has no closing bracket ']'",
    "Unclosed inline table": "a table in braces has no closing '}'",
    "Unterminated string": "a text has no closing quote",
    "Expected '='": "a key and its value need '=' between them",
    "Expected ']'": "the name of a table needs its closing bracket ']'",
    "Expected newline": "there is more after the value; begin a new line",
    "Cannot overwrite a value": "this key stands here twice; keep one",
    "Cannot declare": "this table stands twice; put its keys together, or write [[…]] for one more",
    "Duplicate inline": "a key stands twice within the braces; keep one",
    "Cannot mutate": "this adds to what was complete before; put it there",
    "Cannot redefine": "this name stands twice; keep one",
    "Invalid initial character": "a key is missing, or has a letter that needs quotes around it",
    "Unescaped '\\'": "write '\\\\' for a backslash",
    "Invalid hex": "after '\\u' stand four figures, after '\\U' eight",
    "Escaped character": "after '\\u' stands the number of a letter",
    "Invalid date": "this is no date; write it like 2026-12-24",
    "Invalid statement": "a line begins with a key, [table], or # for a remark",
    "Invalid value": "the value needs quotes around it, or is missing",
}
_CURLY = frozenset("“”„‟«»‘’")


def no_toml(said: str, line: str) -> str:
    """What is wrong with a line that tomllib does not take: `said` is its own message."""
    control = next((char for char in line if ord(char) < 32 and char not in "\t\r"), None)
    if control is not None:
        return f"this is no TOML: there is a control character, U+{ord(control):04X}; remove it"
    meant = next((means for begins, means in _NO_TOML.items() if said.startswith(begins)), None)
    if meant == _NO_TOML["Invalid value"] or meant is None:
        curly = next((char for char in line if char in _CURLY), None)
        if curly is not None:
            return f'this is no TOML: {curly} is a quote for print; type straight ones: "…"'
    if said.startswith("Illegal character"):
        meant = "a text has no closing quote"
    return f"this is no TOML: {meant or 'look for a missing quote, bracket or ='}"
