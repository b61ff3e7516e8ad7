"""A ticket's letter is seen and heard by everybody: what it must not tell, and what it might."""

from __future__ import annotations

import pytest

from tests.helpers import SITE_TEXT
from ticketing.sites.file import Mistake, SiteFileError, cautions, parse

SHARED = SITE_TEXT.index('id = "planning"\ngroup')


def alone() -> str:
    """The sample site, its sensitive type alone on its letter."""
    return SITE_TEXT[:SHARED] + SITE_TEXT[SHARED:].replace('prefix = "X"', 'prefix = "V"', 1)


def told(text: str) -> list[Mistake]:
    return cautions(text, parse(text))


def test_nothing_is_said_of_the_sample_site() -> None:
    assert told(SITE_TEXT) == []


def test_a_sensitive_type_alone_on_its_letter_is_a_mistake() -> None:
    with pytest.raises(SiteFileError) as refused:
        parse(alone())
    (mistake,) = refused.value.mistakes
    assert mistake.where == "enquiries private-interview, prefix"
    assert "give it the prefix of one that is not sensitive" in mistake.says
    assert alone().splitlines()[mistake.line - 1] == 'prefix = "X"'


def test_two_sensitive_types_do_not_hide_each_other() -> None:
    sensitive = 'id = "planning"\nsensitive = true\ngroup = "planning"'
    text = SITE_TEXT.replace('id = "planning"\ngroup = "planning"', sensitive, 1)
    with pytest.raises(SiteFileError) as refused:
        parse(text)
    assert len(refused.value.mistakes) == 2


def test_a_letter_that_means_a_private_room_is_a_caution_and_no_mistake() -> None:
    text = alone().replace("sensitive = true", "sensitive = false", 1)
    (caution,) = told(text)
    assert caution.where == "enquiries private-interview, prefix"
    assert "seen to go to a private room" in caution.says


def test_the_first_letter_of_a_sensitive_name_is_a_caution() -> None:
    text = SITE_TEXT.replace('en = "Private interview"', 'en = "Xenophobia and hate crime"', 1)
    (caution,) = told(text)
    assert "'X' begins its name (en)" in caution.says
    assert caution.line > 1
