"""`make bench`: measures, prints, compares with what was kept, and writes build/bench.json.

A list of {"name", "value", "unit", "baseline", "ratio"}, each ratio from one run on one machine.
Names as arguments measure only those: `python -m tests.bench issue fanout`. With `--runs 3` each is
the median of three runs; `--keep` writes the ratios to docs/bench.json, for later runs to be
compared with.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import kept, measures
from tests.bench.abuse import abuse
from tests.bench.calling import call_cost
from tests.bench.desk import call_next, desk_state
from tests.bench.figures import figures
from tests.bench.files import files
from tests.bench.growth import growth
from tests.bench.hanging import hanging_devices
from tests.bench.measures import Measure
from tests.bench.printing import printing
from tests.bench.routing import routing
from tests.bench.setting_up import setup_steps
from tests.bench.speaking import first_said
from tests.bench.touching import touch_to_number

ALL: dict[str, Callable[[Path], list[Measure]]] = {
    "issue": measures.issue,
    "hanging_devices": hanging_devices,
    "fanout": measures.fanout,
    "call_next": call_next,
    "call_cost": call_cost,
    "desk_state": desk_state,
    "routing": routing,
    "figures": figures,
    "files": files,
    "growth": growth,
    "first_said": first_said,
    "kiosk_page": measures.kiosk_page,
    "touch_to_number": touch_to_number,
    "printing": printing,
    "abuse": abuse,
    "setup": setup_steps,
}
RESULT = Path("build/bench.json")


def main(names: list[str], runs: int, *, keep: bool) -> int:
    """Measure; 1 if a ratio is not kept."""
    found: list[Measure] = []
    for name in names or ALL:
        found += kept.middle([_measured(name) for _ in range(runs)])
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps([m.as_json() for m in found], indent=1) + "\n", encoding="utf-8")
    before = kept.read(kept.KEPT)
    for m in found:
        bound = f"at most {m.most}" if m.most else f"at least {m.least}" if m.least else ""
        sign = "" if m.kept else "  NOT KEPT"
        was = f"was {before[m.name]:6.2f}" if m.name in before else ""
        sys.stdout.write(
            f"{m.name:33} {m.value:10.2f} {m.unit:10} against {m.baseline:10.2f}"
            f"  ratio {m.ratio:6.2f}  {was:10}  {bound}{sign}\n"
        )
    sys.stdout.writelines(f"{line}\n" for line in kept.told(found, before))
    if keep:
        kept.keep(kept.KEPT, found)
    return 0 if all(m.kept for m in found) else 1


def _measured(name: str) -> list[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        return ALL[name](Path(folder))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("names", nargs="*", help=f"some of: {', '.join(ALL)}")
    parser.add_argument("--runs", type=int, default=1, help="take the median of so many runs")
    parser.add_argument("--keep", action="store_true", help=f"write the ratios to {kept.KEPT}")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(ALL):
        parser.error(f"there is no {min(unknown)}")
    return asked


if __name__ == "__main__":
    asked = _asked()
    sys.exit(main(asked.names, asked.runs, keep=asked.keep))
