"""An administrator records the clips of a language, hears a call, and takes a clip out again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from display.voice import sound
from tests.chromium import faults, open_page
from tests.helpers import SAMPLE_TEXT
from tests.running import House, SiteAccess, wait_until
from tests.unit.display.clips.test_clips_over_http import recorded
from web import tokens

pytestmark = pytest.mark.browser

#: A microphone that hears a tone, for a machine that has none. All that follows is the browser's.
_MICROPHONE = """
navigator.mediaDevices.getUserMedia = async () => {
  const context = new AudioContext();
  await context.resume();
  const tone = context.createOscillator();
  const heard = context.createMediaStreamDestination();
  const quieter = context.createGain();
  quieter.gain.value = 0.2;
  tone.connect(quieter).connect(heard);
  tone.start();
  window.heardFor = () => context.currentTime;
  return heard.stream;
};
"""


@pytest.fixture
def site(house: House) -> SiteAccess:
    text = SAMPLE_TEXT.replace('languages = ["cy", "en"]', 'languages = ["cy", "en", "so"]', 1)
    return house.add_site(text=text)


@pytest.fixture
def page(browser: Browser, house: House, site: SiteAccess) -> Iterator[Page]:
    secret = tokens.make(
        house.store, "administrator", site=site.id, name="Nia", now=datetime.now(UTC)
    )
    opened = open_page(browser, (1280, 900))
    opened.add_init_script(_MICROPHONE)
    opened.goto(f"{house.url}/administration/{site.id}/announcements?language=so&token={secret}")
    expect(opened.locator("h1")).to_have_text("Announcements")
    yield opened
    opened.close()


def button(page: Page, what: str, clip: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{what} ?: {clip}$"))


def choose(page: Page, clip: str, data: bytes) -> None:
    page.get_by_label(re.compile(f"^File ?: {clip}$")).set_input_files(
        {"name": "clip.wav", "mimeType": "audio/wav", "buffer": data}
    )


def test_a_language_without_a_voice_is_recorded_word_by_word(
    page: Page, house: House, site: SiteAccess
) -> None:
    expect(page.locator("p.late")).to_contain_text("No voice of this server speaks Somali.")
    assert faults(page) == []
    button(page, "Record", "Letter B").click()
    expect(page.locator("#voice")).to_have_text("Speak now, then press Stop.")
    wait_until(lambda: page.evaluate("window.heardFor() > 0.4"), what="something to be heard")
    button(page, "Stop", "Letter B").click()
    expect(page.locator(".acts .said")).to_contain_text("Recorded:")
    button(page, "Hear", "Letter B").click()
    expect(page.locator(".acts .said")).to_have_text("Heard.")
    choose(page, "Figure 3", recorded(0.5))
    expect(button(page, "Hear", "Figure 3")).to_be_visible()
    page.get_by_role("button", name="Hear it").click()
    expect(page.locator(".hearing .said")).to_contain_text("plays its chime alone")
    page.locator("select[name=code]").select_option("en")
    page.get_by_role("button", name="Hear it").click()
    expect(page.locator(".hearing .said")).to_have_text("Heard, by the voice of this server.")
    button(page, "Delete", "Letter B").click()
    expect(button(page, "Record", "Letter B")).to_be_visible()
    there = house.data / "clips" / "sites" / site.id / "so"
    assert [one.relative_to(there).as_posix() for one in there.rglob("*.wav")] == ["digits/3.wav"]
    kept = sound.read_wav((there / "digits" / "3.wav").read_bytes())
    assert sound.level(kept) == pytest.approx(sound.SPEECH_DBFS, abs=0.5)


def test_what_is_no_sound_is_refused_and_the_page_fits_a_narrow_window(page: Page) -> None:
    choose(page, "Figure 4", b"no sound at all")
    expect(page.locator(".acts .said")).to_have_text(
        "This browser cannot play that file. Save it as WAV or MP3."
    )
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
