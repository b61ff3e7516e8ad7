"""`python -m hardware`: the device agent as a program."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from pathlib import Path

import structlog

from hardware.agent import Agent


def main(arguments: list[str] | None = None) -> int:
    """Drive the devices plugged in here for a nextplease server, until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="python -m hardware", description=main.__doc__)
    parser.add_argument("--server", required=True, metavar="URL", help="where the server is")
    parser.add_argument(
        "--token-file", required=True, type=Path, help="a file that holds this agent's token"
    )
    parser.add_argument(
        "--journal", required=True, type=Path, help="where it notes what it has printed (SQLite)"
    )
    parser.add_argument("--name", default="local", help="what it is called in its log")
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
    agent = Agent(chosen.server, chosen.token_file, chosen.journal, chosen.name)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: agent.stop())
    agent.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
