"""Writes edits into the text of a site file: what is not touched stays to the letter, comments too.

The lines are told apart here; what a line says is read and written by tomlkit and tomllib. Whatever
comes out is read once more and must say exactly what the edits ask for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import tomlkit

from ticketing.drafting.edits import CannotEdit, Edit, KeyPath, changed, plain
from ticketing.sites.model import LISTS

_HEAD = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+)\s*=")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WIDEST = 98
#: So many lines may one value take.
_LONGEST = 2000


@dataclass(slots=True)
class _Statement:
    """A key with its value, as its lines stand there."""

    path: KeyPath
    lines: list[str]


@dataclass(slots=True)
class _Block:
    """A header with what stands under it. `tail` is what tells of the next block."""

    head: KeyPath
    item: bool
    lines: list[str | _Statement] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)

    def statements(self) -> list[_Statement]:
        return [one for one in self.lines if isinstance(one, _Statement)]

    def put(self, statement: _Statement) -> None:
        """At the end of the block, before the empty lines there."""
        at = len(self.lines)
        while (
            at > 1
            and not isinstance(self.lines[at - 1], _Statement)
            and (not str(self.lines[at - 1]).strip())
        ):
            at -= 1
        self.lines.insert(at, statement)

    def text(self) -> Iterable[str]:
        for one in self.lines:
            yield from one.lines if isinstance(one, _Statement) else [one]
        yield from self.tail


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits. CannotEdit for what is not there, or cannot be written there."""
    edits = list(edits)
    if not edits:
        return text
    wanted = changed(plain(text), edits)
    windows = "\r\n" in text
    file = _File(text.replace("\r\n", "\n"))
    for edit in edits:
        file.apply(edit)
    result = file.text()
    if windows:
        result = result.replace("\n", "\r\n")
    try:
        same = plain(result) == wanted
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        raise CannotEdit(
            "This file is written in a way that cannot be changed here; change it in an editor and "
            "load it again."
        )
    return result


class _File:
    def __init__(self, text: str) -> None:
        self._blocks = _blocks(text)
        self._ends = text.endswith("\n")
        # Members by the id that they had before all edits.
        self._members: dict[tuple[str, str], _Block] = {}
        for kind in LISTS:
            self._spread(kind)
            for block in self._items(kind):
                found = next((one for one in block.statements() if one.path == ("id",)), None)
                if found is not None:
                    self._members[kind, str(_value(found))] = block

    def text(self) -> str:
        text = "\n".join(line for block in self._blocks for line in block.text())
        return text + "\n" if self._ends and not text.endswith("\n") else text

    def apply(self, edit: Edit) -> None:
        kind = edit.path[0]
        if edit.kind == "set":
            if kind in LISTS:
                self._set(self._group(self._member(edit.path)), edit.path[2:], edit.value)
            else:
                self._set(self._of_site(), edit.path, edit.value)
        elif edit.kind == "add":
            self._add(kind, edit.path[1], edit.value)
        elif edit.kind == "remove":
            self._remove(kind, self._members.pop((kind, edit.path[1])))
        else:
            self._order(kind, edit.value)

    # -------------------------------------------------------------- members of lists

    def _items(self, kind: str) -> list[_Block]:
        return [one for one in self._blocks if one.item and one.head == (kind,)]

    def _member(self, path: KeyPath) -> _Block:
        found = self._members.get((path[0], path[1]))
        if found is None:
            raise CannotEdit(f"There is no '{path[1]}' any more.")
        return found

    def _group(self, block: _Block) -> list[_Block]:
        """A member with the tables under it: [enquiries.room] after its [[enquiries]]."""
        at = next(n for n, one in enumerate(self._blocks) if one is block)
        group = [block]
        for one in self._blocks[at + 1 :]:
            if one.head[:1] != block.head or len(one.head) == 1:
                break
            group.append(one)
        return group

    def _spread(self, kind: str) -> None:
        """A list that is written in one value becomes one of tables."""
        for block in self._blocks:
            for one in block.statements():
                if one.path == (kind,) and not block.head:
                    block.lines.remove(one)
                    for member in _value(one):
                        self._add(kind, str(member.get("id")), member)

    def _add(self, kind: str, key: str, value: dict[str, Any]) -> None:
        block = _Block((kind,), item=True, lines=[f"[[{kind}]]"])
        block.lines += [_statement((name,), one) for name, one in value.items() if one is not None]
        last = [one for item in self._items(kind)[-1:] for one in self._group(item)]
        before = last[-1] if last else self._blocks[-1]
        block.tail, before.tail = before.tail, [""]
        if not last:
            # At the end of the file: what stood there tells of nothing that follows.
            text = [one for one in block.tail if one.strip()]
            block.tail, before.tail = [""], ["", *text, ""] if text else [""]
        self._blocks.insert(self._blocks.index(before) + 1, block)
        self._members[kind, key] = block

    def _remove(self, kind: str, block: _Block) -> None:
        group = self._group(block)
        at = self._blocks.index(block)
        tail = group[-1].tail
        del self._blocks[at : at + len(group)]
        said = next((n for n, line in enumerate(tail) if line.strip()), None)
        before = self._blocks[at - 1]
        if said is not None:
            before.tail += tail[said:] if before.tail and not before.tail[-1].strip() else tail
        elif at == len(self._blocks):
            before.tail = tail

    def _order(self, kind: str, ids: list[str]) -> None:
        places = {id(self._members[kind, key]): n for n, key in enumerate(ids)
                  if (kind, key) in self._members}  # fmt: skip
        groups = [self._group(item) for item in self._items(kind)]
        sorted_groups = sorted(groups, key=lambda one: places.get(id(one[0]), len(places)))
        starts = {id(group[0]): n for n, group in enumerate(groups)}
        tails = [group[-1].tail for group in groups]
        inside = {id(block) for group in groups for block in group}
        anew: list[_Block] = []
        for block in self._blocks:
            if id(block) in starts:
                n = starts[id(block)]
                anew += sorted_groups[n]
            elif id(block) not in inside:
                anew.append(block)
        for group, tail in zip(sorted_groups, tails, strict=True):
            group[-1].tail = tail
        self._blocks = anew

    # -------------------------------------------------------------- keys

    def _of_site(self) -> list[_Block]:
        return [one for one in self._blocks if one.head[:1] == ("site",) or not one.head]

    def _set(self, scope: list[_Block], path: KeyPath, value: Any) -> None:
        """Set what is at `path` below the first block of `scope`; None takes it out."""
        root = scope[0].head if scope[0].head else ("site",)
        full = (*root, *path)
        exact = [(b, s) for b in scope for s in b.statements() if (*b.head, *s.path) == full]
        around = [
            (b, s)
            for b in scope
            for s in b.statements()
            if len(whole := (*b.head, *s.path)) < len(full) and full[: len(whole)] == whole
        ]
        if exact or around:
            block, statement = (exact or around)[0]
            inner = full[len((*block.head, *statement.path)) :]
            if value is None and not inner:
                block.lines.remove(statement)
            else:
                statement.lines = _rewritten(statement, inner, value)
            return
        below = [b for b in scope if b.head[: len(full)] == full]
        dotted = [
            s for b in scope for s in b.statements() if (*b.head, *s.path)[: len(full)] == full
        ]
        if below or dotted:
            self._set_spread(scope, full, path, value, below)
        elif value is not None:
            self._put(scope, full, value)

    def _set_spread(
        self, scope: list[_Block], full: KeyPath, path: KeyPath, value: Any, below: list[_Block]
    ) -> None:
        """What is written as a table of its own, in dotted keys, or as [[…]], one after another."""
        if isinstance(value, dict) and value and not any(block.item for block in below):
            for key in self._keys_below(scope, full) - set(value):
                self._set(scope, (*path, key), None)
            for key, one in value.items():
                self._set(scope, (*path, key), one)
            return
        at = self._blocks.index(below[0]) if below else None
        for block in scope:
            for one in block.statements():
                if (*block.head, *one.path)[: len(full)] == full:
                    block.lines.remove(one)
        for block in below:
            before = self._blocks[self._blocks.index(block) - 1]
            before.tail += [line for line in block.tail if line.strip() and before is not block]
            self._blocks.remove(block)
        if not value:
            return
        if at is not None and isinstance(value, list):
            anew = []
            for member in value:
                lines = [f"[[{'.'.join(full)}]]", *(_statement((k,), v) for k, v in member.items())]
                anew.append(_Block(full, item=True, lines=lines, tail=[""]))
            self._blocks[at:at] = anew
        else:
            self._put([one for one in scope if one not in below], full, value)

    def _keys_below(self, scope: list[_Block], full: KeyPath) -> set[str]:
        heads = {b.head[len(full)] for b in scope
                 if b.head[: len(full)] == full and len(b.head) > len(full)}  # fmt: skip
        return heads | {
            whole[len(full)]
            for b in scope
            for s in b.statements()
            if (whole := (*b.head, *s.path))[: len(full)] == full
        }

    def _put(self, scope: list[_Block], full: KeyPath, value: Any) -> None:
        """A key that was not there: under the header that is nearest, or under a new one."""
        home = next((b for b in scope if b.head == full[:-1]), None)
        if home is not None:
            home.put(_statement(full[-1:], value))
            return
        for block in scope:
            for one in block.statements():
                if len(one.path) > 1 and (*block.head, *one.path)[:-1] == full[:-1]:
                    block.put(_statement((*one.path[:-1], full[-1]), value))
                    return
        if not any(b.head == full[:-2] or (b.head == full[:1]) for b in scope):
            raise CannotEdit("This file has no table [site] where it could stand.")
        block = _Block(full[:-1], item=False, lines=[f"[{'.'.join(full[:-1])}]"])
        block.lines.append(_statement(full[-1:], value))
        last = [one for one in self._blocks if one.head[:1] == full[:1]][-1]
        block.tail, last.tail = last.tail, [""]
        self._blocks.insert(self._blocks.index(last) + 1, block)


# ---------------------------------------------------------------------- lines


def _blocks(text: str) -> list[_Block]:
    lines = text.split("\n")
    blocks = [_Block((), item=False)]
    at = 0
    while at < len(lines):
        line = lines[at]
        if head := _HEAD.match(line):
            path = tuple(part.strip() for part in head.group(2).split("."))
            blocks.append(_Block(path, head.group(1) == "[[", [line]))
            at += 1
        elif line.strip() and not line.lstrip().startswith("#"):
            statement = _whole(lines, at)
            blocks[-1].lines.append(statement)
            at += len(statement.lines)
        else:
            blocks[-1].lines.append(line)
            at += 1
    for block in blocks:
        _cut_tail(block)
    return blocks


def _cut_tail(block: _Block) -> None:
    """From the first empty line after the last value on, comments tell of what follows."""
    last = max((n for n, one in enumerate(block.lines) if isinstance(one, _Statement)), default=0)
    for n in range(last + 1, len(block.lines)):
        if not str(block.lines[n]).strip():
            block.tail = [str(one) for one in block.lines[n:]]
            del block.lines[n:]
            return


def _whole(lines: list[str], at: int) -> _Statement:
    """The value that begins on a line, to its end."""
    for end in range(at + 1, min(len(lines), at + _LONGEST) + 1):
        piece = "\n".join(lines[at:end])
        try:
            tomllib.loads(piece)
        except tomllib.TOMLDecodeError:
            continue
        return _Statement(_path_of(piece), lines[at:end])
    raise CannotEdit("This file has a value that has no end.")


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


def _value(statement: _Statement) -> Any:
    found: Any = tomllib.loads("\n".join(statement.lines))
    for step in statement.path:
        found = found[step]
    return found


def _statement(path: KeyPath, value: Any) -> _Statement:
    key = tomlkit.key(list(path)).as_string() if len(path) > 1 else tomlkit.key(path[0]).as_string()
    line = f"{key} = {_written(value)}"
    if len(line) > _WIDEST and isinstance(value, list):
        line = f"{key} = [\n" + "".join(f"    {_written(one)},\n" for one in value) + "]"
    return _Statement(path, line.split("\n"))


def _rewritten(statement: _Statement, inner: KeyPath, value: Any) -> list[str]:
    """A statement with another value; the comment behind it stays."""
    doc = tomlkit.parse("\n".join(statement.lines))
    holder: Any = doc
    path = (*statement.path, *inner)
    for step in path[:-1]:
        if step not in holder:
            holder[step] = tomlkit.inline_table()
        holder = holder[step]
    old = holder.get(path[-1])
    if value is None:
        holder.pop(path[-1], None)
    elif isinstance(value, dict) and isinstance(old, tomlkit.items.InlineTable):
        for key in set(old) - set(value):
            del old[key]
        for key, one in value.items():
            if old.get(key) != one:
                old[key] = tomlkit.item(_toml(one))
    else:
        holder[path[-1]] = _item(value)
    return str(tomlkit.dumps(doc)).rstrip("\n").split("\n")


def _item(value: Any) -> Any:
    return tomlkit.value(_written(value))


def _written(value: Any) -> str:
    match value:
        case dict():
            pairs = (f"{tomlkit.key(k).as_string()} = {_written(v)}" for k, v in value.items())
            return "{ " + ", ".join(pairs) + " }" if value else "{}"
        case list():
            return "[" + ", ".join(_written(one) for one in value) + "]"
        case _:
            return str(tomlkit.item(_toml(value)).as_string())


def _toml(value: Any) -> Any:
    """Dates are TOML's own."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        return date.fromisoformat(value)
    return value
