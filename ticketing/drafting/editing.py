"""Writes edits into the text of a site file: what is not touched stays to the letter, comments too.

The lines are told apart here; what a line says is read and written by tomlkit and tomllib. Whatever
comes out is read once more and must say exactly what the edits ask for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import Any

from ticketing.drafting.edits import CannotEdit, Edit, KeyPath, Plain, changed, plain
from ticketing.drafting.lines import Block, Statement, blocks_of, rewritten, statement, value_of
from ticketing.sites.file import MARK
from ticketing.sites.model import LISTS


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after the edits. CannotEdit for what is not there, or cannot be written there."""
    edits = list(edits)
    if not edits:
        return text
    wanted = changed(plain(text), edits)
    windows = "\r\n" in text
    mark = MARK if text.startswith(MARK) else ""
    file = _File(text.removeprefix(MARK).replace("\r\n", "\n"))
    for edit in edits:
        file.apply(edit)
    result = mark + file.text()
    if windows:
        result = result.replace("\n", "\r\n")
    try:
        same = _said(plain(result)) == _said(wanted)
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        raise CannotEdit(
            "This file is written in a way that cannot be changed here; change it in an editor and "
            "load it again."
        )
    return result


def _said(data: Plain) -> Plain:
    """Without tables that say nothing: a header may stay for the comments under it."""
    return {key: one for key, one in data.items() if one != {}}


class _File:
    def __init__(self, text: str) -> None:
        self._blocks = blocks_of(text)
        self._ends = text.endswith("\n")
        # Members by the id that they had before all edits.
        self._members: dict[tuple[str, str], Block] = {}
        for kind in LISTS:
            self._spread(kind)
            for block in self._items(kind):
                found = next((one for one in block.statements() if one.path == ("id",)), None)
                if found is not None:
                    self._members[kind, str(value_of(found))] = block

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

    def _items(self, kind: str) -> list[Block]:
        return [one for one in self._blocks if one.item and one.head == (kind,)]

    def _member(self, path: KeyPath) -> Block:
        found = self._members.get((path[0], path[1]))
        if found is None:
            raise CannotEdit(f"There is no '{path[1]}' any more.")
        return found

    def _group(self, block: Block) -> list[Block]:
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
                    for member in value_of(one):
                        self._add(kind, str(member.get("id")), member)

    def _add(self, kind: str, key: str, value: dict[str, Any]) -> None:
        block = Block((kind,), item=True, lines=[f"[[{kind}]]"])
        block.lines += [statement((name,), one) for name, one in value.items() if one is not None]
        last = [one for item in self._items(kind)[-1:] for one in self._group(item)]
        before = last[-1] if last else self._blocks[-1]
        block.tail, before.tail = before.tail, [""]
        if not last:
            # At the end of the file: what stood there tells of nothing that follows.
            text = [one for one in block.tail if one.strip()]
            block.tail, before.tail = [""], ["", *text, ""] if text else [""]
        self._blocks.insert(self._blocks.index(before) + 1, block)
        self._members[kind, key] = block

    def _remove(self, kind: str, block: Block) -> None:
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
        anew: list[Block] = []
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

    def _of_site(self) -> list[Block]:
        return [one for one in self._blocks if one.head[:1] == ("site",) or not one.head]

    def _set(self, scope: list[Block], path: KeyPath, value: Any) -> None:
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
            block, found = (exact or around)[0]
            inner = full[len((*block.head, *found.path)) :]
            if value is None and not inner:
                block.lines.remove(found)
                self._without_a_word(block)
            else:
                found.lines = rewritten(found, inner, value)
            return
        below = [b for b in scope if b.head[: len(full)] == full]
        dotted = [
            s for b in scope for s in b.statements() if (*b.head, *s.path)[: len(full)] == full
        ]
        if below or dotted:
            self._set_spread(scope, full, path, value, below)
        elif value is not None:
            self._put(scope, full, value)

    def _without_a_word(self, block: Block) -> None:
        """A table of the house whose last key goes, goes with it, unless comments stand in it."""
        if block.item or len(block.head) < 2 or len(block.lines) > 1:
            return
        before = self._blocks[self._blocks.index(block) - 1]
        alone = not any(line.strip() for line in before.tail)
        before.tail = block.tail if alone else before.tail + block.tail
        self._blocks.remove(block)

    def _set_spread(
        self, scope: list[Block], full: KeyPath, path: KeyPath, value: Any, below: list[Block]
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
                lines: list[str | Statement] = [
                    f"[[{'.'.join(full)}]]",
                    *(statement((k,), v) for k, v in member.items()),
                ]
                anew.append(Block(full, item=True, lines=lines, tail=[""]))
            self._blocks[at:at] = anew
        else:
            self._put([one for one in scope if one not in below], full, value)

    def _keys_below(self, scope: list[Block], full: KeyPath) -> set[str]:
        heads = {b.head[len(full)] for b in scope
                 if b.head[: len(full)] == full and len(b.head) > len(full)}  # fmt: skip
        return heads | {
            whole[len(full)]
            for b in scope
            for s in b.statements()
            if (whole := (*b.head, *s.path))[: len(full)] == full
        }

    def _put(self, scope: list[Block], full: KeyPath, value: Any) -> None:
        """A key that was not there: under the header that is nearest, or under a new one."""
        home = next((b for b in scope if b.head == full[:-1]), None)
        if home is not None:
            home.put(statement(full[-1:], value))
            return
        for block in scope:
            for one in block.statements():
                if len(one.path) > 1 and (*block.head, *one.path)[:-1] == full[:-1]:
                    block.put(statement((*one.path[:-1], full[-1]), value))
                    return
        if not any(b.head == full[:-2] or (b.head == full[:1]) for b in scope):
            raise CannotEdit("This file has no table [site] where it could stand.")
        block = Block(full[:-1], item=False, lines=[f"[{'.'.join(full[:-1])}]"])
        block.lines.append(statement(full[-1:], value))
        last = [one for one in self._blocks if one.head[:1] == full[:1]][-1]
        block.tail, last.tail = last.tail, [""]
        self._blocks.insert(self._blocks.index(last) + 1, block)
