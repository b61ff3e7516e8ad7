"""Sounds of the server, fetched at the moment at which they are to be played."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.request import Request, urlopen

#: Longer and larger than any call.
TIMEOUT_S, LARGEST = 6.0, 4_000_000


def sound(server: str, path: str) -> bytes | None:
    """A sound file; None where the server has none, such as for a call that is over. OSError where
    it does not answer."""
    asked = Request(server.rstrip("/") + path, headers={"Accept": "audio/wav"})
    try:
        with urlopen(asked, timeout=TIMEOUT_S) as answer:
            data: bytes = answer.read(LARGEST + 1)
    except HTTPError as error:
        error.close()
        if error.code >= 500:
            raise ConnectionError(f"the server answers {error.code}") from None
        return None
    return data if len(data) <= LARGEST else None
