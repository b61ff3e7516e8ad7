from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from hardware.slips import Words
from hardware.slips.picture import printable
from hardware.slips.typeface import (
    STRONG,
    WORDS,
    Unprintable,
    font,
    has_shaping,
    runs,
    set_line,
    wrap,
)

PRIVATE = "\ue000"  # no font of ours draws the private use area


def test_welsh_and_english_stand_in_the_house_type() -> None:
    line = runs("Tŷ, dŵr a’r ffôn – 10:42", WORDS, "cy", "ltr")
    assert [run.path.name for run in line] == ["Atkinson-500.ttf"]


@pytest.mark.skipif(not has_shaping(), reason="Pillow without raqm refuses joined scripts")
def test_urdu_with_figures_is_split_by_font_and_read_from_the_right() -> None:
    line = [run for run in runs("جمعرات، 26 نومبر", STRONG, "ur", "rtl") if run.text.strip()]
    assert [run.text.strip() for run in line] == ["نومبر", "26", "جمعرات،"]
    assert [run.direction for run in line] == ["rtl", "ltr", "rtl"]
    assert line[0].path != line[1].path


def test_what_no_font_draws_is_refused_by_name() -> None:
    with pytest.raises(Unprintable, match="U\\+E000"):
        set_line(Words(text=f"a{PRIVATE}"), WORDS, 30)


def test_a_line_that_cannot_be_drawn_yields_to_the_other_language() -> None:
    good, bad = Words(text="Council tax"), Words(text=PRIVATE)
    assert printable((bad, good)) == (good,)
    with pytest.raises(Unprintable):
        printable((bad,))


@given(st.lists(st.text("abcdefgŵŷ-", min_size=1, max_size=12), min_size=1, max_size=12))
@settings(max_examples=50, deadline=None)
def test_wrapped_words_fit_and_none_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    lines = wrap(Words(text=text), WORDS, 30, 200)
    assert all(set_line(line, WORDS, 30).width <= 200 for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


def test_lines_break_evenly_and_at_hyphens_only_when_they_must() -> None:
    name = Words(text="Siop Un Stop Glan-yr-afon", lang="cy")
    assert [line.text for line in wrap(name, STRONG, 34, 364)] == ["Siop Un Stop", "Glan-yr-afon"]
    assert len(wrap(Words(text="Glan-yr-afon"), STRONG, 34, 150)) == 2


@pytest.mark.parametrize("text", ["Cyngor Sir", "C017", "fj", "· –", "Àŷ"])
def test_letters_that_are_kept_are_those_that_would_be_drawn_anew(text: str) -> None:
    line = set_line(Words(text=text), STRONG, 40)
    (run,) = line.runs
    options: Any = {"direction": "ltr", "language": "en"} if has_shaping() else {}
    for left in (30, 31):
        ours, theirs = (Image.new("L", (300, 80), 255) for _ in range(2))
        line.draw(ours, left, 50, 0)
        ImageDraw.Draw(theirs).text(
            (left, 50), text, fill=0, font=font(run.path, 40), anchor="ls", **options
        )
        assert ours.tobytes() == theirs.tobytes()
