"""One process that works for the server: `python -P -m server.aside.worker '<how, as JSON>'`.

It is asked over a socket that it was born with, for one function and its arguments at a time, and
answers with what the function gave or raised. Nothing is patched in here: functions may use
files, programs and threads as they like. It ends when the server does, however that ends.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import pickle
import resource
import select
import signal
import socket
import sys
import threading
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path

from server.aside.frames import Incoming, TooLarge, send


@dataclass(frozen=True)
class How:
    """How a process works. `warm`: modules that it imports before it is asked for anything;
    `words`: the folder of a council's own languages, '' for none."""

    line: int
    nice: int
    memory: int
    log_level: str
    warm: tuple[str, ...] = ()
    words: str = ""

    def as_json(self) -> str:
        """For the command line."""
        return json.dumps(asdict(self))


def main() -> None:
    """Answer until the line ends."""
    how = How(**json.loads(sys.argv[1]))
    line = socket.socket(fileno=how.line)
    line.setblocking(True)  # a green server's ends are not
    threading.Thread(target=_end_with_the_server, args=(how.line,), daemon=True).start()
    _settle(how)
    incoming = Incoming(line)
    while True:
        try:
            asked = incoming.next()
        except (EOFError, ConnectionError):
            return
        try:
            send(line, _answer(asked))
        except TooLarge:
            too_large = ValueError("what was counted is larger than an answer may be")
            send(line, pickle.dumps((False, too_large)))


def _settle(how: How) -> None:
    from server.logs import configure

    # Ctrl-C reaches every program of a terminal; only the server decides when this one ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(how.nice)
    if how.memory:
        with contextlib.suppress(ValueError, OSError):  # less is allowed already
            resource.setrlimit(resource.RLIMIT_AS, (how.memory, how.memory))
    configure(how.log_level)
    if how.words:
        from web import languages

        languages.use_own(Path(how.words))
    for name in how.warm:
        importlib.import_module(name)


def _end_with_the_server(line: int) -> None:
    """End at once when the other end is closed, in the middle of work too."""
    look = select.poll()
    look.register(line, select.POLLRDHUP)
    look.poll()
    os._exit(0)


def _answer(asked: bytes) -> bytes:
    """(True, what the function gave), or (False, what it raised), pickled."""
    try:
        work, args = pickle.loads(asked)  # from the server that started this process
        return pickle.dumps((True, work(*args)))
    except Exception as error:  # noqa: BLE001 - it is raised where the work was asked for
        error.add_note("".join(traceback.format_exception(error)))
        return _raised(error)


def _raised(error: Exception) -> bytes:
    error.__traceback__ = error.__cause__ = error.__context__ = None
    try:
        kept = pickle.dumps((False, error))
        pickle.loads(kept)  # some only fail on the way back
    except Exception:  # noqa: BLE001 - whatever a foreign exception does when it is pickled
        plain = RuntimeError(f"{type(error).__name__}: {error}")
        plain.__notes__ = error.__notes__
        return pickle.dumps((False, plain))
    return kept


if __name__ == "__main__":
    main()
