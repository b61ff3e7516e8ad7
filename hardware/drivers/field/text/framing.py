"""Lines of text as a board takes them: `@f0P=<line>,<text>` CR LF, usually at 9,600 baud."""

from __future__ import annotations


def frame(line: int, text: str) -> bytes:
    """What a line of the board shows from now on."""
    return f"@f0P={line},{text}\r\n".encode("ascii")
