"""Chinese: a font of its own, and lines that break between letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.slips import Words
from hardware.slips.typeface import WORDS, _fallback, _loosened, is_cjk, runs, wrap

CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc")
THANKS = "谢谢您的等候。我们会显示并念出您的号码。"
here = pytest.mark.skipif(not CJK.exists(), reason="needs Debian's fonts-noto-cjk")


@given(st.text(st.sampled_from("您的号码，。（）C014 a"), max_size=30))
def test_no_letter_is_lost_and_no_line_can_begin_with_a_mark_that_ends_something(text: str) -> None:
    parts = _loosened(text)
    assert "".join(parts) == text
    assert all(part[0] not in "，。）" for part in parts[1:])


def test_latin_words_and_numbers_among_chinese_stay_whole() -> None:
    assert _loosened("号码C014是您的") == ["号", "码", "C014", "是", "您", "的"]


@here
def test_chinese_is_drawn_with_the_letters_of_china() -> None:
    (run,) = runs("您的号码", WORDS, "zh", "ltr")
    assert run.path == CJK


@here
def test_chinese_lines_are_even_and_begin_with_a_letter() -> None:
    lines = [line.text for line in wrap(Words(text=THANKS, lang="zh"), WORDS, 34, 384)]
    assert "".join(lines) == THANKS
    assert all(is_cjk(line[0]) and line[0] not in "，。" for line in lines)
    assert max(map(len, lines)) - min(map(len, lines)) <= 2


def test_what_no_chinese_font_draws_is_not_looked_for_in_every_other() -> None:
    assert _fallback(0x2FFF, "zh") is None  # a gap in the block
