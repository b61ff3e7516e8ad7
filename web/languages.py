"""The languages of visitors' words: the program's, and a council's own in a folder beside it.

The program's are `<room>/words/<code>.ftl`. A council's are `<folder>/<code>/<room>.ftl`: another
language, or lines that stand before the program's. Before both stand a house's corrections, which
are in its site file. A line of theirs that does not fit is left out, and `wrong` says why: a screen
never shows it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Visitor

from ticketing.sites.shown.phrases import ROOMS, Wording

FALLBACK = "en"
#: A house that says all as the program does.
NO_WORDING = Wording()
#: Of a council's own: bytes of a file, languages, letters of one text (a slip's line has 300).
LARGEST, MOST, LONGEST = 256 * 1024, 40, 280
#: A group of messages whose heading ends so is read by staff, and may stay English.
FOR_STAFF = "for staff"
#: A group whose heading ends so is fetched by browsers when the page stands, not before.
LATER = "opened later"
_CODE = re.compile(r"[a-z]{2,3}")
#: What is said of the language itself.
_ABOUT = frozenset({"language-name", "language-read"})


@dataclass(frozen=True)
class Own:
    """What of a council's file fits, and in sentences what does not."""

    text: str
    wrong: tuple[str, ...] = ()


class _Folder:
    """Where a council's own languages are."""

    path: Path | None = None


def use_own(folder: Path | None) -> None:
    """From now on a council's own languages are taken from here; from nowhere without one."""
    _Folder.path = folder


def known() -> list[str]:
    """The codes of all languages that every room has words in, the program's first."""
    every = [*sorted(_shipped()), *(code for code in _own_codes() if code not in _shipped())]
    return [code for code in every if all(source(room, code) is not None for room in ROOMS)]


def source(room: str, language: str, wording: Wording = NO_WORDING) -> str | None:
    """The text of a room's words in a language, the house's corrections first, then a council's
    own lines; None if there are none."""
    if not (room.isalpha() and _CODE.fullmatch(language)):
        return None
    own = _own(room, language).text if room in ROOMS else ""
    shipped = _program(room, language)
    if shipped is None and not own:
        return None
    said = wording.of(room, language)
    corrected = corrections(said, room, language).text if said else ""
    return _above(corrected, _above(own, shipped or ""))


@lru_cache(maxsize=4 * len(ROOMS) * MOST)
def _above(first: str, then: str) -> str:
    return f"{first}\n{then}" if first and then else first or then


@lru_cache(maxsize=4 * len(ROOMS) * MOST)
def corrections(text: str, room: str, language: str) -> Own:
    """What of a house's corrections fits, and in sentences what does not."""
    return _fitting(text, room)


@lru_cache(maxsize=len(ROOMS) * MOST)
def _filled(text: str, room: str, english_said: str) -> str:
    has = _parsed(text)
    english = messages(room, FALLBACK, Wording({(room, FALLBACK): english_said}))
    missing = (entry for key, entry in english.items() if key not in has)
    return text + "\n" + "".join(map(FluentSerializer().serialize_entry, missing))


def filled(room: str, language: str, wording: Wording = NO_WORDING) -> str | None:
    """As `source`, and in English what the language lacks: all that a browser has to fetch."""
    text = source(room, language, wording)
    return None if text is None else _filled(text, room, wording.of(room, FALLBACK))


def part(room: str, language: str, *, later: bool, wording: Wording = NO_WORDING) -> str | None:
    """Of `filled`, what is opened later, or all the rest."""
    text = filled(room, language, wording)
    return None if text is None else _part(text, room, later)


@lru_cache(maxsize=2 * len(ROOMS) * MOST)
def _part(text: str, room: str, later: bool) -> str:
    wanted = _of_groups(room, LATER)
    found = (one for key, one in _parsed(text).items() if (key in wanted) == later)
    return "".join(map(FluentSerializer().serialize_entry, found))


def is_read(code: str) -> bool:
    """Whether somebody whose language it is has gone through its words, as it says itself."""
    said = messages("display", code).get("language-read")
    return code == FALLBACK or (said is not None and _plain(said) == "yes")


def lacking(code: str) -> list[str]:
    """'kiosk: welcome' of each message that comes in English instead; those for staff may."""
    return [
        f"{room}: {key}"
        for room in ROOMS
        for key in _required(room)
        if key not in messages(room, code)
    ]


def wrong(code: str) -> list[str]:
    """What of a council's own files of a language is left out, and why, in sentences."""
    return [f"{code}/{room}.ftl: {one}" for room in ROOMS for one in _own(room, code).wrong]


def wrong_folder() -> list[str]:
    """What of the folder itself is left out."""
    if _Folder.path is None or not _Folder.path.is_dir():
        return []
    names = sorted(one.name for one in _Folder.path.iterdir() if one.is_dir())
    found = [
        f"{name!r} is no code of a language, like 'gu'" for name in names if not _is_code(name)
    ]
    if len([name for name in names if _is_code(name)]) > MOST:
        found.append(f"at most {MOST} languages are taken, in the order of their codes")
    return found


@cache
def _program(room: str, language: str) -> str | None:
    """The program's own file, which is there from beginning to end, with what stands beside it in
    `later/`: of what is opened later there is a lot."""
    first = _text(room, f"{language}.ftl")
    later = None if first is None else _text(room, f"later/{language}.ftl")
    return first if later is None else f"{first}\n{later}"


def _text(room: str, name: str) -> str | None:
    try:
        return files(room).joinpath("words", name).read_text(encoding="utf-8")
    except (FileNotFoundError, ModuleNotFoundError, NotADirectoryError, TypeError):
        return None


def shipped() -> list[str]:
    """The codes of the program's own languages."""
    return sorted(_shipped())


@cache
def _shipped() -> frozenset[str]:
    folder = files(ROOMS[0]).joinpath("words")
    names = (one.name.removesuffix(".ftl") for one in folder.iterdir() if one.is_file())
    return frozenset(name for name in names if _is_code(name))


def _is_code(name: str) -> bool:
    return _CODE.fullmatch(name) is not None


def _own_codes() -> list[str]:
    if _Folder.path is None or not _Folder.path.is_dir():
        return []
    return sorted(one.name for one in _Folder.path.iterdir() if _is_code(one.name))[:MOST]


# ---------------------------------------------------------------------- a council's own file


def _own(room: str, language: str) -> Own:
    if _Folder.path is None or not _is_code(language):
        return Own("")
    file = _Folder.path / language / f"{room}.ftl"
    if not file.is_file() or language not in _own_codes():
        return Own("")
    try:
        at = file.stat()
        return _read(file, room, at.st_mtime_ns, at.st_size)
    except OSError as error:
        return Own("", (f"cannot be read: {error.strerror}",))


@lru_cache(maxsize=len(ROOMS) * MOST)
def _read(file: Path, room: str, _changed: int, _size: int) -> Own:
    with file.open("rb") as opened:
        data = opened.read(LARGEST + 1)
    if len(data) > LARGEST:
        return Own("", (f"is larger than {LARGEST // 1024} kB",))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Own("", ("is not UTF-8",))
    return _fitting(text, room)


def _fitting(text: str, room: str) -> Own:
    english = messages(room, FALLBACK)
    kept: list[ast.Message] = []
    problems: list[str] = []
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.Message):
            says = _misfit(entry, english, {one.id.name for one in kept})
            if says is None:
                kept.append(entry)
            else:
                problems.append(f"{entry.id.name}: {says}")
        elif isinstance(entry, ast.Junk):
            line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
            said = (entry.content or "").strip()[:60]
            problems.append(f"line {line} is no Fluent: {said!r}")
        elif isinstance(entry, ast.Term):
            problems.append(f"-{entry.id.name}: terms are not used; write the words themselves")
    return Own("".join(map(FluentSerializer().serialize_entry, kept)), tuple(problems[:200]))


def misfit(room: str, entry: ast.Message) -> str | None:
    """Why a message cannot stand in for the English one of its room; None if it can."""
    return _misfit(entry, messages(room, FALLBACK), set())


def _misfit(entry: ast.Message, english: dict[str, ast.Message], before: set[str]) -> str | None:
    """Why a message cannot stand in for the English one; None if it can."""
    key = entry.id.name
    if key not in english:
        close = get_close_matches(key, english, 1)
        return "there is no such message" + (f"; did you mean {close[0]!r}?" if close else "")
    if key in before:
        return "stands twice"
    if entry.value is None:
        return "has no text"
    mine, theirs = _Used(), _Used()
    mine.visit(entry)
    theirs.visit(english[key])
    if mine.other:
        return f"{mine.other[0]} cannot be used here"
    if mine.values != theirs.values:
        needed = ", ".join(f"${one}" for one in sorted(theirs.values)) or "no values"
        return f"needs {needed}, as the English has it"
    if any(unicodedata.category(char) == "Cc" and char != "\n" for char in mine.text):
        return "has a control character"
    if mine.longest > LONGEST:
        return f"is longer than {LONGEST} letters"
    return None


class _Used(Visitor):
    """What a message is made of."""

    def __init__(self) -> None:
        self.values: set[str] = set()
        self.other: list[str] = []
        self.text, self.longest = "", 0

    def visit_Pattern(self, node: ast.Pattern) -> None:
        texts = [part.value for part in node.elements if isinstance(part, ast.TextElement)]
        self.text += "".join(texts)
        self.longest = max(self.longest, len("".join(texts)))
        self.generic_visit(node)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.values.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.other.append(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.other.append(f"-{node.id.name}")

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        self.other.append(f"{node.id.name}()")


# ---------------------------------------------------------------------- what a language has


def messages(room: str, language: str, wording: Wording = NO_WORDING) -> dict[str, ast.Message]:
    """What is said in a room in a language, message by message."""
    text = source(room, language, wording)
    return {} if text is None else _parsed(text)


@lru_cache(maxsize=len(ROOMS) * MOST)
def _parsed(text: str) -> dict[str, ast.Message]:
    found: dict[str, ast.Message] = {}
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.Message):
            found.setdefault(entry.id.name, entry)
    return found


@cache
def _required(room: str) -> tuple[str, ...]:
    """The messages that visitors read, as the English file has them grouped."""
    for_staff = _of_groups(room, FOR_STAFF)
    every = _parsed(_program(room, FALLBACK) or "")
    return tuple(key for key in every if key not in for_staff | _ABOUT)


@cache
def _of_groups(room: str, ending: str) -> frozenset[str]:
    """The messages of the groups whose headings end so, as the English file has them grouped."""
    found, inside = set(), False
    for entry in FluentParser().parse(_program(room, FALLBACK) or "").body:
        if isinstance(entry, ast.GroupComment):
            inside = (entry.content or "").strip().endswith(ending)
        elif isinstance(entry, ast.Message) and inside:
            found.add(entry.id.name)
    return frozenset(found)


def _plain(message: ast.Message) -> str:
    parts = message.value.elements if message.value is not None else []
    return "".join(part.value for part in parts if isinstance(part, ast.TextElement)).strip()
