"""Whatever is in the file: a site, or mistakes in words; never a traceback."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import SITE_TEXT
from ticketing.sites import Site
from ticketing.sites.file import SiteFileError, parse
from ticketing.sites.model import LISTS

LINES = SITE_TEXT.count("\n") + 1


def site_or_mistakes(text: str) -> None:
    mistakes = None
    try:
        assert isinstance(parse(text), Site)
    except SiteFileError as error:
        mistakes = error.mistakes
    if mistakes is not None:
        last = text.count("\n") + 1
        assert mistakes
        assert all(1 <= mistake.line <= last and mistake.says for mistake in mistakes)


@given(st.text())
def test_arbitrary_text(text: str) -> None:
    site_or_mistakes(text)


@given(st.integers(0, LINES - 1), st.text(max_size=30))
def test_a_line_of_the_sample_that_became_something_else(line: int, text: str) -> None:
    lines = SITE_TEXT.split("\n")
    lines[line] = text
    site_or_mistakes("\n".join(lines))


@given(st.integers(0, len(SITE_TEXT)), st.integers(0, 200))
def test_a_piece_of_the_sample_that_got_lost(start: int, length: int) -> None:
    site_or_mistakes(SITE_TEXT[:start] + SITE_TEXT[start + length :])


ODD = ["1", "-1", "1e400", "nan", "true", '""', '"x"', "[]", "[1]", '["a"]', "[[]]", "{}",
       "{ a = 1 }", "[{ id = 1 }]", "2026-02-03", "07:30:00", "'\\u0000'", '"\\u0000"',
       "9" * 3000]  # fmt: skip


@given(st.data())
def test_a_value_of_the_sample_that_became_another_type(data: Any) -> None:
    values = list(re.finditer(r"(?m)^\w+ = (.+)$", SITE_TEXT))
    where = data.draw(st.sampled_from(values))
    odd = data.draw(st.sampled_from(ODD))
    site_or_mistakes(SITE_TEXT[: where.start(1)] + odd + SITE_TEXT[where.end(1) :])


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("odd", ODD)
def test_a_list_of_tables_that_is_something_else(kind: str, odd: str) -> None:
    site_or_mistakes(f'{kind} = {odd}\n[site]\nid = "a"\nname = {{ en = "A" }}\n')


@pytest.mark.parametrize(
    "zone",
    ["", " ", "/", ".", "..", "Europe", "Europe/", "europe/london ", "/etc/localtime", "x" * 5000,
     "\\u0000", "tzdata.zi", "zone.tab", "__init__.py", "Äußere", "a/b/c/d"],
)  # fmt: skip
def test_a_time_zone_that_is_none(zone: str) -> None:
    text = SITE_TEXT.replace('timezone = "Europe/London"', f'timezone = "{zone}"')
    with pytest.raises(SiteFileError, match="is no time zone"):
        parse(text)


def test_very_deep_nesting() -> None:
    site_or_mistakes("a = " + "[" * 100_000)


def test_a_figure_of_very_many_digits() -> None:
    text = SITE_TEXT.replace("target_minutes = 30", "target_minutes = " + "9" * 5000)
    site_or_mistakes(text)


def test_a_mistake_in_a_very_long_value_is_told_shortly() -> None:
    text = SITE_TEXT.replace('prefix = "C"\n', f'prefix = "{"c" * 100_000}"\n')
    with pytest.raises(SiteFileError) as caught:
        parse(text)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\u2029"])
def test_signs_that_only_look_like_line_ends_do_not_move_the_lines(sign: str) -> None:
    text = f"# a comment{sign}goes on\n" + SITE_TEXT.replace("width = 58", "width = 5")
    with pytest.raises(SiteFileError) as caught:
        parse(text)
    assert caught.value.mistakes[0].line == text[: text.index("width = 5\n")].count("\n") + 1


def test_a_file_with_the_line_ends_of_windows_is_a_site() -> None:
    assert parse(SITE_TEXT.replace("\n", "\r\n")) == parse(SITE_TEXT)
