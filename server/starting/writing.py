"""Writes the site file that a new house begins with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

#: Letters of tickets; I and O read as figures.
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_HOURS = "09:00-17:00"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
_OUTCOMES = {
    "resolved": ("Wedi’i ddatrys", "Resolved"),
    "form-issued": ("Rhoddwyd ffurflen", "Form issued"),
    "signposted": ("Cyfeiriwyd i fan arall", "Signposted"),
    "incomplete": ("Anghyflawn", "Incomplete"),
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
) -> str:
    """The text; its languages are those of `name`."""
    parts = [
        f"# {template.name['en']}: a site file to begin with. Change what is marked, then run:\n"
        "# nextplease site check FILE",
        _head(site_id, name),
        *_choices(services, topics, template, name),
        *_house(template, name),
        *_staff(services),
        *_devices(template),
        *(
            _table("outcomes", id=key, name=_in(name, {"cy": cy, "en": en}))
            for key, (cy, en) in _OUTCOMES.items()
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _head(site_id: str, name: Mapping[str, str]) -> str:
    hours = "\n".join(f'{day} = "{_HOURS}"' for day in _DAYS)
    return (
        f"[site]\nid = {_text(site_id)}\nname = {_names(name)}\n"
        f'timezone = "Europe/London"\nlanguages = {_list([*name])}\n\n'
        f"[site.hours]                    # change: your own hours\n{hours}\n\n"
        '[site.holidays]\ncountry = "GB"\n'
        'subdivision = "WLS"             # change: ENG, SCT or NIR\n\n'
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
            yield _table("groups", id=topic.id, name=_in(name, topic.name), icon=topic.icon)
    letters = _letters(services, template.rooms > 0)
    for one in services:
        facts: dict[str, object] = {
            "id": one.id,
            "group": one.topic,
            "name": _in(name, one.name),
            "prefix": letters[one.id],
            "target_minutes": one.target,
            "service_minutes": one.minutes,
        }
        if one.room and template.rooms:
            facts["needs_private_room"] = True
        if one.sensitive:
            facts["sensitive"] = True
        yield _table("enquiries", **facts)


def _letters(services: Sequence[_Service], rooms: bool) -> dict[str, str]:
    """A letter for each: what nobody need know shares that of something harmless, and is not the
    initial of its own name."""
    open_ones = [one for one in services if not (one.sensitive or (one.room and rooms))]
    if not open_ones:
        return dict.fromkeys((one.id for one in services), _LETTERS[0])
    found = {one.id: _LETTERS[i % len(_LETTERS)] for i, one in enumerate(open_ones)}
    shared = list(dict.fromkeys(found.values()))
    for i, one in enumerate(one for one in services if one.id not in found):
        initials = {text[:1].upper() for text in one.name.values()}
        fit = [letter for letter in shared if letter not in initials] or shared
        found[one.id] = fit[i % len(fit)]
    return found


def _house(template: _Template, name: Mapping[str, str]) -> Iterator[str]:
    waiting = {"cy": "Man aros", "en": "Waiting area"}
    yield _table("zones", id="main", name=_in(name, waiting))
    for kind, cy, en, many in (
        ("counter", "Cownter", "Counter", template.counters),
        ("room", "Ystafell", "Room", template.rooms),
    ):
        for n in range(1, many + 1):
            called = _in(name, {"cy": f"{cy} {n}", "en": f"{en} {n}"})
            yield _table("service_points", id=f"{kind}-{n}", kind=kind, name=called, zone="main")


def _staff(services: Sequence[_Service]) -> Iterator[str]:
    ids = [one.id for one in services]
    half = (len(ids) + 1) // 2
    yield (
        "# change: the people who work here. PINs are never in this file: nextplease user pin\n"
        + _table("advisers", id="supervisor", name="Supervisor", role="supervisor", backup=ids)
    )
    yield _table("advisers", id="adviser-1", name="Adviser 1", skills=ids[:half], backup=ids[half:])
    yield _table("advisers", id="adviser-2", name="Adviser 2", skills=ids[half:], backup=ids[:half])


def _devices(template: _Template) -> Iterator[str]:
    kiosk = {"id": "entrance", "name": "Kiosk, entrance", "zone": "main"}
    if not template.printer:
        yield _table("kiosks", **kiosk)
        return
    yield _table("kiosks", **kiosk, printer="entrance-printer")
    yield "# change: the address of your printer\n" + _table(
        "printers", id="entrance-printer", name="Kiosk, printer", transport="network",
        address="192.0.2.21:9100",
    )  # fmt: skip


# ---------------------------------------------------------------------- TOML


def _in(name: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    """The words in the house's languages; in English where there are none."""
    return {code: words.get(code, words["en"]) for code in name}


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
