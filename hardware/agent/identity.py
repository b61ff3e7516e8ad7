"""As whom an agent connects: by a token that somebody wrote into a file, or by one of its own."""

from __future__ import annotations

import codecs
import errno
import os
import secrets
import socket
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

#: Beside the journal: what an agent was given when it was accepted.
OWN_TOKEN = "token"


class Identity:
    """An agent's token. `given` is the file that somebody wrote it into, if they did; one that was
    accepted by its code is kept in `own` (mode 0600).

    `enrol` is by what it is known to the server while it has none, `instance` is this run of it.
    """

    def __init__(self, given: Path | None, own: Path) -> None:
        self._given = given
        self._own = own
        self._refused = ""
        self.enrol = secrets.token_urlsafe(32)
        self.instance = secrets.token_hex(8)

    def token(self) -> str | None:
        """The token, if there is one that was not refused; a file that was given goes first.
        OSError for one that cannot be read."""
        for path in (self._given, self._own):
            token = _read(path)
            if token:
                return None if token == self._refused and path == self._own else token
        return None

    def refused(self, token: str) -> bool:
        """The server does not know this token any more; whether it was one of our own, so that
        another may be asked for."""
        if token != _read(self._own) or _read(self._given):
            return False
        self._refused = token
        return True

    def keep(self, token: str) -> None:
        """It was accepted: this is its token from now on. On the disk on return, or OSError."""
        self._own.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(prefix=".token-", dir=self._own.parent)  # mode 0600
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(token)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, self._own)
        except OSError:
            os.unlink(part)
            raise

    def introduction(self, token: str | None) -> dict[str, str]:
        """How it introduces itself (`hardware.protocol.Introduction`)."""
        who = {"token": token} if token else {"enrol": self.enrol}
        return {**who, "instance": self.instance, "host": _host(), "version": _version()}


def _read(path: Path | None) -> str:
    """The token in a file, '' without one, however an editor or a shell of Windows wrote it down.
    OSError for what is none: it would be no header of a request."""
    try:
        data = b"" if path is None else path.read_bytes()
    except FileNotFoundError:
        return ""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        token = data.decode("utf-16" if marked else "utf-8-sig").strip()
    except UnicodeDecodeError:
        token = "\0"
    if not all("!" <= letter <= "~" for letter in token):
        raise OSError(errno.EILSEQ, "it holds no token; write the token alone into it", str(path))
    return token


def _host() -> str:
    return "".join(one for one in socket.gethostname()[:100] if one.isprintable())


def _version() -> str:
    try:
        return version("nextplease")
    except PackageNotFoundError:  # of a package that has the code and not its metadata
        return ""
