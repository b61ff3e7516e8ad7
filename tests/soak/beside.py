"""What the tests leave out where a program of others is missing: a print server, a proxy."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from tests.helpers import ROOT

#: By the program that they need.
NEEDING = {
    "cupsd": "tests/integration/hardware/test_print_queues.py",
    "nginx": "tests/integration/security/test_the_shipped_proxy.py",
}


def beside(folder: Path, heavy: object) -> str:
    """Every test that needs a program that `make test` does not ask for; which were left out."""
    return "; ".join(f"{program}: {_ran(folder, path)}" for program, path in NEEDING.items())


def _ran(folder: Path, path: str) -> str:
    results = folder / "results.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", path]
    run = subprocess.run(
        [*command, f"--junitxml={results}"],
        cwd=ROOT, capture_output=True, text=True, timeout=1800, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-6000:]
    return told(results.read_text(encoding="utf-8"))


def told(results: str) -> str:
    """'7 passed', '7 passed, 1 left out (nginx is not installed)'."""
    cases = list(ElementTree.fromstring(results).iter("testcase"))
    found = [case.find("skipped") for case in cases]
    why = Counter(str(one.get("message")) for one in found if one is not None)
    left_out = [f"{number} left out ({reason})" for reason, number in why.items()]
    passed = len(cases) - sum(why.values())
    return ", ".join([*([f"{passed} passed"] if passed else []), *left_out])
