"""A converter that hears itself: on two wires whatever is sent may come back as if somebody had
said it. On a line of QSystem's a lamp's frame has the form of a key's: without this it would press
it."""

from __future__ import annotations

#: After so many frames that did not come back the converter is one that does not hear itself, and
#: what looks like a frame of ours is a key.
_SURE = 3


class Echo:
    """Takes what was sent out of what comes, where it comes back first and whole."""

    def __init__(self) -> None:
        self._sent = self._held = b""
        self._hears_itself = False
        self._unheard = 0

    def sent(self, data: bytes) -> bytes:
        """A frame leaves. What was kept back until now, and was not the one before."""
        held = self._is_none()
        if self._hears_itself or self._unheard < _SURE:
            self._sent = data
        return held

    def came(self, data: bytes) -> bytes:
        """What of these is not our own; the beginning of a frame of ours is kept back."""
        if not self._sent:
            return data
        self._held += data
        if self._held.startswith(self._sent):
            rest = self._held[len(self._sent) :]
            self._sent = self._held = b""
            self._hears_itself = True
            return rest
        return b"" if self._sent.startswith(self._held) else self._is_none()

    def silence(self) -> bytes:
        """Nothing more comes of what has begun; what was kept back."""
        return self._is_none() if self._held else b""

    def _is_none(self) -> bytes:
        """What was sent last has not come back."""
        if self._sent and not self._hears_itself:
            self._unheard += 1
        held, self._sent, self._held = self._held, b"", b""
        return held
