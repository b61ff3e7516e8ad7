"""Languages in which nobody says a call: staff are told, and no wrong voice speaks them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from display.voice.lacking import Wanted, unrecorded, unspoken, wanted
from display.voice.speech import has_voice
from tests.helpers import SITE_TEXT
from tests.unit.display.voice.test_speech import record
from ticketing.sites.file import parse
from web import languages

needs_espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is missing")
SOMALI = Wanted("riverside", {"en": "", "so": ""}, ("C",), ("counter-3",))
ALL = ["letters/C", *(f"digits/{one}" for one in range(10)), "places/counter-3"]


@needs_espeak
def test_of_the_programs_languages_somali_alone_has_no_voice() -> None:
    assert [code for code in languages.known() if not has_voice(code)] == ["so"]


@needs_espeak
def test_a_voice_that_is_not_there_is_no_voice() -> None:
    assert has_voice("en", "en-gb-scotland+f3")
    assert not has_voice("en", "en-mars")


def test_without_the_synthesiser_nobody_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("display.voice.speech.installed", frozenset)
    assert not has_voice("en")


@needs_espeak
def test_a_language_is_spoken_when_all_of_its_calls_are_recorded(tmp_path: Path) -> None:
    assert unspoken(tmp_path, SOMALI) == ("so",)
    record(tmp_path / "sites" / "riverside" / "so", ALL[:-1])
    assert unspoken(tmp_path, SOMALI) == ("so",)
    assert unrecorded(tmp_path, SOMALI, "so") == ["places/counter-3"]
    record(tmp_path / "so", ALL[-1:])  # for every site
    assert unspoken(tmp_path, SOMALI) == ()


def test_a_site_needs_the_languages_in_which_it_says_calls() -> None:
    text = SITE_TEXT.replace('["cy", "en"]', '["cy", "en", "so"]', 1)
    assert [*wanted(parse(text)).voices] == ["cy", "en", "so"]
    alone = parse(f"{text}\n[site.announcements]\nown_language = false\n")
    assert [*wanted(alone).voices] == ["cy", "en"]
