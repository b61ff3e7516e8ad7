from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]


def python(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_agent_is_a_program_without_a_web_server_in_it() -> None:
    code = (
        "import sys, hardware.__main__; "
        "print([m for m in ('flask', 'eventlet', 'sqlite_utils', 'storage') if m in sys.modules])"
    )
    assert python(code) == "[]"


def test_loading_the_printer_library_leaves_logging_and_temporary_files_alone(
    tmp_path: Path,
) -> None:
    code = "import logging, hardware.drivers.printer.escpos; print(logging.getLogger().handlers)"
    assert python(code, TMPDIR=str(tmp_path)) == "[]"
    assert list(tmp_path.iterdir()) == []
