"""What was typed in a step, as edits of the site file. Pure: a form and the file as data in, edits
out, or Untrue with a sentence for each field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from server import starting
from server.starting import writing
from ticketing.drafting import adding
from ticketing.drafting.adding import ids
from ticketing.drafting.edits import Edit, KeyPath, Plain, value_at
from ticketing.sites.hours import WEEKDAYS
from ticketing.sites.model import LISTS

#: The nations of the United Kingdom, each with holidays of its own.
NATIONS = {
    "ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland",
}  # fmt: skip
#: The keys of a house's two colours.
COLOURS = ("colour", "second")
#: In so many languages everything has a name.
MAIN = 2
#: More counters, or rooms, than any house has.
MOST_PLACES = 40


class Form(Protocol):
    """What was sent: a field's text, and the texts of one that may come several times."""

    def get(self, key: str, default: str, /) -> str: ...
    def getlist(self, key: str, /) -> list[str]: ...


class Untrue(Exception):
    """What was typed cannot be so; `says` has a sentence for each field ('' for the page)."""

    def __init__(self, says: Mapping[str, str]) -> None:
        super().__init__("; ".join(says.values()))
        self.says = dict(says)


# ---------------------------------------------------------------------- name and languages


def council(data: Plain, form: Form) -> list[Edit]:
    """The house's name in each of its languages, and its colours; its logo is brought in by itself,
    and taken out here."""
    edits = _set(data, ("name",), _named(form, data["languages"]))
    for key in COLOURS:
        for typed in form.getlist(key):
            edits += _set(data, ("looks", key), _colour(typed))
    if form.get("no_logo", ""):
        edits += _set(data, ("looks", "logo"), None)
    return edits


def _colour(typed: str) -> str | None:
    """As people copy it: with its '#' or without, in small letters or large."""
    text = typed.strip()
    return (
        f"#{text.lstrip('#').upper()}" if re.fullmatch("#?[0-9A-Fa-f]{6}", text) else text or None
    )


def languages(data: Plain, form: Form, offered: Sequence[str]) -> list[Edit]:
    """Which languages, the house's own first; what has no words in a new one gets those that are
    shipped. In the first two everything has a name: else that of the first."""
    chosen = [code for code in offered if code in form.getlist("language")]
    if not chosen:
        raise Untrue({"language": "Tick at least one: visitors have to read something."})
    order = [form.get("first", ""), *data["languages"]]
    chosen.sort(key=lambda code: order.index(code) if code in order else len(order))
    edits = _set(data, ("languages",), chosen)
    edits += _set(data, ("name",), {**data["name"], **_named(form, chosen)})
    if chosen == list(data["languages"]):
        return edits
    shipped = _shipped()
    for path, value in _values(data):
        edits += _set(data, path, _filled(value, chosen, data["languages"][0], shipped))
    return edits


def _named(form: Form, spoken: Sequence[str]) -> dict[str, str]:
    """The house's name in these languages; in the first two it has one."""
    names = {code: _words(form, f"name_{code}") for code in spoken}
    if missing := [code for code in spoken[:MAIN] if not names[code]]:
        says = "Say what your house is called in this language."
        raise Untrue({f"name_{code}": says for code in missing})
    return {code: name for code, name in names.items() if name}


def _words(form: Form, field: str) -> str:
    return " ".join(form.get(field, "").split())


def _values(data: Plain) -> Iterator[tuple[KeyPath, Any]]:
    for key, value in data.items():
        if key in LISTS:
            for one in value:
                yield from (((key, str(one["id"]), name), each) for name, each in one.items())
        elif isinstance(value, dict) and key not in ("name", "hours"):
            # What public holidays are called is said for other languages than that of the name.
            yield from (((key, name), each) for name, each in value.items() if name != "names")


def _filled(value: Any, languages: Sequence[str], first: str, shipped: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [_filled(one, languages, first, shipped) for one in value]
    if not isinstance(value, dict):
        return value
    if first not in value or not all(isinstance(one, str) for one in value.values()):
        return {key: _filled(one, languages, first, shipped) for key, one in value.items()}
    known: Mapping[str, str] = next((shipped[one] for one in value.values() if one in shipped), {})
    anew = {code: value.get(code) or known.get(code) for code in languages}
    anew |= {code: anew[code] or value[first] for code in languages[:MAIN]}
    return {**{code: text for code, text in anew.items() if text}, **value}


def _shipped() -> dict[str, Mapping[str, str]]:
    """The words that come with the product, by what they are in any language."""
    found = starting.catalogue()
    every: list[Mapping[str, str]] = [one.name for one in found.topics]
    every += [one.name for one in found.services]
    every += [writing.WAITING, *writing.OUTCOMES.values()]
    for words in writing.PLACES.values():
        every += [
            {code: f"{word} {n}" for code, word in words.items()} for n in range(1, MOST_PLACES + 1)
        ]
    return {text: words for words in reversed(every) for text in words.values()}


# ---------------------------------------------------------------------- hours


def hours(data: Plain, form: Form) -> list[Edit]:
    """The hours of each weekday, and whose public holidays close the house."""
    before = data.get("hours", {})
    anew, says = dict(before), {}
    for day in WEEKDAYS:
        typed = [
            part for part in re.split(r"[,;\s]+", _spans(form.get(f"hours_{day}", ""))) if part
        ]
        shown = ", ".join(_listed(before.get(day)))
        if ", ".join(typed) == shown:
            continue
        anew.pop(day, None)
        if overnight := next(filter(None, map(_afternoon, typed)), None):
            was, meant = overnight
            says[f"hours_{day}"] = f"{was} would last until the next morning. Write {meant}."
        if typed:
            anew[day] = typed[0] if len(typed) == 1 else typed
    if says:
        raise Untrue(says)
    if not any(day in anew for day in WEEKDAYS):
        raise Untrue({"": "No day has hours. Write some, such as 09:00-17:00 on Monday."})
    edits = _set(data, ("hours",), anew)
    nation = form.get("nation", "")
    if nation in NATIONS:
        edits += _set(data, ("holidays", "country"), "GB")
        edits += _set(data, ("holidays", "subdivision"), nation)
    elif nation == "none":
        edits += _set(data, ("holidays", "subdivision"), None)
        edits += _set(data, ("holidays", "country"), None)
    return edits


def _afternoon(span: str) -> tuple[str, str] | None:
    """Who writes '9 to 5' means the afternoon: the span as it reads, and as it is meant."""
    found = re.fullmatch(r"(\d\d):(\d\d)-(\d\d):(\d\d)", span)
    if found is None:
        return None
    begin, end = int(found[1]), int(found[3])
    if not end < begin < end + 12 <= 23:
        return None
    return span, f"{found[1]}:{found[2]}-{end + 12}:{found[4]}"


def _spans(typed: str) -> str:
    """As people write hours: '9 to 17', '9.00 – 17.00', '09:00-17:00'; 'closed' is none."""
    text = typed.strip().lower()[:200].replace(".", ":")
    if text in ("closed", "-", "–"):
        return ""
    text = re.sub(r"\s*(-|–|—|\bto\b|\buntil\b)\s*", "-", text)
    text = re.sub(r"(?<![\d:])(\d{1,2})(?=\s*(-|,|;|$))", r"\1:00", text)
    return re.sub(r"(?<!\d)(\d):(\d\d)", r"0\1:\2", text)


def _listed(spans: Any) -> list[str]:
    return [spans] if isinstance(spans, str) else list(spans or ())


# ---------------------------------------------------------------------- enquiry types


def enquiries(data: Plain, form: Form) -> list[Edit]:
    """The services of the catalogue that were ticked, and the tiles that they need. Types of the
    house's own stay."""
    found = starting.catalogue()
    services = {one.id: one for one in found.services}
    ticked = set(form.getlist("service"))
    chosen = [one for one in found.services if one.id in ticked]
    before = {one["id"]: one for one in data.get("enquiries", [])}
    stays = [key for key in before if key not in services or key in ticked]
    new = [one for one in chosen if one.id not in before]
    if not stays and not new:
        raise Untrue({"": "Tick at least one: without a type nobody gets a ticket."})
    spoken, rooms = data["languages"], _has_rooms(data)
    kept = {key: str(before[key]["prefix"]) for key in stays}
    harmless = [kept[key] for key in stays if not _quiet(before[key])]
    letters = writing.letters(new, rooms, kept, harmless)
    harmless += [letters[one.id] for one in new if not (one.sensitive or (one.room and rooms))]
    edits = []
    for topic in found.topics:
        if topic.id not in ids(data, "groups") and any(one.topic == topic.id for one in new):
            edits.append(Edit("add", ("groups", topic.id), writing.group(topic, spoken)))
    for one in new:
        value = writing.enquiry(one, letters[one.id], spoken, rooms=rooms)
        edits.append(Edit("add", ("enquiries", one.id), value))
    quiet = [key for key in stays if before[key].get("sensitive")]
    if not harmless and (quiet or any(one.sensitive for one in new)):
        raise Untrue({"": _TELLS})
    for key in quiet:
        if kept[key] not in harmless:
            initials = {name[:1].upper() for name in before[key]["name"].values()}
            fit = [letter for letter in harmless if letter not in initials] or harmless
            edits.append(Edit("set", ("enquiries", key, "prefix"), fit[0]))
    gone = [key for key in before if key not in stays]
    edits += [Edit("remove", ("enquiries", key)) for key in gone]
    return edits + _without(data, gone, {before[key]["group"] for key in stays}, new)


#: The letter of a type that nobody need know is shared with one that everybody may.
_TELLS = (
    "Whatever you ticked is private, and the letter on the ticket would tell the room so. Tick one "
    "more that anybody may know of, such as General enquiries: they share its letter."
)


def _quiet(enquiry: Plain) -> bool:
    return bool(enquiry.get("sensitive") or enquiry.get("needs_private_room"))


def _without(
    data: Plain, gone: Sequence[str], used: set[str], new: Sequence[starting.Service]
) -> list[Edit]:
    """Whatever named what is gone: skills, tiles without a type, kiosks that showed them."""
    edits = []
    for one in data.get("advisers", []):
        for key in ("skills", "backup"):
            left = [each for each in one.get(key, []) if each not in gone]
            edits += _set(data, ("advisers", one["id"], key), left or None, one.get(key))
    used = used | {one.topic for one in new} | {str(one.get("group")) for one in _posts(data)}
    empty = [key for key in ids(data, "groups") if key not in used] if gone else []
    edits += [Edit("remove", ("groups", key)) for key in empty]
    for one in data.get("kiosks", []):
        left = [each for each in one.get("tiles", []) if each not in empty]
        edits += _set(data, ("kiosks", one["id"], "tiles"), left or None, one.get("tiles"))
    return edits


def _posts(data: Plain) -> list[Plain]:
    return list(data.get("signposts", []))


def _has_rooms(data: Plain) -> bool:
    return any(one.get("kind") == "room" for one in data.get("service_points", []))


# ---------------------------------------------------------------------- counters and rooms


def places(data: Plain, form: Form) -> list[Edit]:
    """So many counters and rooms; those that there are keep their names, the last go first."""
    wanted, says = {}, {}
    for kind in ("counter", "room"):
        text = form.get(f"{kind}s", "").strip()[:20]
        if text.isascii() and text.isdigit() and int(text) <= MOST_PLACES:
            wanted[kind] = int(text)
        else:
            says[f"{kind}s"] = f"Write how many there are, from 0 to {MOST_PLACES}."
    if not says and not sum(wanted.values()):
        says["counters"] = "Write 1 or more: somewhere visitors have to be called to."
    if says:
        raise Untrue(says)
    points = data.get("service_points", [])
    zone, edits = ids(data, "zones")[0], []
    for kind, many in wanted.items():
        here = [str(one["id"]) for one in points if one.get("kind") == kind]
        number, taken = 0, set(ids(data, "service_points"))
        for _ in range(many - len(here)):
            while f"{kind}-{(number := number + 1)}" in taken:
                pass
            value = writing.place(kind, number, data["languages"], zone)
            edits.append(Edit("add", ("service_points", f"{kind}-{number}"), value))
        edits += [Edit("remove", ("service_points", key)) for key in here[many:]]
    return edits + _rooms_needed(data, rooms=wanted["room"] > 0)


def _rooms_needed(data: Plain, *, rooms: bool) -> list[Edit]:
    """Where there is no room, no type can need one; with the first, those that should do."""
    wants = {one.id for one in starting.catalogue().services if one.room}
    edits = []
    for one in data.get("enquiries", []):
        if not rooms and one.get("needs_private_room"):
            edits.append(Edit("set", ("enquiries", one["id"], "needs_private_room"), None))
        if rooms and not _has_rooms(data) and one["id"] in wants:
            edits.append(Edit("set", ("enquiries", one["id"], "needs_private_room"), True))
    return edits


# ---------------------------------------------------------------------- printers


def printer(data: Plain, form: Form) -> list[Edit]:
    """One printer more, and the kiosk that prints there. `address` is host:port, or the name of a
    device of the agent that found it, as 'agent|transport|path'."""
    name = _words(form, "printer_name")
    found, typed = form.get("found", ""), form.get("address", "").strip()
    agent, transport, address = "local", "network", typed
    if found:
        parts = found.split("|", 2)
        if len(parts) != 3 or parts[1] not in ("file", "serial", "usb", "network"):
            raise Untrue({"found": "This printer is not there any more. Look again."})
        agent, transport, address = parts
    if not address:
        raise Untrue({"address": "Write the printer's address, such as 192.0.2.21:9100."})
    if transport == "network" and ":" not in address:
        address = f"{address}:9100"
    if not name:
        raise Untrue({"printer_name": "Say what it is called, such as Kiosk, entrance."})
    value: dict[str, Any] = {"name": name, "transport": transport, "address": address}
    width = 58 if form.get("width", "") == "58" else 80
    value |= {"agent": agent, "width": width}
    return adding.printer(data, value, form.get("kiosk", ""))[1]


def _set(data: Plain, path: KeyPath, value: Any, before: Any = ...) -> list[Edit]:
    """The edit that lets a key say this, if it does not."""
    if before is ...:
        before = value_at(data, path)
    return [] if value == before else [Edit("set", path, value)]
