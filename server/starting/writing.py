"""Writes the site file that a new house begins with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

#: Letters of tickets; I and O read as figures.
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_HOURS = "09:00-17:00"
#: What places are called, with their number behind it.
PLACES = {
    "counter": {"cy": "Cownter", "en": "Counter"},
    "room": {"cy": "Ystafell", "en": "Room"},
}
WAITING = {"cy": "Man aros", "en": "Waiting area"}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
OUTCOMES = {
    "resolved": {"cy": "Wedi’i ddatrys", "en": "Resolved"},
    "form-issued": {"cy": "Rhoddwyd ffurflen", "en": "Form issued"},
    "signposted": {"cy": "Cyfeiriwyd i fan arall", "en": "Signposted"},
    "incomplete": {"cy": "Anghyflawn", "en": "Incomplete"},
}


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> dict[str, str]: ...
    @property
    def icon(self) -> str: ...


class _Service(_Named, Protocol):
    @property
    def topic(self) -> str: ...
    @property
    def minutes(self) -> int: ...
    @property
    def target(self) -> int: ...
    @property
    def sensitive(self) -> bool: ...
    @property
    def room(self) -> bool: ...


class _Template(Protocol):
    @property
    def name(self) -> dict[str, str]: ...
    @property
    def counters(self) -> int: ...
    @property
    def rooms(self) -> int: ...
    @property
    def printer(self) -> bool: ...


def written(
    site_id: str,
    name: Mapping[str, str],
    services: Sequence[_Service],
    topics: Sequence[_Named],
    template: _Template,
    administrator: tuple[str, str] | None = None,
) -> str:
    """The text; its languages are those of `name`. With an `administrator` (id and name) they are
    all its staff, and there is no printer yet: both are told when the house is set up."""
    parts = [
        f"# {template.name['en']}: a site file to begin with. Change what is marked, then run:\n"
        "# nextplease site check FILE",
        _head(site_id, name),
        *_choices(services, topics, template, name),
        *_house(template, name),
        *(_staff(services) if administrator is None else [_administrator(*administrator)]),
        *_devices(printer=template.printer and administrator is None),
        *(_table("outcomes", id=key, name=_in(name, words)) for key, words in OUTCOMES.items()),
    ]
    if administrator is not None:
        parts[0] = f"# {template.name['en']}: set up in a browser."
        parts = [re.sub(r" *# change: .*", "", part) for part in parts]
    return "\n\n".join(parts) + "\n"


def _head(site_id: str, name: Mapping[str, str]) -> str:
    hours = "\n".join(f'{day} = "{_HOURS}"' for day in _DAYS)
    nation = "WLS" if "cy" in name else "ENG"
    return (
        f"[site]\nid = {_text(site_id)}\nname = {_names(name)}\n"
        f'timezone = "Europe/London"\nlanguages = {_list([*name])}\n\n'
        f"[site.hours]                    # change: your own hours\n{hours}\n\n"
        '[site.holidays]\ncountry = "GB"\n'
        f'subdivision = "{nation}"             # change: ENG, NIR, SCT or WLS\n\n'
        "[site.recall]\ngap_seconds = 20"
    )


def _choices(
    services: Sequence[_Service],
    topics: Sequence[_Named],
    template: _Template,
    name: Mapping[str, str],
) -> Iterator[str]:
    """The tiles of the first screen, and the enquiry types under them."""
    used = {one.topic for one in services}
    for topic in topics:
        if topic.id in used:
            yield _table("groups", **group(topic, name))
    found = letters(services, template.rooms > 0, {}, [])
    for one in services:
        yield _table("enquiries", **enquiry(one, found[one.id], name, rooms=template.rooms > 0))


def enquiry(
    one: _Service, letter: str, languages: Iterable[str], *, rooms: bool
) -> dict[str, object]:
    """A service as an enquiry type of a house that has interview rooms, or has none."""
    facts: dict[str, object] = {
        "id": one.id,
        "group": one.topic,
        "name": _in(languages, one.name),
        "prefix": letter,
        "target_minutes": one.target,
        "service_minutes": one.minutes,
    }
    if one.room and rooms:
        facts["needs_private_room"] = True
    if one.sensitive:
        facts["sensitive"] = True
    return facts


def group(topic: _Named, languages: Iterable[str]) -> dict[str, object]:
    """A topic as a tile."""
    return {"id": topic.id, "name": _in(languages, topic.name), "icon": topic.icon}


def place(kind: str, number: int, languages: Iterable[str], zone: str) -> dict[str, object]:
    """A counter or a room, by its number."""
    words = {code: f"{word} {number}" for code, word in PLACES[kind].items()}
    return {
        "id": f"{kind}-{number}", "kind": kind, "name": _in(languages, words), "zone": zone,
    }  # fmt: skip


def letters(
    services: Sequence[_Service], rooms: bool, kept: Mapping[str, str], harmless: Sequence[str]
) -> dict[str, str]:
    """A letter for each: what nobody need know shares that of something harmless, and is not the
    initial of its own name. `kept` are those that stay, `harmless` the letters among them that tell
    nothing."""
    new = [one for one in services if one.id not in kept]
    open_ones = [one for one in new if not (one.sensitive or (one.room and rooms))]
    free = [one for one in _LETTERS if one not in kept.values()] or list(_LETTERS)
    found = {one.id: free[i % len(free)] for i, one in enumerate(open_ones)}
    shared = list(dict.fromkeys((*harmless, *found.values())))
    if not shared:
        return dict.fromkeys((one.id for one in new), _LETTERS[0])
    for i, one in enumerate(one for one in new if one.id not in found):
        initials = {text[:1].upper() for text in one.name.values()}
        fit = [letter for letter in shared if letter not in initials] or shared
        found[one.id] = fit[i % len(fit)]
    return found


def _house(template: _Template, name: Mapping[str, str]) -> Iterator[str]:
    yield _table("zones", id="main", name=_in(name, WAITING))
    for kind, many in (("counter", template.counters), ("room", template.rooms)):
        for n in range(1, many + 1):
            yield _table("service_points", **place(kind, n, name, "main"))


def _administrator(key: str, name: str) -> str:
    return _table("advisers", id=key, name=name, role="administrator")


def _staff(services: Sequence[_Service]) -> Iterator[str]:
    ids = [one.id for one in services]
    half = (len(ids) + 1) // 2
    yield (
        "# change: the people who work here. PINs are never in this file: nextplease user pin\n"
        + _table("advisers", id="supervisor", name="Supervisor", role="supervisor", backup=ids)
    )
    yield _table("advisers", id="adviser-1", name="Adviser 1", skills=ids[:half], backup=ids[half:])
    yield _table("advisers", id="adviser-2", name="Adviser 2", skills=ids[half:], backup=ids[:half])


def _devices(*, printer: bool) -> Iterator[str]:
    kiosk = {"id": "entrance", "name": "Kiosk, entrance", "zone": "main"}
    if not printer:
        yield _table("kiosks", **kiosk)
        return
    yield _table("kiosks", **kiosk, printer="entrance-printer")
    yield "# change: the address of your printer\n" + _table(
        "printers", id="entrance-printer", name="Kiosk, printer", transport="network",
        address="192.0.2.21:9100",
    )  # fmt: skip


# ---------------------------------------------------------------------- TOML


def _in(languages: Iterable[str], words: Mapping[str, str]) -> dict[str, str]:
    """The words in the house's languages; in English where there are none in its first two."""
    every = [*languages]
    return {
        code: words.get(code, words["en"]) for code in every if code in words or code in every[:2]
    }


def _table(of: str, /, **facts: object) -> str:
    lines = [f"[[{of}]]", *(f"{key} = {_value(value)}" for key, value in facts.items())]
    return "\n".join(lines)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        return _names(value)
    if isinstance(value, list):
        return _list(value)
    return _text(str(value))


def _names(words: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{code} = {_text(text)}" for code, text in words.items()) + " }"


def _list(values: Sequence[str]) -> str:
    return "[" + ", ".join(map(_text, values)) + "]"


def _text(text: str) -> str:
    """A string of TOML: JSON's escapes are TOML's too."""
    return json.dumps(text, ensure_ascii=False)
