"""What programs save as a site file: read, or named for what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import SITE_TEXT, sample_site
from ticketing.sites.encoding import MOST_BYTES, text_of
from ticketing.sites.file import Mistake, SiteFileError, parse


def refused(data: bytes) -> Mistake:
    with pytest.raises(SiteFileError) as caught:
        text_of(data)
    (mistake,) = caught.value.mistakes
    return mistake


@pytest.mark.parametrize(
    "name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_unicode_of_every_editor_is_read(name: str, ends: str) -> None:
    data = SITE_TEXT.replace("\n", ends).encode(name)
    assert parse(text_of(data)) == sample_site()


def test_a_byte_order_mark_that_came_along_as_text_is_no_mistake() -> None:
    assert parse("\ufeff" + SITE_TEXT) == sample_site()


def test_a_file_in_windows_1252_is_named_with_the_line_and_the_letter() -> None:
    text = SITE_TEXT.replace('en = "Housing"', 'en = "Café and housing"')
    text = "".join(char if ord(char) < 256 else "?" for char in text)
    mistake = refused(text.encode("cp1252"))
    first = next(n for n, line in enumerate(text.split("\n"), 1) if not line.isascii())
    assert mistake.line == first
    assert "Windows-1252" in mistake.says
    assert "save the file as UTF-8" in mistake.says


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 and so on", "an Excel, Word or ZIP file"),
        (b"%PDF-1.7", "a PDF file"),
        (b'<?xml version="1.0"?><queue/>', "XML or a web page"),
        (b"\xef\xbb\xbf<html>", "XML or a web page"),
        (b'{"site": {"id": "a"}}', "JSON"),
        (b"[1, 2]", "JSON"),
        (b'[site]\nid = "a\x00b"\n', "it has a byte 0"),
        (b"SQLite format 3\x00...", "a database"),
        (b"\xff\xfe[\x00s\x00i", "begins as UTF-16-LE and is none"),
        (b"x" * (MOST_BYTES + 1), "too large"),
    ],
)
def test_a_file_of_another_product_is_named_for_what_it_is(data: bytes, says: str) -> None:
    assert says in refused(data).says


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_mistake_in_words(data: bytes) -> None:
    found: list[Mistake] = []
    try:
        text_of(data)
    except SiteFileError as error:
        found = error.mistakes
    assert all(1 <= one.line <= data.count(b"\n") + 1 for one in found)
