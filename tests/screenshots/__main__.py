"""`python -m tests.screenshots [FOLDER]`: every screen at its size of use, into docs/screens/.

With `--languages` what visitors see in each language, with two sheets of each, into
build/languages/: to be looked at, and kept nowhere.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import expect

from tests.chromium import PATIENCE_MS, chromium
from tests.running import ROOT
from tests.screenshots.house import MOMENT, pictured_house
from tests.screenshots.languages import in_every_language
from tests.screenshots.morning import Morning
from tests.screenshots.screens import Photographer

SCREENS = ROOT / "docs" / "screens"
LANGUAGES = ROOT / "build" / "languages"
#: So that a clone stays small.
MOST_BYTES = 120_000


def main(arguments: list[str]) -> None:
    """Take all pictures; those of before are replaced."""
    target = Path(arguments[0]) if arguments else SCREENS
    target.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)
    with TemporaryDirectory() as folder, pictured_house(Path(folder)) as house:
        Morning(house.store, house.site, MOMENT).run()
        with chromium() as browser:
            for name, picture in Photographer(house, browser).pictures():
                small = smaller(picture)
                (target / f"{name}.png").write_bytes(small)
                sys.stdout.write(f"{name:24} {len(small) / 1000:5.0f} kB\n")


def every_language(arguments: list[str]) -> None:
    """The same for what visitors see, in every language."""
    target = Path(arguments[0]) if arguments else LANGUAGES
    target.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)
    with chromium() as browser:
        for name, picture in in_every_language(browser):
            (target / f"{name}.png").write_bytes(picture)
            sys.stdout.write(f"{name}\n")


def smaller(picture: bytes) -> bytes:
    """A PNG of as many colours as fit into `MOST_BYTES`; one of a single bit stays as it is."""
    with Image.open(io.BytesIO(picture)) as image:
        if image.mode == "1":
            return _png(image.copy())
        full = image.convert("RGB")
    for colours in (256, 128, 64, 32):
        found = _png(full.quantize(colours, dither=Image.Dither.NONE))
        if len(found) <= MOST_BYTES:
            break
    return found


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, format="PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    folders = [one for one in sys.argv[1:] if one != "--languages"]
    (every_language if "--languages" in sys.argv else main)(folders)
