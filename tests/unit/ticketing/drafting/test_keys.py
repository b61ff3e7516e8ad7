"""Every key of a site file has its words, and they are those of the documentation."""

from __future__ import annotations

import re
from typing import get_args

from tests.helpers import ROOT, SAMPLE_TEXT
from ticketing.drafting import keys
from ticketing.drafting.differences import between
from ticketing.drafting.edits import KeyPath, plain
from ticketing.sites import Site
from ticketing.sites.model import LISTS
from ticketing.sites.parts import Part


def keys_of_the_model() -> set[KeyPath]:
    """Every key that a site file may have."""
    found: set[KeyPath] = set()
    for name, field in Site.model_fields.items():
        kind = (get_args(field.annotation) or (field.annotation,))[0]
        if isinstance(kind, type) and issubclass(kind, Part):
            found |= {(name, key) for key in kind.model_fields}
        else:
            found.add((name,))
    return found


def test_every_key_of_the_model_has_a_label_and_help_and_no_other_has() -> None:
    assert set(keys.every()) == keys_of_the_model()
    assert all(one.label and one.help for one in keys.every().values())
    assert set(keys.MEMBERS) == set(LISTS)
    assert set(keys.TABLES) == {path[0] for path in keys.every() if len(path) == 2} - set(LISTS)


def test_the_documentation_says_what_the_fields_say() -> None:
    text = (ROOT / "docs" / "site-file.md").read_text(encoding="utf-8")
    told = {}
    for head, part in re.findall(r"^## \[+([\w.]+)\]+\n(.*?)(?=^## |\Z)", text, re.M | re.S):
        for key, without, help in re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", part, re.M):
            told[(*head.split(".")[-1:], key) if head != "site" else (key,)] = (without, help)
    assert told == {path: (one.without, one.help) for path, one in keys.every().items()}


def test_differences_are_said_in_words() -> None:
    before = plain(SAMPLE_TEXT)
    after = plain(
        SAMPLE_TEXT.replace('"C"\ntarget_minutes = 15', '"C"\ntarget_minutes = 12')
        .replace('group = "environment"', 'group = "general"')
        .replace("gap_seconds = 20", "gap_seconds = 25\ntimes = 1")
        .replace("times = 0 ", "# ")
        .replace('[[outcomes]]\nid = "incomplete"\nname = { cy = "Anghyflawn", en', "# { en")
    )  # fmt: skip
    found = {one.what: (one.now, one.was) for one in between(before, after)}
    assert found == {
        "Council tax: called within": ("12 minutes", "15 minutes"),
        "Environmental health: tile": ("General enquiries", "Environmental health"),
        "Calls: recalls before a no-show": ("1", "0"),
        "Calls: time between two calls": ("25 seconds", "20 seconds"),
        "The outcome 'Incomplete'": ("is taken out", ""),
    }
