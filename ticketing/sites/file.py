"""Reads a site file (TOML), and names each mistake with its line and what to write instead."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from ticketing.sites import looks, privacy, unwise, wired
from ticketing.sites.mistakes import wording
from ticketing.sites.mistakes.mending import mended
from ticketing.sites.model import LISTS, Site
from ticketing.sites.shown import announcements, displays, speakers

#: Outcomes that the figures count by themselves.
RESERVED = frozenset(
    {"left", "no-show", "day-closed", "cancelled", "held", "referred-on", "unsaid"}
)

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake: the 1-based line, what it is about, and a sentence with what to write; `path` is
    where it is in the model, members of lists by place."""

    line: int
    where: str
    says: str
    path: Path = field(default=(), compare=False)

    def __str__(self) -> str:
        return f"line {self.line}: {self.where}: {self.says}"


class SiteFileError(Exception):
    """The file has mistakes; nothing of it was taken over."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


#: A further check: where in the file, and what to write instead.
Check = Callable[[Site], Iterable[tuple[Path, str]]]


def parse(text: str, *checks: Check) -> Site:
    """The Site that `text` describes; SiteFileError lists every mistake, first line first.

    `checks` are those of the house around: which words, icons and printer models there are.
    """
    site, mistakes = examine(text, *checks)
    if site is None or mistakes:
        raise SiteFileError(mistakes)
    return site


def examine(text: str, *checks: Check) -> tuple[Site | None, list[Mistake]]:
    """The Site of `text` and its mistakes; no Site where a part of it says nothing possible."""
    text = text.removeprefix(MARK)
    try:
        data = _toml(text)
    except SiteFileError as error:
        return None, error.mistakes
    lines = _Lines(text)
    head = data.pop("site", None)
    if not isinstance(head, dict):
        return None, [Mistake(1, "the file", _no_site(data))]
    site, wrong = _validated({**head, **data})
    whole, told = not wrong, [path for path, _ in wrong]
    if site is not None:
        wrong += [
            (path, says)
            for check in (_crossed, *checks)
            for path, says in check(site)
            if not _among(path, told)
        ]
    mistakes = {Mistake(lines.of(path), _spoken(path, data), says, path) for path, says in wrong}
    return site if whole else None, sorted(mistakes)


def cautions(text: str, site: Site, *more: Check) -> list[Mistake]:
    """What is no mistake in the file `text` of `site`, but would better be otherwise.

    `more` are the cautions of the house around.
    """
    text = text.removeprefix(MARK)
    data = _toml(text)
    data.pop("site", None)
    lines = _Lines(text)
    return sorted(
        Mistake(lines.of(path), _spoken(path, data), says, path)
        for check in (privacy.cautions, unwise.cautions, *more)
        for path, says in check(site)
    )


# ---------------------------------------------------------------------- the parts themselves

#: What some editors put before the first letter.
MARK = "\ufeff"
#: More letters than any house has to say.
MOST_LETTERS = 1_000_000


def _toml(text: str) -> dict[str, Any]:
    """The tables of the file; SiteFileError says what is no TOML, and where."""
    if len(text) > MOST_LETTERS:
        says = f"it has {len(text)} letters; a site file has at most {MOST_LETTERS}"
        raise SiteFileError([Mistake(1, "the file", says)])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found.group(1)) if found else text.rstrip("\n").count("\n") + 1
        says = wording.no_toml(str(error), text.split("\n")[line - 1])
        raise SiteFileError([Mistake(line, "the file", says)]) from None
    except (ValueError, RecursionError):
        # What tomllib leaves to Python: figures and brackets beyond its limits. No line is known.
        says = "a figure is too long, or brackets are too deep in one another; shorten it"
        raise SiteFileError([Mistake(1, "the file", says)]) from None


def _no_site(data: dict[str, Any]) -> str:
    begin = "begin with a table [site] that has id, name, timezone, languages and hours"
    if not data:
        return begin
    has = ", ".join(f"'{key:.30}'" for key in [*data][:5])
    return f"this is no site file: it has {has}, and no table [site]. If it is yours, {begin}"


#: After so many rounds of mending, what is still wrong waits for the next file.
_ROUNDS = 4


def _validated(given: dict[str, Any]) -> tuple[Site | None, list[tuple[Path, str]]]:
    """The site, and what is wrong with it. If anything is, the site is one in which that is mended,
    to look for further mistakes; None where nothing can be made of it."""
    wrong: list[tuple[Path, str]] = []
    for _ in range(_ROUNDS):
        try:
            return Site.model_validate(given), wrong
        except ValidationError as error:
            errors = error.errors(include_url=False)
        told = [path for path, _ in wrong]
        new = [(_path(e["loc"]), wording.says(e, Site)) for e in errors]
        wrong += [one for one in new if not _among(one[0], told)]
        given = mended(given, [path for path, _ in new], Site)
    return None, wrong


def _among(path: Path, others: Iterable[Path]) -> bool:
    """Whether it is one of the others, within one or around one."""
    return any(path[: len(one)] == one[: len(path)] for one in others)


# ---------------------------------------------------------------------- between the parts


def _crossed(site: Site) -> Iterator[tuple[Path, str]]:
    """Mistakes that no part can see alone: references, doubles, missing translations."""
    for kind in LISTS:
        yield from _doubles(kind, [part.id for part in getattr(site, kind)])
        for i, part in enumerate(getattr(site, kind)):
            if isinstance(getattr(part, "name", None), dict):
                yield from _untranslated(site, (kind, i, "name"), part.name)
            if way := getattr(part, "way", None):
                yield from _untranslated(site, (kind, i, "way"), way)
    yield from _untranslated(site, ("name",), site.name)
    ids = {kind: [part.id for part in getattr(site, kind)] for kind in LISTS}
    for i, enquiry in enumerate(site.enquiries):
        yield from _unknown(("enquiries", i, "group"), enquiry.group, ids["groups"])
        for place in enquiry.places:
            yield from _unknown(("enquiries", i, "places"), place, ids["service_points"])
    for i, post in enumerate(site.signposts):
        if post.group is not None:
            yield from _unknown(("signposts", i, "group"), post.group, ids["groups"])
        for key, names in post.texts:
            yield from _untranslated(site, ("signposts", i, key), names)
    for i, point in enumerate(site.service_points):
        yield from _unknown(("service_points", i, "zone"), point.zone, ids["zones"])
    for i, adviser in enumerate(site.advisers):
        for key in ("skills", "backup"):
            for skill in getattr(adviser, key):
                yield from _unknown(("advisers", i, key), skill, ids["enquiries"])
        for skill in sorted(set(adviser.skills) & set(adviser.backup)):
            yield ("advisers", i, "backup"), f"{skill!r} stands in skills too; keep it in one"
    for i, kiosk in enumerate(site.kiosks):
        yield from _unknown(("kiosks", i, "zone"), kiosk.zone, ids["zones"])
        tiles = [*ids["groups"], *(one.id for one in site.signposts if one.group is None)]
        for key, known in (("tiles", tiles), ("languages", site.languages)):
            for one in getattr(kiosk, key):
                yield from _unknown(("kiosks", i, key), one, known)
        if kiosk.printer is not None:
            yield from _unknown(("kiosks", i, "printer"), kiosk.printer, ids["printers"])
    for i, printer in enumerate(site.printers):
        if printer.stand_in is not None:
            others = [one for one in ids["printers"] if one != printer.id]
            yield from _unknown(("printers", i, "stand_in"), printer.stand_in, others)
    told = [*ids["groups"], *ids["enquiries"]]
    of_displays = displays.mistakes(site.displays, ids["zones"], ids["service_points"], told)
    for path, said, among in of_displays:
        yield from [(path, said)] if among is None else _unknown(path, said, among)
    for i, speaker in enumerate(site.speakers):
        for key, known in (("zones", ids["zones"]), ("places", ids["service_points"])):
            for one in getattr(speaker, key):
                yield from _unknown(("speakers", i, key), one, known)
    yield from speakers.mistakes(site.speakers)
    for i, outcome in enumerate(site.outcomes):
        if outcome.id in RESERVED:
            says = f"{outcome.id!r} has a meaning of its own in the figures; choose another id"
            yield ("outcomes", i, "id"), says
    for i, board in enumerate(site.boards):
        yield from _unknown(("boards", i, "line"), board.line, ids["lines"])
        for key, known in (("zones", ids["zones"]), ("places", ids["service_points"])):
            for one in getattr(board, key):
                yield from _unknown(("boards", i, key), one, known)
    for i, pad in enumerate(site.pads):
        yield from _unknown(("pads", i, "line"), pad.line, ids["lines"])
        yield from _unknown(("pads", i, "place"), pad.place, ids["service_points"])
        if pad.outcome is not None:
            yield from _unknown(("pads", i, "outcome"), pad.outcome, ids["outcomes"])
    needed = ids["outcomes"] if site.desk.outcome_required else []
    yield from wired.mistakes(site.boards, site.pads, needed)
    yield from _appointments(site, ids["enquiries"])
    yield from _bound(site)
    yield from privacy.mistakes(site)
    yield from looks.mistakes(site.looks)
    yield from announcements.mistakes(site.languages, site.announcements)
    yield from _useless(site)


def _appointments(site: Site, enquiries: list[str]) -> Iterator[tuple[Path, str]]:
    rooms = any(point.kind == "room" for point in site.service_points)
    for i, kind in enumerate(site.appointment_types):
        yield from _unknown(("appointment_types", i, "enquiry"), kind.enquiry, enquiries)
        private = kind.enquiry in enquiries and site.enquiry(kind.enquiry).needs_private_room
        if private and rooms and kind.place != "room":
            says = "its enquiry type needs a private room; write place = 'room'"
            yield ("appointment_types", i, "place"), says
        if kind.place == "room" and not rooms:
            says = "no service point has kind = 'room'; add one, or write place = 'any'"
            yield ("appointment_types", i, "place"), says
    for i, closed in enumerate(site.holidays.closed):
        yield from _untranslated(site, ("holidays", "closed", i, "reason"), closed.reason)


def _bound(site: Site) -> Iterator[tuple[Path, str]]:
    """Enquiry types that are served at certain places alone, at which they cannot be."""
    kinds = {point.id: point.kind for point in site.service_points}
    at = {one.id: {kinds[key] for key in one.places if key in kinds} for one in site.enquiries}
    for i, enquiry in enumerate(site.enquiries):
        if at[enquiry.id] == {"counter"} and enquiry.needs_private_room:
            says = "needs a private room, but stands at counters alone; add a room, or leave it out"
            yield ("enquiries", i, "places"), says
    for i, kind in enumerate(site.appointment_types):
        possible = at.get(kind.enquiry, set())
        if possible and kind.place not in ("any", *possible):
            says = f"its enquiry type is served at no {kind.place}; write place = 'any'"
            yield ("appointment_types", i, "place"), says


def _useless(site: Site) -> Iterator[tuple[Path, str]]:
    used = {one.group for one in site.enquiries} | {one.group for one in site.signposts}
    for i, group in enumerate(site.groups):
        if group.id not in used:
            yield ("groups", i, "id"), "no enquiry type is in this group; give it one or remove it"
    rooms = any(point.kind == "room" for point in site.service_points)
    for i, enquiry in enumerate(site.enquiries):
        if enquiry.needs_private_room and not rooms:
            says = "needs a private room, but no service point has kind = 'room'; add one"
            yield ("enquiries", i, "needs_private_room"), says


def _doubles(kind: str, ids: list[str]) -> Iterator[tuple[Path, str]]:
    counts = Counter(ids)
    for i, key in enumerate(ids):
        if counts[key] > 1 and i != ids.index(key):
            yield (kind, i, "id"), f"the id {key!r} stands twice; give each its own"


def _unknown(path: Path, key: str, known: Iterable[str]) -> Iterator[tuple[Path, str]]:
    known = list(known)
    if key not in known:
        close = get_close_matches(key, known, 1)
        hint = f"; did you mean {close[0]!r}?" if close else f"; write one of: {', '.join(known)}"
        yield path, f"{key!r} does not exist{hint}"


def _untranslated(site: Site, path: Path, names: dict[str, str]) -> Iterator[tuple[Path, str]]:
    for language in site.main_languages:
        if language not in names:
            yield path, f'the {path[-1]} in {language!r} is missing; add {language} = "…"'


# ---------------------------------------------------------------------- whose mistake it is


def _path(loc: tuple[int | str, ...]) -> Path:
    return tuple(part for part in loc if not (isinstance(part, str) and "[" in part))


def _spoken(loc: Path, data: dict[str, Any]) -> str:
    """'enquiries council-tax, prefix' rather than 'enquiries.3.prefix'."""
    if not loc or loc[0] not in LISTS:
        return ", ".join(["site", *(str(part)[:60] for part in loc if isinstance(part, str))])
    words = [str(loc[0])]
    if len(loc) > 1 and isinstance(loc[1], int):
        entries = data.get(str(loc[0]), [])
        entry = entries[loc[1]] if loc[1] < len(entries) else None
        named = entry.get("id") if isinstance(entry, dict) else None
        words = [f"{loc[0]} {str(named or f'number {loc[1] + 1}')[:60]}"]
    words += [str(part)[:60] for part in loc[2:] if isinstance(part, str) and "[" not in part]
    return ", ".join(words)


# ---------------------------------------------------------------------- lines


class _Lines:
    """Finds the line of a value: tomllib gives values but not where they stood.

    Lines end where TOML ends them, at '\\n' alone.
    """

    _HEAD = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]\]?")
    _KEY = re.compile(r"^\s*([A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=")
    _QUOTED = re.compile(r"""^\s*(?:"([^"\\]*)"|'([^']*)')\s*=""")

    def __init__(self, text: str) -> None:
        self._found: dict[Path, int] = {(): 1}
        counts: Counter[str] = Counter()
        table: Path = ()
        for number, line in enumerate(text.split("\n"), 1):
            if head := self._HEAD.match(line):
                table = self._table(head.group(1), head.group(2), counts)
                self._found.setdefault(table, number)
                self._found.setdefault(table[:1], number)
            elif key := self._KEY.match(line):
                parts = tuple(part.strip() for part in key.group(1).split("."))
                self._found.setdefault(table + parts, number)
            elif quoted := self._QUOTED.match(line):
                name = quoted.group(1) or quoted.group(2) or ""
                self._found.setdefault((*table, name), number)

    @staticmethod
    def _table(bracket: str, name: str, counts: Counter[str]) -> Path:
        parts = name.split(".")
        if bracket == "[[":
            counts[name] += 1
            return (*(parts[1:] if parts[0] == "site" else parts), counts[name] - 1)
        if parts[0] == "site":
            return tuple(parts[1:])
        if counts[parts[0]]:
            return (parts[0], counts[parts[0]] - 1, *parts[1:])
        return tuple(parts)

    def of(self, path: Path) -> int:
        """The line of the value at `path`, or of the nearest thing around it."""
        while path not in self._found:
            path = path[:-1]
        return self._found[path]
