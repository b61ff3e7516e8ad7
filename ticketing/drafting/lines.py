"""The lines of a site file, told apart: headers, keys with values, and what stands between."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import tomlkit

from ticketing.drafting.edits import CannotEdit, KeyPath

_HEAD = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WIDEST = 98
#: So many lines may one value take.
_LONGEST = 500


@dataclass(slots=True)
class Statement:
    """A key with its value, as its lines stand there."""

    path: KeyPath
    lines: list[str]


@dataclass(slots=True)
class Block:
    """A header with what stands under it. `tail` is what tells of the next block."""

    head: KeyPath
    item: bool
    lines: list[str | Statement] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)

    def statements(self) -> list[Statement]:
        """Its keys with their values."""
        return [one for one in self.lines if isinstance(one, Statement)]

    def put(self, statement: Statement) -> None:
        """At the end of the block, before the empty lines there."""
        at = len(self.lines)
        while (
            at > 1
            and not isinstance(self.lines[at - 1], Statement)
            and (not str(self.lines[at - 1]).strip())
        ):
            at -= 1
        self.lines.insert(at, statement)

    def text(self) -> Iterable[str]:
        """Its lines, one after the other."""
        for one in self.lines:
            yield from one.lines if isinstance(one, Statement) else [one]
        yield from self.tail


def blocks_of(text: str) -> list[Block]:
    """The blocks of a file, the first without a header: what stands before all others."""
    lines = text.split("\n")
    blocks = [Block((), item=False)]
    at = 0
    while at < len(lines):
        line = lines[at]
        if head := _HEAD.match(line):
            path = tuple(part.strip() for part in head.group(2).split("."))
            blocks.append(Block(path, head.group(1) == "[[", [line]))
            at += 1
        elif line.strip() and not line.lstrip().startswith("#"):
            one = _whole(lines, at)
            blocks[-1].lines.append(one)
            at += len(one.lines)
        else:
            blocks[-1].lines.append(line)
            at += 1
    for block in blocks:
        _cut_tail(block)
    return blocks


def _cut_tail(block: Block) -> None:
    """From the first empty line after the last value on, comments tell of what follows."""
    last = max((n for n, one in enumerate(block.lines) if isinstance(one, Statement)), default=0)
    for n in range(last + 1, len(block.lines)):
        if not str(block.lines[n]).strip():
            block.tail = [str(one) for one in block.lines[n:]]
            del block.lines[n:]
            return


def _whole(lines: list[str], at: int) -> Statement:
    """The value that begins on a line, to its end."""
    for end in range(at + 1, min(len(lines), at + _LONGEST) + 1):
        path = _path_if_whole("\n".join(lines[at:end]))
        if path is not None:
            return Statement(path, lines[at:end])
    raise CannotEdit("This file has a value that has no end.")


@lru_cache(maxsize=4096)
def _path_if_whole(piece: str) -> KeyPath | None:
    """The key of a statement; None of what is none yet. A draft of a site is read at each change
    of it, and nearly all its lines are the ones that they were."""
    try:
        tomllib.loads(piece)
    except tomllib.TOMLDecodeError:
        return None
    return _path_of(piece)


def _path_of(piece: str) -> KeyPath:
    """The key of a statement, in as many parts as it has dots: tomlkit makes tables of those."""
    if plain_key := _KEY.match(piece):
        return (plain_key.group(1),)
    path: list[str] = []
    item: Any = tomlkit.parse(piece)
    while not path or isinstance(item, tomlkit.items.Table):
        ((key, item),) = item.items()
        path.append(str(key))
    return tuple(path)


def value_of(one: Statement) -> Any:
    """What a statement gives its key."""
    found: Any = tomllib.loads("\n".join(one.lines))
    for step in one.path:
        found = found[step]
    return found


def statement(path: KeyPath, value: Any) -> Statement:
    """A key with its value, as a new line or, where that is long, several."""
    key = ".".join(tomlkit.key(part).as_string() for part in path)
    line = f"{key} = {_written(path[-1], value)}"
    if len(line) > _WIDEST and isinstance(value, list):
        each = "".join(f"    {_written(path[-1], one)},\n" for one in value)
        line = f"{key} = [\n{each}]"
    return Statement(path, line.split("\n"))


def rewritten(one: Statement, inner: KeyPath, value: Any) -> list[str]:
    """The lines of a statement with another value at `inner` of it; the comment behind it stays."""
    doc = tomlkit.parse("\n".join(one.lines))
    holder: Any = doc
    path = (*one.path, *inner)
    for step in path[:-1]:
        if step not in holder:
            holder[step] = tomlkit.inline_table()
        holder = holder[step]
    key, old = path[-1], holder.get(path[-1])
    if value is None:
        holder.pop(key, None)
    elif isinstance(value, dict) and isinstance(old, tomlkit.items.InlineTable):
        for gone in set(old) - set(value):
            del old[gone]
        for name, each in value.items():
            if old.get(name) != each:
                old[name] = tomlkit.value(_written(name, each))
    else:
        holder[key] = tomlkit.value(_written(key, value))
    return str(tomlkit.dumps(doc)).rstrip("\n").split("\n")


#: Keys whose values are dates, which TOML writes without quotes.
_DATED = {"day", "open"}


def _written(key: str, value: Any) -> str:
    match value:
        case dict():
            pairs = (f"{tomlkit.key(k).as_string()} = {_written(k, v)}" for k, v in value.items())
            return "{ " + ", ".join(pairs) + " }" if value else "{}"
        case list():
            return "[" + ", ".join(_written(key, one) for one in value) + "]"
        case str() if key in _DATED and _DATE.fullmatch(value):
            return value
        case _:
            return str(tomlkit.item(value).as_string())
