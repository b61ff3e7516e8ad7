"""Every key of a site file has its words, and they are those of the documentation."""

from __future__ import annotations

import re
from typing import get_args

from scripts import site_file
from tests.helpers import SAMPLE_TEXT
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


def test_the_page_of_the_file_has_each_key_in_the_order_of_the_model() -> None:
    by_hand = "# The file\nFirst.\n\n## [site.recall]\nOf calls.\n\n| `times` | 9 | outdated |\n"
    page = site_file.page(by_hand + "\nNot more than five.\n\n## [site.gone]\n| `x` | 1 | gone |\n")
    assert page.startswith("# The file\nFirst.\n\n## [site.recall]\nOf calls.\n\n| key |")
    assert "| `times` | 0 | No-show opens after so many recalls. |\n| `gap_seconds` |" in page
    assert "\n\nNot more than five.\n\n## [site]\n" in page
    assert "gone" not in page
    assert "outdated" not in page
    told = set()
    for head, part in re.findall(r"^## \[+([\w.]+)\]+\n(.*?)(?=^## |\Z)", page, re.M | re.S):
        of = head.split(".")[1:] if head.startswith("site") else [head]
        told |= {(*of, key) for key in re.findall(r"^\| `(\w+)` \|", part, re.M)}
    assert told == keys_of_the_model()
    assert site_file.page(page) == page


def test_what_is_said_to_hold_without_a_key_is_what_holds() -> None:
    for path, one in keys.every().items():
        info = Site.model_fields[path[0]]
        if len(path) == 2:
            info = (get_args(info.annotation) or (info.annotation,))[0].model_fields[path[1]]
        if info.is_required():
            assert one.without == "needed", path
        elif isinstance(info.default, str | int | float):
            usual = f"{info.default:g}" if isinstance(info.default, float) else str(info.default)
            assert one.without in (usual, usual.lower()), path


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
