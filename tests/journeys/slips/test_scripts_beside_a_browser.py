"""What a slip draws beside what a browser draws of the same words with the same fonts: two ways of
shaping and ordering letters that know nothing of each other."""

from __future__ import annotations

import base64
import html
import io
import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Browser

from hardware.slips import Words
from hardware.slips.typeface import OWN, STRONG, has_shaping, set_line
from tests import chromium
from web.dates import written
from web.languages import known
from web.words import Words as Said

SIZE = 40
_KEYS = ("slip-your-number", "slip-ahead", "slip-follow", "slip-thanks", "slip-again", "slip-late")
_FAMILIES = {
    "ur": "Noto Nastaliq Urdu",
    "ar": "Noto Naskh Arabic",
    "pa": "Noto Sans Gurmukhi",
    "bn": "Noto Sans Bengali",
    "zh": "Noto Sans CJK SC",
    "uk": "Wide",
}
_FOLDERS = (Path("/usr/share/fonts/truetype/noto"), Path("/usr/share/fonts/opentype/noto"))
#: Figures stand in the house's type in every language.
_FIGURES, _IN_HOUSE = re.compile(r"[0-9]+"), r"<span style='font-family: House'>\g<0></span>"
_PAGE = """<!doctype html><meta charset="utf-8"><style>
{faces}
body {{ margin: 0; background: #fff; color: #000; }}
p {{ margin: 0; padding: 30px 60px; width: max-content; white-space: pre; line-height: 100px;
  font: 700 {size}px House; font-synthesis: none; font-kerning: normal; }}
</style>{lines}"""


def lines() -> list[Words]:
    """Sentences and a date of every language; Chinese where its font is."""
    there = any((folder / "NotoSansCJK-Bold.ttc").exists() for folder in _FOLDERS)
    return [
        Words(text=text, lang=code)
        for code in known()
        if code != "zh" or there
        for text in (
            *(Said("slips", code)(key) for key in _KEYS),
            written(date(2026, 11, 26), code),
        )
    ]


def families(words: Words) -> str:
    """The fonts in the order in which a slip takes them: spaces and marks of a script that joins
    its letters are that script's own."""
    own = f"'{_FAMILIES.get(words.lang, 'House')}'"
    return f"{own}, House" if words.direction == "rtl" else f"House, {own}"


def _face(name: str, file: str) -> str:
    data = base64.b64encode((OWN / file).read_bytes()).decode()
    return f"@font-face {{ font-family: {name}; src: url(data:font/ttf;base64,{data}); }}"


def drawn(words: Words) -> np.ndarray:
    """The ink of a line as a slip has it."""
    line = set_line(words, STRONG, SIZE)
    image = Image.new("L", (line.width + 120, 240), 255)
    line.draw(image, 60, 140, 0)
    return ink(image)


def ink(image: Image.Image) -> np.ndarray:
    dark = image.convert("L").point(lambda grey: 255 if grey < 128 else 0)
    return np.asarray(dark.crop(dark.getbbox())) > 0


def thick(one: np.ndarray) -> np.ndarray:
    """Some dots wider each way: two programs round a letter's place differently."""
    image = Image.fromarray((one * 255).astype("uint8"))
    return np.asarray(image.filter(ImageFilter.MaxFilter(7))) > 0


def alike(one: np.ndarray, other: np.ndarray) -> float:
    """How much of the ink of each stands near ink of the other, when both are as wide."""
    size = one.shape[1], one.shape[0]
    scaled = np.asarray(Image.fromarray(other).resize(size)) > 0
    return min(float((thick(scaled) & one).sum() / one.sum()),
               float((thick(one) & scaled).sum() / scaled.sum()))  # fmt: skip


@pytest.mark.skipif(not has_shaping(), reason="Pillow without raqm refuses joined scripts")
def test_a_browser_draws_every_language_as_the_slip_does(browser: Browser) -> None:
    every = lines()
    body = "".join(
        f'<p lang="{one.lang}" dir="{one.direction}" style="font-family: {families(one)}">'
        f"{_FIGURES.sub(_IN_HOUSE, html.escape(one.text))}</p>"
        for one in every
    )
    faces = _face("House", "Atkinson-700.ttf") + _face("Wide", "Overpass-800.ttf")
    page = chromium.open_page(browser, (2400, 800))
    page.set_content(_PAGE.format(faces=faces, size=SIZE, lines=body))
    page.evaluate("document.fonts.ready.then(() => true)")
    whole = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    boxes = page.evaluate(
        "[...document.querySelectorAll('p')].map((p) => p.getBoundingClientRect().toJSON())"
    )
    differ = {}
    for words, box in zip(every, boxes, strict=True):
        left, top = int(box["x"]), int(box["y"])
        area = (left, top, left + int(box["width"]), top + int(box["height"]))
        ours, theirs = drawn(words), ink(whole.crop(area))
        wide = ours.shape[1] / theirs.shape[1]
        share = alike(ours, theirs)
        if not (0.95 < wide < 1.05 and share > 0.96):
            differ[words.text] = (words.lang, round(wide, 3), round(share, 3))
    assert differ == {}, list(differ.values())
