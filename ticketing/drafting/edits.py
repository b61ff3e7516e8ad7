"""Changes of a site file as data: what of it becomes what, by names that outlive another order.

A path goes by ids: ('enquiries', 'council-tax', 'prefix'), ('recall', 'times'). Pure.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from ticketing.sites.file import MARK
from ticketing.sites.model import LISTS

Kind = Literal["set", "add", "remove", "order"]
KeyPath = tuple[str, ...]
#: A site file as plain JSON data: the keys of [site] and the lists beside one another.
Plain = dict[str, Any]

#: Which keys name members of which list.
REFERENCES: dict[tuple[str, str], str] = {
    ("enquiries", "group"): "groups",
    ("enquiries", "places"): "service_points",
    ("signposts", "group"): "groups",
    ("service_points", "zone"): "zones",
    ("appointment_types", "enquiry"): "enquiries",
    ("advisers", "skills"): "enquiries",
    ("advisers", "backup"): "enquiries",
    ("kiosks", "zone"): "zones",
    ("kiosks", "printer"): "printers",
    ("printers", "stand_in"): "printers",
    ("boards", "line"): "lines",
    ("boards", "zones"): "zones",
    ("boards", "places"): "service_points",
    ("pads", "line"): "lines",
    ("pads", "place"): "service_points",
    ("pads", "outcome"): "outcomes",
    ("displays", "zones"): "zones",
    ("displays", "places"): "service_points",
    ("speakers", "zones"): "zones",
    ("speakers", "places"): "service_points",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """`set` a key to a value (None takes it out, so that the usual holds), `add` a member to a
    list, `remove` one, or put the members of a list into the `order` of these ids."""

    kind: Kind
    path: KeyPath
    value: Any = None


class CannotEdit(ValueError):
    """What an edit is about is not in the file, or already is. Its words are a sentence."""


def plain(text: str) -> Plain:
    """What a site file says, as plain data; the file is known to be TOML."""
    data = tomllib.loads(text.removeprefix(MARK))
    head = data.pop("site", {})
    found: Plain = _as_json({**head, **data})
    return found


def _as_json(value: Any) -> Any:
    match value:
        case dict():
            return {key: _as_json(one) for key, one in value.items()}
        case list() | tuple():
            return [_as_json(one) for one in value]
        case date() | datetime() | time():
            return value.isoformat()
        case _:
            return value


def value_at(data: Plain, path: KeyPath) -> Any:
    """What stands at a path; None where nothing does. Of a list itself: the ids in their order."""
    found: Any = data
    for step in path:
        if isinstance(found, list):
            found = next((one for one in found if one.get("id") == step), None)
        elif isinstance(found, dict):
            found = found.get(step)
        else:
            return None
    if len(path) == 1 and path[0] in LISTS:
        return [one.get("id") for one in found or []]
    return found


def changed(data: Plain, edits: Iterable[Edit]) -> Plain:
    """The data after the edits, one after the other. CannotEdit for what is not there.

    Members are known by the id that they had before all edits, whatever becomes of it.
    """
    result = copy.deepcopy(data)
    members = {
        (kind, str(one.get("id"))): one
        for kind in LISTS
        for one in result.get(kind, [])
        if isinstance(one, dict)
    }
    for edit in edits:
        _apply(result, members, edit)
    return result


def following(data: Plain, renamed: dict[KeyPath, str], edit: Edit) -> list[Edit]:
    """What else changes with an id that does: every key that names it. `renamed` are the ids that
    members of `data` got already."""
    if edit.kind != "set" or len(edit.path) != 3 or edit.path[2] != "id":
        return []
    kind, before = edit.path[0], renamed.get(edit.path[:2], edit.path[1])
    found = []
    for (holder, key), named in REFERENCES.items():
        for one in data.get(holder, []) if named == kind else []:
            value = one.get(key)
            if value == before:
                found.append(Edit("set", (holder, one["id"], key), edit.value))
            elif isinstance(value, list) and before in value:
                anew = [edit.value if each == before else each for each in value]
                found.append(Edit("set", (holder, one["id"], key), anew))
    return found


def _apply(data: Plain, members: dict[tuple[str, str], Plain], edit: Edit) -> None:
    kind, path = edit.path[0], edit.path
    if edit.kind == "set":
        holder = data
        if kind in LISTS:
            holder = _member(members, path)
        elif len(path) == 2:
            holder = data.setdefault(kind, {})
        if edit.value is None:
            holder.pop(path[-1], None)
            if holder is not data and kind not in LISTS and not holder:
                del data[kind]
        else:
            holder[path[-1]] = copy.deepcopy(edit.value)
        return
    listed = data.setdefault(kind, [])
    if edit.kind == "add":
        if (kind, path[1]) in members:
            raise CannotEdit(f"There is a '{path[1]}' already; choose another id.")
        members[kind, path[1]] = copy.deepcopy(edit.value)
        listed.append(members[kind, path[1]])
    elif edit.kind == "remove":
        gone = _member(members, path)
        del members[kind, path[1]]
        listed[:] = [one for one in listed if one is not gone]
        if not listed:
            del data[kind]
    else:
        places = {id(members[kind, key]): n for n, key in enumerate(edit.value)
                  if (kind, key) in members}  # fmt: skip
        listed.sort(key=lambda one: places.get(id(one), len(places)))


def _member(members: dict[tuple[str, str], Plain], path: KeyPath) -> Plain:
    try:
        return members[path[0], path[1]]
    except KeyError:
        raise CannotEdit(f"There is no '{path[1]}' any more.") from None
