"""The fields of the site file, from its model: what each asks for, with its help and its bounds."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypedDict, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ticketing.drafting import keys
from ticketing.drafting.edits import REFERENCES, KeyPath
from ticketing.sites import Site
from ticketing.sites.model import LISTS

FieldKind = Literal[
    "text", "number", "switch", "choice", "names", "hours", "time", "ref", "refs", "codes",
    "dates", "closed", "holidays", "room", "icon", "locked", "colour", "logo", "lines", "pieces",
    "picture", "clip",
]  # fmt: skip


class Choice(TypedDict):
    """A value of a field that has few, in words."""

    value: str | int
    words: str


class Field(TypedDict):
    """A key of the file as a field. `named` is the list whose members it names; `least` and `most`
    bound a figure; without a value `usual` holds."""

    key: str
    kind: FieldKind
    label: str
    help: str
    unit: str
    usual: str
    needed: bool
    least: float | None
    most: float | None
    whole: bool
    choices: list[Choice]
    named: str


class Section(TypedDict):
    """A page of the rail: a list with a form for each member, or tables of the house (`tables`; ''
    is what stands in [site] itself). `railed`: it has an entry of its own; the lists of corrected
    words and of languages that were read have not, they are reached from the page of words."""

    id: str
    words: str
    group: str
    one: str
    listed: bool
    railed: bool
    tables: list[Table]


class Table(TypedDict):
    """Fields that belong together: of [site], of a table in it, or of a member of a list."""

    id: str
    words: str
    fields: list[Field]


#: Keys whose values have a shape of their own.
_SHAPES: dict[KeyPath, FieldKind] = {
    ("id",): "locked",
    ("name",): "names",
    ("notice",): "names",
    ("languages",): "codes",
    ("looks", "colour"): "colour",
    ("looks", "second"): "colour",
    ("looks", "logo"): "logo",
    ("ticket", "lines"): "lines",
    ("ticket", "courtesy"): "names",
    ("announcements", "languages"): "codes",
    ("announcements", "volume_by_hour"): "codes",
    ("hours",): "hours",
    ("holidays", "closed"): "closed",
    ("holidays", "open"): "dates",
    ("holidays", "names"): "holidays",
    ("groups", "icon"): "icon",
    ("groups", "picture"): "picture",
    ("enquiries", "picture"): "picture",
    ("enquiries", "sign"): "clip",
    ("signposts", "map"): "picture",
    ("signposts", "icon"): "icon",
    ("signposts", "hours"): "hours",
    ("kiosks", "hours"): "hours",
    ("kiosks", "tiles"): "codes",
    ("kiosks", "languages"): "codes",
    ("kiosks", "keys"): "codes",
    ("displays", "band"): "pieces",
    ("displays", "waits"): "codes",
    ("enquiries", "hours"): "hours",
    ("enquiries", "search"): "names",
    ("signposts", "search"): "names",
    ("enquiries", "room"): "room",
    ("enquiries", "last_ticket"): "time",
    ("advisers", "languages"): "codes",
    ("advisers", "rights"): "codes",
}
#: What a closed list of the file says in words; the others are their own words.
_WORDS: dict[str, str] = {
    "any": "A counter or a room",
    "hall": "A waiting area",
    "door": "One door",
    "calls": "Called just before",
    "earlier": "Earlier calls",
    "waits": "Waiting times",
    "media": "Pictures, videos and pages",
    "first-name": "The first name",
    "no-name": "No name",
    "date-and-time": "Date and time",
    "rts-cts": "RTS/CTS",
    "dtr-dsr": "DTR/DSR",
    "xon-xoff": "XON/XOFF",
    "loop": "A hearing loop",
    "aplay": "aplay (ALSA)",
    "pw-play": "pw-play (PipeWire)",
    "paplay": "paplay (PulseAudio)",
    "qsystem": "QSystem's (RS-485)",
    "text": "Lines of text (@f0P=)",
    "modbus": "Modbus RTU",
    "keys": "A keyboard's keys",
    "input": "USB, as a keyboard",
}
_GROUPS: tuple[tuple[str, tuple[tuple[str, str, tuple[str, ...]], ...]], ...] = (
    ("The house", (("name", "Name and languages", ("",)),
        ("looks", "Looks", ("looks",)), ("hours", "Hours and dates", ("hours", "holidays")))),
    ("What people come for", (("groups", "Tiles", ()), ("enquiries", "Enquiry types", ()),
        ("appointment_types", "Appointment types", ()),
        ("signposts", "What we do not do here", ()), ("outcomes", "Outcomes", ()))),
    ("Where", (("service_points", "Counters and rooms", ()), ("zones", "Waiting areas", ()),
        ("rooms", "Interview rooms", ("rooms",)))),
    ("What visitors see", (("ticket", "Ticket", ("ticket",)), ("kiosks", "Kiosks", ()),
        ("displays", "Displays", ()),
        ("announcements", "Announcements", ("announcements",)), ("speakers", "Loudspeakers", ()),
        ("door", "At the kiosk", ("door",)),
        ("leaving", "If all have to leave", ("leaving",)), ("printers", "Printers", ()),
        ("boards", "LED boards", ()), ("pads", "Call pads", ()),
        ("lines", "Lines of boards and pads", ()),
        ("phone", "Visitors' phones", ("phone",)),
        ("phrases", "Corrected words", ()), ("readings", "Languages read", ()))),
    ("Who", (("advisers", "Staff", ()),)),
    ("How we work", (("desk", "The desk", ("desk",)),
        ("calls", "Calls and order", ("recall", "routing")),
        ("day", "Day and booking", ("day", "booking")),
        ("keep", "Figures and keeping", ("figures", "keep")))),
)  # fmt: skip


_UNDER_WORDS = ("phrases", "readings")


def sections() -> list[Section]:
    """All pages, in the order of the rail."""
    return [
        {
            "id": id_,
            "words": words,
            "group": group,
            "one": keys.MEMBERS[id_][0] if id_ in LISTS else "",
            "listed": id_ in LISTS,
            "railed": id_ not in _UNDER_WORDS,
            "tables": [_table(name) for name in tables or (id_,)],
        }
        for group, pages in _GROUPS
        for id_, words, tables in pages
    ]


def _table(name: str) -> Table:
    words = keys.TABLES.get(name, "")
    if name in ("", "hours"):
        alone = [path for path in keys.every() if len(path) == 1]
        own = [path for path in alone if (path == ("hours",)) == bool(name)]
        fields = [_field(path, Site.model_fields[path[0]]) for path in own]
        return {"id": "", "words": "Every week" if name else "", "fields": fields}
    part = _part(name)
    return {
        "id": name,
        "words": "" if name in LISTS else words,
        "fields": [_field((name, key), info) for key, info in part.model_fields.items()],
    }


def _part(name: str) -> Any:
    annotation = Site.model_fields[name].annotation
    return (get_args(annotation) or (annotation,))[0]


def _field(path: KeyPath, info: FieldInfo) -> Field:
    key = keys.every()[path]
    base, metadata = _unwrapped(info)
    kind = _kind(path, base)
    choices: list[Choice] = [
        {"value": one, "words": _WORDS.get(str(one), str(one)[:1].upper() + str(one)[1:])}
        for one in _possible(kind, base)
    ]
    return {
        "key": path[-1],
        "kind": kind,
        "label": key.label,
        "help": key.help,
        "unit": key.unit,
        "usual": "" if info.is_required() else key.without,
        "needed": info.is_required(),
        "least": _bound(metadata, "ge"),
        "most": _bound(metadata, "le"),
        "whole": base is not float,
        "choices": choices,
        "named": REFERENCES.get((path[0], path[-1]), ""),
    }


def _possible(kind: FieldKind, base: Any) -> tuple[Any, ...]:
    """The values of a field that has few, and the pieces of one that is put together of some."""
    if kind == "choice":
        return get_args(base)
    return get_args(get_args(base)[0]) if kind == "pieces" else ()


def _kind(path: KeyPath, base: Any) -> FieldKind:
    if path in _SHAPES:
        return _SHAPES[path]
    if get_origin(base) is dict:
        return "names"
    if (path[0], path[-1]) in REFERENCES:
        return "refs" if get_origin(base) is tuple else "ref"
    if base is bool:
        return "switch"
    if get_origin(base) is Literal:
        return "choice"
    return "number" if base in (int, float) else "text"


def _unwrapped(info: FieldInfo) -> tuple[Any, list[Any]]:
    """What a value is when there is one, and what bounds it."""
    metadata = list(info.metadata)
    base: Any = info.annotation
    while True:
        if get_origin(base) is Annotated:
            base, *more = get_args(base)
            metadata += more
        elif get_origin(base) in (Union, types.UnionType):
            base = next(one for one in get_args(base) if one is not type(None))
        else:
            return base, metadata


def _bound(metadata: list[Any], name: str) -> float | None:
    for one in _flat(metadata):
        found = getattr(one, name, None)
        if found is not None:
            return float(found)
    return None


def _flat(metadata: list[Any]) -> Iterator[Any]:
    for one in metadata:
        yield one
        yield from getattr(one, "metadata", ())
