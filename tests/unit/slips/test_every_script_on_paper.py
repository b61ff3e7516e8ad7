"""Each slip in every language that there is, on 80 and 58 mm, drawn and in a printer's own letters:
what the emulated printer has on its paper is what stands on the slip."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from hardware.slips import Slip, Words
from hardware.slips.picture import picture
from hardware.slips.typeface import STRONG, has_shaping, set_line, wrap
from slips.appointment import confirmation_slip
from slips.marks import printed_again
from slips.signpost import signpost_slip
from slips.ticket import ticket_slip
from storage.times import to_ms
from tests.helpers import sample_site
from tests.unit.hardware.drivers.printer.test_rendering import codes, printed
from ticketing.appointments import Appointment
from ticketing.sites import Site
from web.languages import known

URL = "HTTPS://QUEUE.RIVERSIDE.EXAMPLE/T/01JCXM3Z7Q8W4V5N6R2T9KABCD"
WIDTHS = [("TM-T20II", 80, 576), ("POS-5890", 58, 384)]
#: Languages whose words need letters that a printer has not, and whose lines are drawn.
DRAWN = frozenset({"ur", "ar", "pa", "bn", "zh"})
CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc")
CODES = [
    pytest.param(
        code,
        marks=pytest.mark.skipif(
            (code == "zh" and not CJK.exists()) or (code in DRAWN and not has_shaping()),
            reason="needs the fonts of its script",
        ),
    )
    for code in known()
]


def ticket(site: Site, language: str) -> Slip:
    """A ticket of a visitor in this language, printed again: with every kind of line."""
    return printed_again(
        site,
        ticket_slip(
            site, number="C014", enquiry="council-tax", language=language, ahead=12, url=URL,
            issued_at=datetime(2026, 11, 26, 10, 42, tzinfo=UTC),
        ),
    )  # fmt: skip


def appointment(site: Site, language: str) -> Slip:
    """What is handed out with a booking."""
    at = to_ms(datetime(2026, 11, 27, 14, 30, tzinfo=UTC))
    kind = next(one for one in site.appointment_types if one.id == "planning-advice")
    booked = Appointment(
        id="01JCXM3Z7Q8W4V5N6R2T9KABCD", site=site.id, type=kind.id, enquiry=kind.enquiry,
        adviser="megan", service_point="counter-3", service_day="2026-11-27", starts_at=at,
        ends_at=at + 30 * 60_000, stored_state="booked", code="482913", language=language,
        asked_language=None, needs="", source="desk", booked_for=None, cancel_reason=None,
        visit=None, punctuality=None, checked_in_at=None,
    )  # fmt: skip
    return confirmation_slip(site, booked, URL)


def elsewhere(site: Site, language: str) -> Slip:
    """Where something is that is not done here."""
    (post,) = (one for one in site.signposts if one.id == "births-and-deaths")
    at = datetime(2026, 11, 26, 10, 42, tzinfo=UTC)
    return signpost_slip(site, post, language=language, url=URL, at=at)


EVERY = pytest.mark.parametrize("kind", [ticket, appointment, elsewhere])


def slip_in(language: str, kind: Callable[[Site, str], Slip]) -> Slip:
    """A slip of the sample house, if it spoke every language."""
    return kind(sample_site().model_copy(update={"languages": tuple(known())}), language)


def words_on(slip: Slip) -> list[Words]:
    """All its words but those of the date, which are a line with other words where they fit."""
    lines = [line for part in slip.elements for line in getattr(part, "lines", ())]
    return lines + [line for part in slip.elements for pair in getattr(part, "pairs", ())
                    for line in pair.label]  # fmt: skip


@pytest.mark.parametrize(("profile", "width", "dots"), WIDTHS)
@pytest.mark.parametrize("language", CODES)
@EVERY
def test_a_drawn_slip_is_on_the_paper_dot_for_dot(
    kind: Callable[[Site, str], Slip], language: str, profile: str, width: int, dots: int
) -> None:
    slip = slip_in(language, kind)
    paper, drawn = printed(slip, "graphic", profile, width), picture(slip, dots)
    on_paper = paper.image.crop((0, 0, dots, drawn.height)).convert("1")
    assert on_paper.tobytes() == drawn.tobytes()
    assert codes(paper) == [URL]


@pytest.mark.parametrize(("profile", "width", "dots"), WIDTHS)
@pytest.mark.parametrize("language", CODES)
@EVERY
def test_every_word_of_a_slip_in_letters_is_on_the_paper_as_letters_or_drawn(
    kind: Callable[[Site, str], Slip], language: str, profile: str, width: int, dots: int
) -> None:
    slip = slip_in(language, kind)
    found = printed(slip, "text", profile, width)
    letters = "".join(found.text.split())
    paper = np.asarray(found.image.convert("L")) < 128
    assert "?" not in found.text
    assert "\ufffd" not in found.text
    for words in words_on(slip):
        if "".join(words.text.split()) not in letters:
            assert any(_is_on(paper, words, size) for size in (30, 60)), words.text
    assert codes(found) == [URL]


def _is_on(paper: np.ndarray, words: Words, size: int) -> bool:
    """Whether these words, set anew in lines as wide as the paper, stand on it dot for dot, in
    black or in white."""
    dots = paper.shape[1] - paper.shape[1] % 12
    for part in wrap(words, STRONG, size, dots - 8):
        line = set_line(part, STRONG, size)
        image = Image.new("L", (line.width + 80, line.ascent + line.descent + 80), 255)
        line.draw(image, 40, line.ascent + 40, 0)
        box = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
        ink = np.asarray(image.crop(box)) < 128
        if not (_found(paper, ink) or _found(~paper, ink)):
            return False
    return True


def _found(paper: np.ndarray, ink: np.ndarray) -> bool:
    """Whether a picture stands somewhere in another, by its fullest row first."""
    (height, width), across = ink.shape, paper.shape[1]
    if width > across:
        return False
    full = int(ink.sum(axis=1).argmax())
    dots, row = paper.tobytes(), ink[full].tobytes()
    at = dots.find(row)
    while at >= 0:
        y, x = divmod(at, across)
        top = y - full
        if top >= 0 and np.array_equal(paper[top : top + height, x : x + width], ink):
            return True
        at = dots.find(row, at + 1)
    return False
