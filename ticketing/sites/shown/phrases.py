"""What a house says otherwise than the program: its corrections of visitors' words, and which of
its languages a native has read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from ticketing.sites.parts import Label, Language, Part, Slug

#: The packages that speak to visitors.
ROOMS = ("kiosk", "display", "slips")
#: Corrections a house may have: more than the words of any language.
MOST = 4000
#: What is corrected is known again by so many letters of its digest.
_MARK = r"^[0-9a-f]{12}$"


class Phrase(Part):
    """A correction of visitors' words. `id` is '<language>-<room>-<message>', `text` what stands
    there instead, as Fluent writes it; `source` is the mark of what was corrected."""

    id: Annotated[Slug, StringConstraints(max_length=60)]
    text: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    source: Annotated[str, StringConstraints(pattern=_MARK)] | None = None

    @field_validator("id")
    @classmethod
    def _names_a_message(cls, value: str) -> str:
        language, room, message = (*value.split("-", 2), "", "")[:3]
        if not (2 <= len(language) <= 3 and room in ROOMS and message):
            raise ValueError(f"{value!r:.60} names no message; write one like 'pl-kiosk-welcome'")
        return value

    @property
    def parts(self) -> tuple[str, str, str]:
        """(language, room, message)."""
        language, room, message = self.id.split("-", 2)
        return language, room, message


class Reading(Part):
    """That somebody whose language `id` is has read its words: who, and on which `day`; `source` is
    the mark of what they read."""

    id: Language
    by: Label
    day: date
    source: Annotated[str, StringConstraints(pattern=_MARK)] | None = None


Phrases = Annotated[tuple[Phrase, ...], Field(max_length=MOST)]


@dataclass(frozen=True, slots=True)
class Wording:
    """A house's corrections as Fluent, by (room, language)."""

    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, room: str, language: str) -> str:
        """Those of a room in a language, '' for none."""
        return self.texts.get((room, language), "")


def wording(phrases: Iterable[Phrase]) -> Wording:
    """The corrections together."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in phrases:
        language, room, message = one.parts
        found[room, language].append(as_message(message, one.text))
    return Wording({key: "".join(lines) for key, lines in found.items()})


def as_message(key: str, text: str) -> str:
    """A text as the message `key` of a Fluent file."""
    return f"{key} =\n" + "".join(f"    {line}\n" for line in text.split("\n") if line.strip())
