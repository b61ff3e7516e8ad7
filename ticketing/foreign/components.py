"""The components of an iCalendar file with the lines that they stand in.

Each line is taken apart by the icalendar library. Its components are not used: they give no line,
they stop at the first mistake, and they keep the zones of one file for the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from icalendar.parser import Contentline

from ticketing.foreign.said import Read, Wrong
from ticketing.foreign.text import one_line
from ticketing.foreign.words import shown

_DEEPEST = 6
_MEET = re.compile("(?<=END:VCALENDAR)(?=BEGIN:VCALENDAR)", re.IGNORECASE)


@dataclass(frozen=True)
class Property:
    """A line of a component: its name in capitals, its value as it is written."""

    line: int
    name: str
    params: dict[str, str]
    value: str

    @cached_property
    def text(self) -> str:
        r"""The value as text: `\n`, `\,` and the like as the letters that they mean."""
        out, letters = [], iter(self.value)
        for letter in letters:
            if letter == "\\":
                after = next(letters, "")
                out.append("\n" if after in "nN" and after else after)
            else:
                out.append(letter)
        return "".join(out)


@dataclass(eq=False)
class Component:
    """BEGIN to END."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def every(self, name: str) -> list[Property]:
        """The properties of this name."""
        return [one for one in self.properties if one.name == name]

    def get(self, name: str) -> Property | None:
        """The first property of this name."""
        return next((one for one in self.properties if one.name == name), None)

    def text(self, name: str) -> str:
        """The text of the first property of this name, in one line; '' if there is none."""
        found = self.get(name)
        return "" if found is None else one_line(found.text)

    def same(self, other: Component) -> bool:
        """Whether both say the same."""
        mine = sorted((one.name, one.value) for one in self.properties)
        return (
            mine == sorted((one.name, one.value) for one in other.properties)
            and len(self.parts) == len(other.parts)
            and all(a.same(b) for a, b in zip(self.parts, other.parts, strict=True))
        )


def components(text: str, found: Read) -> list[Component]:
    """The outermost components. What cannot be understood is noted in `found`."""
    top: list[Component] = []
    open_: list[Component] = []
    unknown = 0
    for number, line in _unfolded(text):
        prop = _property(number, line)
        if prop is None:
            unknown += 1
            found.remark(
                number, f"This line is not understood, and left out: {shown(one_line(line))}."
            )
        elif prop.name == "BEGIN":
            if len(open_) == _DEEPEST:
                raise Wrong(f"In line {number} this calendar is nested too deep.")
            _begin(Component(one_line(prop.value).upper(), number), top, open_, found)
        elif prop.name == "END":
            _end(prop, open_, found)
        elif open_:
            open_[-1].properties.append(prop)
    if open_:
        one = open_[-1]
        found.wrong(one.line, f"The file ends before this {shown(one.name)} does: it is cut off.")
        # What stands in it may be half of what was meant.
        (open_[-2].parts if len(open_) > 1 else top).remove(one)
    return top


def _begin(one: Component, top: list[Component], open_: list[Component], found: Read) -> None:
    if one.name == "VEVENT" and open_ and open_[-1].name == "VEVENT":
        found.wrong(open_[-1].line, "This entry has no END:VEVENT before the next begins.")
        open_.pop()
    (open_[-1].parts if open_ else top).append(one)
    open_.append(one)


def _end(prop: Property, open_: list[Component], found: Read) -> None:
    name = one_line(prop.value).upper()
    if open_ and open_[-1].name == name:
        open_.pop()
        return
    what = (
        f"while {open_[-1].name} of line {open_[-1].line} is open" if open_ else "without a begin"
    )
    found.wrong(prop.line, f"END:{name[:40]} stands here {what}.")
    while any(one.name == name for one in open_):
        if open_.pop().name == name:
            break


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Each line with those that go on with it; programs fold at 75 letters."""
    begun, parts = 0, [""]
    for number, line in _lines(text):
        if line[:1] in (" ", "\t") and begun:
            parts.append(line[1:])
            continue
        if one_line("".join(parts)):
            yield begun, "".join(parts)
        begun, parts = number, [line]
    if one_line("".join(parts)):
        yield begun, "".join(parts)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each with its number. Two calendars that were put one behind the other meet in one."""
    for number, line in enumerate(text.split("\n"), 1):
        for part in _MEET.split(line):
            yield number, part


def _property(number: int, line: str) -> Property | None:
    try:
        name, params, value = Contentline(line).raw_parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    plain = {str(key).upper(): _one(value) for key, value in params.items()}
    return Property(number, str(name).upper(), plain, str(value))


def _one(value: object) -> str:
    return str(value[0] if isinstance(value, list) and value else value)
