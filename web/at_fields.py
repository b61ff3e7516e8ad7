"""What a check of a site file says, in the words of the pages: a page has fields and choices in
them, where the file has keys and values."""

from __future__ import annotations

import re
from functools import cache

from ticketing.drafting import keys
from ticketing.sites.file import Mistake
from web.words import language_names

#: What the file wants written in its own way, as a field wants it.
_ASKED: tuple[tuple[str, str], ...] = (
    (r"'\w+' is missing; add it", "this is empty; write something here"),
    (r'; add \w+ = "…"', "; write it"),
    (r", without quotes", ""),
    (r'write text in quotes: "…"', "write words"),
    (r'write a list in brackets: \["…", "…"\]', "write them with commas between"),
    (r'write a table, with a key = "value" on each line', "choose them one by one"),
    (r'write \{ cy = "…", en = "…" \}', "write it in each language"),
    (r"write true or false", "choose On or Off"),
    (r"docs/site-file\.md says what is", "the help above says what is"),
)
_VALUE = re.compile(r"\b(?P<key>[a-z_]+) = (?P<value>'[^']*'|\"[^\"]*\"|\d+|true|false)")
_LIST = re.compile(r"\[\[(\w+)\]\]")
_LANGUAGE = re.compile(r"\bin '([a-z]{2,3})'")


def at_field(says: str, kind: str) -> str:
    """The same as a page says it. `kind`: the list or table of the file that it is about."""

    def value(found: re.Match[str]) -> str:
        label = _labels().get((kind, found["key"])) or _labels().get(("", found["key"]))
        return found[0] if label is None else f"'{_chosen(found['value'])}' under '{label}'"

    def language(found: re.Match[str]) -> str:
        return f"in {language_names(found[1])['name']}"

    def members(found: re.Match[str]) -> str:
        return keys.MEMBERS[found[1]][1] if found[1] in keys.MEMBERS else found[0]

    said = says
    for asked, instead in _ASKED:
        said = re.sub(asked, instead, said, flags=re.IGNORECASE)
    for pattern, anew in ((_VALUE, value), (_LANGUAGE, language), (_LIST, members)):
        said = pattern.sub(anew, said)
    return said[:1].upper() + said[1:] if says[:1].isupper() else said


def sentence(mistake: Mistake) -> str:
    """What a check says, as a sentence of a page."""
    said = at_field(mistake.says, str(mistake.path[0]) if mistake.path else "")
    return f"{said[:1].upper()}{said[1:]}."


def _chosen(value: str) -> str:
    """As a list to choose from has it."""
    plain = {"true": "on", "false": "off"}.get(value, value.strip("'\""))
    return plain[:1].upper() + plain[1:] if re.fullmatch("[a-z]+", plain) else plain


@cache
def _labels() -> dict[tuple[str, str], str]:
    """What each field is called: by its list or table and its key, and by a key that is one's
    alone."""
    found: dict[tuple[str, str], str] = {}
    alone: dict[str, list[str]] = {}
    for path, key in keys.every().items():
        found[path[0] if len(path) > 1 else "", path[-1]] = key.label
        alone.setdefault(path[-1], []).append(key.label)
    return {**{("", key): labels[0] for key, labels in alone.items() if len(labels) == 1}, **found}
