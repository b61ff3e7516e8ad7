"""An agent without a token shows a code until an administrator has typed it at the server."""

from __future__ import annotations

import threading
from typing import Any

import structlog

from hardware.introducing import Refused, Waiting
from hardware.protocol import NAMESPACE

log = structlog.get_logger("agent")

#: How often it asks whether it was accepted, and how long it waits for an answer.
ASK_S = 3.0
_ANSWER_S = 5.0


class Enrolling:
    """Waits for a token. A code is shown once, whatever comes between."""

    def __init__(self, server: str, stopping: threading.Event) -> None:
        self._server = server
        self._stopping = stopping
        self._code = ""

    @property
    def code(self) -> str:
        """What it shows; '' while it shows none."""
        return self._code

    def token(self, client: Any) -> tuple[str | None, str]:
        """The token that comes over this connection, or None and why there is none yet.

        Raises ValidationError, and what a connection raises that breaks.
        """
        while not self._stopping.is_set() and NAMESPACE in client.namespaces:
            answer = client.call("waiting", {}, NAMESPACE, timeout=_ANSWER_S)
            if not answer.pop("ok", False):
                busy = answer.get("code") == Refused.BUSY
                return None, "more agents wait to be accepted than may" if busy else "not let in"
            told = Waiting.model_validate(answer)
            if told.token:
                return told.token, ""
            self._show(told.code)
            self._stopping.wait(ASK_S)
        return None, "it has no token yet"

    def _show(self, code: str) -> None:
        if code != self._code:
            self._code = code
            log.warning(
                "this agent is not set up yet: an administrator types its code on the page "
                "Devices of its site",
                code=f"{code[:3]} {code[3:]}",
                server=self._server,
            )
