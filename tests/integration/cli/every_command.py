"""Runs commands of the command line one after the other, and tells how each ended, as JSON:
`python -m tests.integration.cli.every_command '[[WORD, …], …]'`. A program of its own, so that it
can be run by somebody who may not everything, or where there is no room."""

from __future__ import annotations

import json
import sys
from typing import Any

from click.testing import CliRunner

from server.cli import main


def run(commands: list[list[str]]) -> list[dict[str, Any]]:
    """How each ended."""
    ended = []
    for words in commands:
        done = CliRunner().invoke(main, words, input="2846\n")
        ended.append(
            {"words": words, "code": done.exit_code, "said": done.output,
             "clean": done.exception is None or isinstance(done.exception, SystemExit)}
        )  # fmt: skip
    return ended


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(json.loads(sys.argv[1]))))
