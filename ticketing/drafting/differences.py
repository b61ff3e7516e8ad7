"""What differs between two states of a site file, in words: for the draft, and between versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ticketing.drafting import keys
from ticketing.drafting.edits import REFERENCES, Edit, KeyPath, Plain, value_at
from ticketing.sites.model import LISTS


@dataclass(frozen=True, slots=True)
class Said:
    """One difference: `what` it is about, what it is `now` and `was` before, '' for nothing."""

    path: KeyPath
    kind: str
    what: str
    now: str
    was: str


def said(edit: Edit, was: Any, before: Plain, after: Plain) -> Said:
    """An edit in words: what it made of `before` is `after`."""
    kind, path = edit.path[0], edit.path
    if edit.kind == "set":
        key = keys.of(path)
        label = key.label if key else path[-1]
        unit = key.unit if key else ""
        holder = _holder(path, before, after)
        what = f"{holder}: {label[:1].lower()}{label[1:]}" if holder else label
        default = key.without if key else ""
        now, old = _apart(path, edit.value, was)
        return Said(
            path,
            "set",
            what,
            _value(path, now, unit, after, default),
            _value(path, old, unit, before, default),
        )
    one, several = keys.MEMBERS[kind]
    if edit.kind == "order":
        now = ", ".join(name_of(after, kind, key) for key in edit.value)
        return Said(path, "order", f"The order of the {several}", now, "")
    if edit.kind == "add":
        return Said(path, "add", f"A new {one}", _called(edit.value), "")
    return Said(path, "remove", f"The {one} '{_called(was)}'", "is taken out", "")


def between(before: Plain, after: Plain) -> list[Said]:
    """All that differs between two versions."""
    return [said(edit, was, before, after) for edit, was in _edits(before, after)]


def _edits(before: Plain, after: Plain) -> Iterator[tuple[Edit, Any]]:
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if name in LISTS:
            yield from _members(name, before, after)
        elif name in keys.TABLES:
            yield from _keys((name,), old or {}, new or {})
        else:
            yield Edit("set", (name,), new), old


def _members(kind: str, before: Plain, after: Plain) -> Iterator[tuple[Edit, Any]]:
    old = {one["id"]: one for one in before.get(kind, [])}
    new = {one["id"]: one for one in after.get(kind, [])}
    for key, one in new.items():
        if key not in old:
            yield Edit("add", (kind, key), one), None
        else:
            yield from _keys((kind, key), old[key], one)
    for key, one in old.items():
        if key not in new:
            yield Edit("remove", (kind, key)), one
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Edit("order", (kind,), [*new]), [*old]


def _keys(path: KeyPath, old: Plain, new: Plain) -> Iterator[tuple[Edit, Any]]:
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield Edit("set", (*path, key), new.get(key)), old.get(key)


# ---------------------------------------------------------------- words


def name_of(data: Plain, kind: str, key: str) -> str:
    """What a member is called; its id where it is not there."""
    found = value_at(data, (kind, key))
    return _called(found) if found else key


def _called(member: Plain) -> str:
    name = member.get("name", member.get("id", ""))
    if isinstance(name, dict):
        return str(name.get("en") or next(iter(name.values()), member.get("id", "")))
    return str(name)


def _holder(path: KeyPath, before: Plain, after: Plain) -> str:
    if path[0] in LISTS:
        there = value_at(before, path[:2])
        return _called(there) if there else name_of(after, path[0], path[1])
    return keys.TABLES.get(path[0], "") if len(path) > 1 else ""


def _apart(path: KeyPath, now: Any, was: Any) -> tuple[Any, Any]:
    """Of hours by day and words by language, those alone that differ."""
    if not (isinstance(now, dict) and isinstance(was, dict)):
        return now, was
    none = "closed" if path[-1] == "hours" else "nothing"
    apart = [key for key in dict.fromkeys((*was, *now)) if now.get(key) != was.get(key)]
    return {key: now.get(key, none) for key in apart}, {key: was.get(key, none) for key in apart}


def _value(path: KeyPath, value: Any, unit: str, data: Plain, default: str) -> str:
    if value is None:
        return "" if default == "needed" else f"as usual ({default})"
    named = REFERENCES.get((path[0], path[-1]))
    if named:
        listed = value if isinstance(value, list) else [value]
        return ", ".join(name_of(data, named, one) for one in listed) or "none"
    return f"{_plain(value)} {unit}".strip()


def _plain(value: Any) -> str:
    match value:
        case bool():
            return "on" if value else "off"
        case dict():
            return "; ".join(f"{key}: {_plain(one)}" for key, one in value.items()) or "none"
        case str() if value.startswith("data:image/"):
            kind = "SVG" if "svg" in value[:16] else "PNG"
            return f"a picture ({kind}, {max(1, len(value) * 3 // 4000)} kB)"
        case list():
            return ", ".join(_plain(one) for one in value) or "none"
        case _:
            return str(value)
