"""`python -m tests.soak [PART …]`: all parts, or those named. Ends with 1 if one went wrong."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.soak.parts import PARTS, Heaviness


def main() -> int:
    """Run the parts one after the other, say how each went."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=main.__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--visits", type=int, default=500, help="called at once (500)")
    parser.add_argument("--deaths", type=int, default=20, help="kill -9 of the server (20)")
    parser.add_argument("--minutes", type=float, default=5.0, help="of each long part (5)")
    chosen = parser.parse_args()
    unknown = set(chosen.parts) - PARTS.keys()
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    heavy = Heaviness(chosen.visits, chosen.deaths, chosen.minutes * 60)
    failed = 0
    for name in chosen.parts or PARTS:
        begun = time.monotonic()
        with TemporaryDirectory(prefix="soak-") as folder:
            try:
                told = PARTS[name](Path(folder), heavy)
            except Exception:  # noqa: BLE001 - told, and the next part has its turn
                failed += 1
                traceback.print_exc()
                told = "FAILED"
        _say(f"{name:12} {time.monotonic() - begun:6.0f} s  {told}")
    return 1 if failed else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
