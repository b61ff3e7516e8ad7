"""What a check of a site file says, in the words of the pages: a page has fields and what is chosen
in them, where the file has keys and values."""

from __future__ import annotations

import re
from functools import cache

from administration.site.form import Field, sections
from ticketing.drafting import keys
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
        field = _fields().get((kind, found["key"])) or _fields().get(("", found["key"]))
        if field is None:
            return found[0]
        plain = found["value"].strip("'\"")
        words = {"true": "On", "false": "Off"}.get(plain, plain)
        chosen = next((x["words"] for x in field["choices"] if str(x["value"]) == plain), words)
        return f"'{chosen}' under '{field['label']}'"

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


@cache
def _fields() -> dict[tuple[str, str], Field]:
    """Each field by its list or table and its key, and by its key alone where there is one."""
    found: dict[tuple[str, str], Field] = {}
    alone: dict[str, list[Field]] = {}
    for section in sections():
        for table in section["tables"]:
            for field in table["fields"]:
                found[table["id"], field["key"]] = field
                alone.setdefault(field["key"], []).append(field)
    only = {("", key): each[0] for key, each in alone.items() if len(each) == 1}
    return {**only, **found}
