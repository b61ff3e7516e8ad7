"""`python -m simulation PLAN`: simulated people for a running server, until SIGTERM or Ctrl-C."""

from __future__ import annotations

import argparse
import logging
import signal
import threading
from pathlib import Path

from simulation import day
from simulation.client import Refused
from simulation.plan import Plan


def simulate(
    plan: Path, *, speed: float = 1.0, arrivals: day.Arrivals = "steady", seed: int | None = None
) -> None:
    """Run the plan in the file until SIGTERM or Ctrl-C. SystemExit with what is the matter."""
    # A connection that ends with its server is no news; it is made again.
    logging.getLogger("engineio.client").setLevel(logging.CRITICAL)
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    try:
        day.run(Plan.read(plan), speed=speed, arrivals=arrivals, seed=seed, stopping=stopping)
    except OSError as error:
        raise SystemExit(f"cannot read {plan}: {error.strerror}") from error
    except ValueError as error:
        raise SystemExit(f"{plan} is no plan of a house: {error}") from error
    except Refused as refused:
        raise SystemExit(f"the server refused: {refused}") from refused


def main(arguments: list[str] | None = None) -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m simulation", description=__doc__)
    parser.add_argument("plan", type=Path, help="JSON file with addresses, PINs and tokens")
    parser.add_argument("--speed", type=float, default=1.0, help="how fast people are")
    parser.add_argument("--arrivals", choices=["steady", "day"], default="steady")
    parser.add_argument("--seed", type=int)
    chosen = parser.parse_args(arguments)
    if not chosen.speed > 0:
        parser.error("--speed is greater than 0")
    simulate(chosen.plan, speed=chosen.speed, arrivals=chosen.arrivals, seed=chosen.seed)


if __name__ == "__main__":
    main()
