"""What the desk's page sends by name is a deed of the interface, and no key leads nowhere."""

from __future__ import annotations

import re

from tests.helpers import ROOT
from tests.unit.counters.room import Room

_STATIC = ROOT / "counters" / "desk" / "static"
_PAGE = (_STATIC / "desk.js").read_text(encoding="utf-8")


def _words(pattern: str, text: str) -> set[str]:
    found = re.search(pattern, text, re.DOTALL)
    assert found is not None, pattern
    return set(re.findall(r"'([a-z-]+)'", found.group(1)))


DEEDS = _words(r"const VISIT_DEEDS = new Set\(\[(.*?)\]\)", _PAGE)


def test_each_deed_that_the_page_sends_by_its_name_is_one_of_the_interface(room: Room) -> None:
    rules = {rule.rule for rule in room.app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    ends = {
        rule.rsplit("/", 1)[1] for rule in rules if re.search(r"/visits/<[^/]+>/[a-z-]+$", rule)
    }
    assert DEEDS
    assert ends >= DEEDS


def test_each_key_leads_to_a_deed_a_panel_or_something_that_the_page_does_itself() -> None:
    keyboard, panels = (
        (_STATIC / name).read_text(encoding="utf-8") for name in ("keyboard.js", "panels.js")
    )
    keys = _words(r"export const MAP = \{(.*?)\};", keyboard) - {"/", "?"}
    listed = re.search(r"export const PANELS = \{(.*?)\};", panels)
    assert listed is not None
    opened = {one.split(":")[0].strip() for one in listed.group(1).split(",")}
    itself = set(re.findall(r"=== '([a-z-]+)'", _PAGE + keyboard + panels))
    itself |= set(re.findall(r"^  '?([a-z-]+)'?: \(.*\) =>", _PAGE, re.MULTILINE))
    assert "refer" in opened
    assert keys - DEEDS - opened - itself == set()
