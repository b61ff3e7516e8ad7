"""Who and what the event log names, in the words of staff."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ticketing.errors import NotFound
from ticketing.sites import Site


def who(actor: str, site: Site) -> str:
    """An actor of the event log as staff call them."""
    kind, _, name = actor.partition(":")
    if kind == "adviser":
        return named(site.adviser, name)
    if kind == "kiosk":
        return next((one.name for one in site.kiosks if one.id == name), "a kiosk")
    if kind == "visitor":
        return "the visitor"
    return "the house" if kind == "system" else "a program"


def named(find: Callable[[str], Any], key: str | None) -> str:
    """A part's English name; its id once the site file no longer has it."""
    if key is None:
        return "nobody"
    try:
        part = find(key)
    except NotFound:
        return key
    return str(part.called("en") if hasattr(part, "called") else part.name)
