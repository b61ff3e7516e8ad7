"""What sets a slip apart from the one before, in the languages that it speaks itself."""

from __future__ import annotations

from hardware.slips import Heading, Slip, Words
from web import words

#: The package whose words the slips speak.
ROOM = "slips"


def said(key: str, languages: list[str]) -> tuple[Words, ...]:
    """One of the slips' sentences in each of these languages, once where two say it alike."""
    spoken = {words.Words(ROOM, code)(key): code for code in reversed(languages)}
    lines = [Words(text=text, lang=code) for text, code in spoken.items()]
    return tuple(reversed(lines))


def printed_again(slip: Slip) -> Slip:
    """A slip that nobody can tell whether it came out, marked as a second one."""
    return slip.marked(*said("slip-again", _languages(slip)))


def _languages(slip: Slip) -> list[str]:
    heading = next((part for part in slip.elements if isinstance(part, Heading)), None)
    spoken = [line.lang for line in heading.lines] if heading else []
    return [code for code in spoken if words.source(ROOM, code) is not None] or [words.FALLBACK]
