"""A member that the file did not have, with what names it. Pure: the file as data in, edits out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from ticketing.drafting.edits import Edit, Plain


def slug(text: str, otherwise: str) -> str:
    """An id from a name: 'Tŷ Bryn' is 'ty-bryn'."""
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or otherwise


def free(wanted: str, taken: Iterable[str]) -> str:
    """The id, or the first like it that nobody has."""
    known, number, found = set(taken), 2, wanted
    while found in known:
        found, number = f"{wanted}-{number}", number + 1
    return found


def ids(data: Plain, kind: str) -> list[str]:
    """The members of a list, in their order."""
    return [str(one.get("id")) for one in data.get(kind, [])]


def printer(data: Plain, value: dict[str, Any], kiosk: str = "") -> tuple[str, list[Edit]]:
    """One printer more, which may print for a kiosk: its id, and the edits. What is as usual is
    not written."""
    key = free(slug(str(value["name"]), "printer"), ids(data, "printers"))
    usual = {"agent": "local", "width": 80, "profile": "default"}
    said = {name: one for name, one in value.items() if usual.get(name) != one}
    edits = [Edit("add", ("printers", key), {"id": key, **said})]
    if kiosk in ids(data, "kiosks"):
        edits.append(Edit("set", ("kiosks", kiosk, "printer"), key))
    return key, edits
