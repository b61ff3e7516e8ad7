"""`make bench`: measures, prints, and writes build/bench.json.

A list of {"name", "value", "unit", "baseline", "ratio"}, each ratio from one run on one machine.
Names as arguments measure only those: `python -m tests.bench issue fanout`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import measures
from tests.bench.calling import call_cost
from tests.bench.figures import figures
from tests.bench.files import files
from tests.bench.measures import Measure
from tests.bench.routing import routing

ALL: dict[str, Callable[[Path], list[Measure]]] = {
    "issue": measures.issue,
    "fanout": measures.fanout,
    "call_cost": call_cost,
    "routing": routing,
    "figures": figures,
    "files": files,
    "kiosk_page": measures.kiosk_page,
}
RESULT = Path("build/bench.json")


def main(names: list[str]) -> int:
    """Measure; 1 if a ratio is not kept."""
    found: list[Measure] = []
    for name in names or ALL:
        with tempfile.TemporaryDirectory() as folder:
            found += ALL[name](Path(folder))
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps([m.as_json() for m in found], indent=1) + "\n", encoding="utf-8")
    for m in found:
        bound = f"at most {m.most}" if m.most else f"at least {m.least}" if m.least else ""
        sign = "" if m.kept else "  NOT KEPT"
        sys.stdout.write(
            f"{m.name:33} {m.value:10.2f} {m.unit:10} against {m.baseline:10.2f}"
            f"  ratio {m.ratio:6.2f}  {bound}{sign}\n"
        )
    return 0 if all(m.kept for m in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
