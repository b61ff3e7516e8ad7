"""A slip as plain data: what stands on it and in which order, never how a printer draws it.

Elements carry meaning (a number, an enquiry in reverse, a code); the agent renders them for the
width, the code pages and the speed of the printer it drives. Everything is frozen and goes
through JSON unchanged: `Slip.model_validate_json(slip.model_dump_json()) == slip`.
"""

from __future__ import annotations

import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Direction = Literal["ltr", "rtl"]

#: Languages whose script runs from right to left (primary subtags of BCP 47).
RTL_LANGUAGES = frozenset(
    {"ar", "ckb", "dv", "fa", "he", "ks", "pnb", "prs", "ps", "sd", "skr", "ug", "ur", "yi"}
)

# Isolates and marks that message formatting puts around values. The renderer orders runs itself
# and no printer has a glyph for them.
_INVISIBLE = dict.fromkeys([0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def _printable(text: str) -> str:
    """Refuse control characters: a name with an ESC in it must never command a printer."""
    clean = unicodedata.normalize("NFC", text.translate(_INVISIBLE)).strip()
    if any(unicodedata.category(char) == "Cc" for char in clean):
        raise ValueError("a slip holds no control characters")
    return clean


Line = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_printable)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Part):
    """A line of text in one language (BCP 47); `dir` only where the language does not tell."""

    text: Line
    lang: str = Field(default="en", pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
    dir: Direction | None = None

    @property
    def direction(self) -> Direction:
        """The base direction of the line."""
        if self.dir is not None:
            return self.dir
        return "rtl" if self.lang.split("-")[0].lower() in RTL_LANGUAGES else "ltr"


Lines = Annotated[tuple[Words, ...], Field(min_length=1, max_length=4)]


#: What is not as usual: left out where it is, so that an agent of before knows the rest.
Size = Annotated[Literal["small", "usual", "large"], Field(exclude_if=lambda size: size == "usual")]


class Logo(_Part):
    """The house's picture: a PNG of one bit a dot, as wide as 58 mm paper has room for at most."""

    kind: Literal["logo"] = "logo"
    data: Annotated[bytes, Field(min_length=24, max_length=16_000)]

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")


class Heading(_Part):
    """Whose slip it is: the site's name, a line for each language."""

    kind: Literal["heading"] = "heading"
    lines: Lines
    size: Size = "usual"

    @property
    def drawn(self) -> tuple[Words, ...]:
        """The lines that are drawn: a name that is the same in two languages stands once."""
        return tuple(
            {line.text: line for line in reversed(self.lines)}[one]
            for one in dict.fromkeys(line.text for line in self.lines)
        )


class Label(_Part):
    """A caption over what follows; languages share a line where they fit."""

    kind: Literal["label"] = "label"
    lines: Lines


class Number(_Part):
    """The one thing to be read from afar, as large as the paper allows."""

    kind: Literal["number"] = "number"
    text: Annotated[str, Field(min_length=1, max_length=12), AfterValidator(_printable)]


class Reverse(_Part):
    """White on black, to be found at a glance at the counter."""

    kind: Literal["reverse"] = "reverse"
    lines: Lines
    size: Size = "usual"


class Pair(_Part):
    """A fact: its label in each language, and one value."""

    label: Lines
    value: Annotated[str, Field(min_length=1, max_length=16), AfterValidator(_printable)]


class Pairs(_Part):
    """One fact, or two side by side where the paper is wide enough."""

    kind: Literal["pairs"] = "pairs"
    pairs: Annotated[tuple[Pair, ...], Field(min_length=1, max_length=4)]


class Code(_Part):
    """A QR code (level M) and what it is for. Upper-case data makes fewer and larger modules."""

    kind: Literal["code"] = "code"
    data: Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_printable)]
    lines: Annotated[tuple[Words, ...], Field(max_length=4)] = ()


class Text(_Part):
    """Sentences, a paragraph for each language."""

    kind: Literal["text"] = "text"
    lines: Lines


class Rule(_Part):
    """A line across the slip."""

    kind: Literal["rule"] = "rule"
    style: Literal["solid", "dotted"] = "solid"


class When(_Part):
    """The date in each language, if it is said, and the time of day, ready to print ('10:42')."""

    kind: Literal["when"] = "when"
    dates: Annotated[tuple[Words, ...], Field(max_length=4)]
    time: Annotated[str, Field(min_length=1, max_length=12), AfterValidator(_printable)]


class Mark(_Part):
    """What sets this slip apart from an earlier one: 'Printed again'."""

    kind: Literal["mark"] = "mark"
    lines: Lines


Element = Annotated[
    Logo | Heading | Label | Number | Reverse | Pairs | Code | Text | Rule | When | Mark,
    Field(discriminator="kind"),
]


class Slip(_Part):
    """A whole slip, top to bottom.

    `late`: how it is marked when it comes out so late that its visitor is no longer there.
    `larger`: its letters are half as large again, for who reads badly.
    """

    elements: Annotated[tuple[Element, ...], Field(min_length=1, max_length=42)]  # 40, and marks
    late: Lines | None = None
    larger: Annotated[bool, Field(exclude_if=lambda larger: not larger)] = False

    def marked(self, *lines: Words) -> Slip:
        """The same slip with a mark above everything else, in place of an earlier mark."""
        rest = tuple(part for part in self.elements if not isinstance(part, Mark))
        return self.model_copy(update={"elements": (Mark(lines=lines), *rest)})

    def marked_late(self) -> Slip:
        """The same slip as it comes out late: marked as `late` says, below an earlier mark."""
        if self.late is None:
            return self
        marks = tuple(part for part in self.elements if isinstance(part, Mark))
        rest = tuple(part for part in self.elements if not isinstance(part, Mark))
        return self.model_copy(
            update={"elements": (*marks, Mark(lines=self.late), *rest), "late": None}
        )

    def enlarged(self) -> Slip:
        """The same slip in letters that are half as large again."""
        return self.model_copy(update={"larger": True})
