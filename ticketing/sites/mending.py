"""Puts something possible in the place of what is wrong in a site file, so that all the other
mistakes can be told in the same round. Nothing that was mended is ever taken over."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from typing import Any, get_args, get_origin

from pydantic import BaseModel

Path = tuple[str | int, ...]

#: Possible values of the keys that cannot be left out.
_PLAIN: dict[str, Any] = {
    "timezone": "UTC", "hours": {}, "icon": "info", "prefix": "A", "target_minutes": 15,
    "kind": "counter", "minutes": 30, "transport": "file", "address": "/dev/null",
    "day": "2000-01-01",
}  # fmt: skip
#: Keys with a text in each language.
_WORDS = frozenset({"name", "reason", "place"})
#: Keys that name a part of a list: the first one's id is possible.
_REFERS = {
    "group": "groups", "zone": "zones", "enquiry": "enquiries", "printer": "printers",
}  # fmt: skip


def mended(data: dict[str, Any], wrong: Iterable[Path], model: type[BaseModel]) -> dict[str, Any]:
    """A copy of `data` with something possible at each path of `wrong`, where anything is known.

    What is not needed is left out. Places in lists stay, so that paths mean what they meant.
    """
    data = copy.deepcopy(data)
    shorter: list[list[Any]] = []
    for path in wrong:
        if path:
            _mend(data, path, model, shorter)
    for values in shorter:
        values[:] = [one for one in values if one is not None]
    return data


def _mend(
    data: dict[str, Any], path: Path, model: type[BaseModel], shorter: list[list[Any]]
) -> None:
    holder, owner = _holder(data, path, model)
    key = path[-1]
    if isinstance(holder, list) and isinstance(key, int) and owner is None:
        holder[key] = None  # the others keep their places until all is mended
        shorter.append(holder)
    elif isinstance(holder, dict) and isinstance(key, str):
        field = owner.model_fields.get(key) if owner is not None else None
        if owner is None and path[-2] in _WORDS and re.fullmatch("[a-z]{2,3}", key):
            holder[key] = "?"
        elif field is None or not field.is_required():
            holder.pop(key, None)
        else:
            one_text = get_origin(field.annotation) is not dict
            value = _possible(data, path, holder.get(key), one_text)
            if value is not None:
                holder[key] = value


def _holder(
    data: dict[str, Any], path: Path, model: type[BaseModel]
) -> tuple[Any, type[BaseModel] | None]:
    """What the last step of `path` is a key of, and the model of that, if it is a part."""
    found: Any = data
    owner: type[BaseModel] | None = model
    for step in path[:-1]:
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return None, None
        if isinstance(step, str):
            field = owner.model_fields.get(step) if owner is not None else None
            owner = None if field is None else _part(field.annotation)
    return found, owner


def _part(annotation: Any) -> type[BaseModel] | None:
    """The part that a field holds, or each of its list."""
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
    return None


def _possible(data: dict[str, Any], path: Path, was: Any, one_text: bool) -> Any:
    key = str(path[-1])
    if key == "id":
        words = re.findall(r"[a-z0-9]+", str(was).lower()[:50]) if isinstance(was, str) else []
        return "-".join(words) or "-".join(str(step) for step in path).replace("_", "-")
    if key == "languages":
        return _languages(data)
    if key == "prefix" and isinstance(was, str) and re.fullmatch("[A-Z]{1,2}", was.upper()):
        return was.upper()
    if key in _REFERS:
        return next(
            (
                one["id"]
                for one in _entries(data, _REFERS[key])
                if isinstance(one, dict) and isinstance(one.get("id"), str)
            ),
            None,
        )
    if key in _PLAIN:
        return _PLAIN[key]
    return "?" if one_text else dict.fromkeys(_languages(data), "?")


def _languages(data: dict[str, Any]) -> list[str]:
    """Those of the file that are possible, each once; else those of the site's name."""
    name = data.get("name")
    for given in (data.get("languages"), list(name) if isinstance(name, dict) else None):
        if isinstance(given, list):
            fit = [x for x in given if isinstance(x, str) and re.fullmatch("[a-z]{2,3}", x)]
            if fit:
                return list(dict.fromkeys(fit))
    return ["en"]


def _entries(data: dict[str, Any], kind: str) -> list[Any]:
    found = data.get(kind)
    return found if isinstance(found, list) else []
