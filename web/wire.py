"""What goes out as JSON: answers over HTTP, and live states over sockets.

Written by msgspec, which takes a sixth of the time of the standard library: a desk's state is some
tens of kB, and is written for each desk after each change. It reads what is asked over HTTP too;
what comes in over sockets is read as before.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
from engineio import json as incoming
from flask import Response
from flask.json.provider import DefaultJSONProvider
from socketio.packet import BINARY_ACK, BINARY_EVENT, EVENT, Packet

from storage.text import of_text

_BINARY = (str(BINARY_EVENT), str(BINARY_ACK))
_RESERVED = frozenset({"connect", "connect_error", "disconnect"})
#: An event's name, and what it says.
_MOST_PARTS = 3


def _written(data: Any, enc_hook: Callable[[Any], Any] | None = None) -> bytes:
    try:
        return msgspec.json.encode(data, enc_hook=enc_hook)
    except UnicodeEncodeError:
        # Half of a surrogate pair, which somebody sent and an answer repeats: no UTF-8 has it.
        return json.dumps(data, default=enc_hook, separators=(",", ":")).encode()


class Answers(DefaultJSONProvider):
    """The JSON of requests, and of Flask's answers in the order in which the view named things."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """What was sent."""
        del kwargs  # what Flask asks for in particular is how the standard library reads
        return of_text(s)

    def response(self, *args: Any, **kwargs: Any) -> Response:
        """An answer of the arguments, as `flask.jsonify` takes them."""
        found = self._prepare_response_obj(args, kwargs)
        return Response(_written(found, self.default) + b"\n", mimetype=self.mimetype)


class _Json:
    @staticmethod
    def dumps(data: Any, **style: Any) -> str:
        del style  # always compact
        return _written(data).decode()

    #: Not msgspec's: this one bounds the length of a number.
    loads = staticmethod(incoming.loads)


class TextPacket(Packet):  # type: ignore[misc]
    """A Socket.IO packet that never holds bytes. Of a state with 200 who wait, to look at each
    value whether it is some took longer than to make the state."""

    uses_binary_events = False
    json = _Json

    def decode(self, encoded_packet: Any) -> Any:
        """What came in; ValueError for what no client of ours sends. Events of these names are the
        connection's own: sent by a client, they would let the server forget it."""
        if str(encoded_packet)[:1] in _BINARY:
            raise ValueError("bytes")
        found = super().decode(encoded_packet)
        if self.packet_type == EVENT:
            event = self.data
            named = isinstance(event, list) and event and isinstance(event[0], str)
            if not named or event[0] in _RESERVED or len(event) > _MOST_PARTS:
                raise ValueError("no event")
        if "\\ud" in str(encoded_packet).lower():
            # Half of a surrogate pair is no letter: no name, no key and no secret has one.
            json.dumps(self.data, ensure_ascii=False).encode()
        return found
