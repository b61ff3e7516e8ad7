"""`python -m hardware`: the device agent as a program."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sqlite3
import sys
import threading
from pathlib import Path

import structlog

from hardware.agent.agent import Agent
from hardware.agent.alone import alone
from hardware.agent.identity import OWN_TOKEN, Identity


def main(arguments: list[str] | None = None) -> int:
    """Drive the devices plugged in here for a nextplease server, until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m hardware", description=main.__doc__)
    parser.add_argument("--server", required=True, metavar="URL", help="where the server is")
    parser.add_argument(
        "--token-file",
        type=Path,
        help="a file that holds this agent's token; without one it shows a code, which an "
        "administrator types on the page Devices, and keeps its token beside the journal",
    )
    parser.add_argument(
        "--journal",
        type=Path,
        default=_folder() / "journal.db",
        help="where it notes what it has printed (SQLite); %(default)s unless told",
    )
    parser.add_argument("--name", default="local", help="what it is called in its log")
    parser.add_argument(
        "--with-parent",
        action="store_true",
        help="end when standard input does: whoever started this is gone",
    )
    chosen = parser.parse_args(arguments)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
    os.umask(0o077)  # the journal is its user's alone
    try:
        _run(chosen)
    except OSError as error:
        raise SystemExit(f"{error.filename or chosen.journal}: {error.strerror}") from error
    except sqlite3.Error as error:
        raise SystemExit(
            f"the journal {chosen.journal} cannot be used: {error}. Move it away, or name another "
            "with --journal."
        ) from error
    return 0


def _folder() -> Path:
    """Where an agent keeps what is its own: what systemd made for it, or its user's place, which on
    Windows nobody else may read either."""
    made = os.environ.get("STATE_DIRECTORY", "").split(":")[0]
    own = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    state = own or Path.home() / ".local" / "state"
    return Path(made) if made else Path(state) / "nextplease-agent"


def _run(chosen: argparse.Namespace) -> None:
    with alone(chosen.journal):
        identity = Identity(chosen.token_file, chosen.journal.with_name(OWN_TOKEN))
        agent = Agent(chosen.server, identity, chosen.journal, chosen.name)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: agent.stop())
        if chosen.with_parent:
            threading.Thread(target=_stop_without_parent, args=(agent,), daemon=True).start()
        agent.run()


def _stop_without_parent(agent: Agent) -> None:
    # A pipe to the parent ends with it, however it died. Not through sys.stdin: its lock, held by
    # a thread that still reads, aborts the interpreter on its way out.
    while os.read(sys.stdin.fileno(), 4096):
        pass
    agent.stop()


if __name__ == "__main__":
    sys.exit(main())
