"""Nothing on a slip is cut off silently: it fits, takes more lines, or is refused in words."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from hardware import slips
from hardware.slips import Pair, Slip, Words
from hardware.slips.picture import MOST_ROWS, picture
from hardware.slips.typeface import Unprintable
from tests.unit.hardware.drivers.printer.test_rendering import codes, printed

LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
WIDTHS = [("TM-T20II", 80, 576), ("TM-T88V", 80, 512), ("POS-5890", 58, 384)]
STYLES = ["graphic", "text"]


def address(length: int) -> str:
    start = "https://queue.riverside-council.example/t/"
    return start + "A1b2" * 100 if length < len(start) else (start + "A1b2" * 100)[:length]


@pytest.mark.parametrize("length", [60, 106, 107, 150, 200, 300])
@pytest.mark.parametrize(("profile", "width", "dots"), WIDTHS)
@pytest.mark.parametrize("style", STYLES)
def test_the_code_of_a_long_address_fits_the_paper_and_can_be_read(
    style: str, profile: str, width: int, dots: int, length: int
) -> None:
    code = slips.Code(data=address(length), lines=(Words(text="Follow your place"),))
    ticket = printed(Slip(elements=(code,)), style, profile, width)
    assert ticket.image.width == dots
    assert codes(ticket) == [address(length)]


def ink_at_the_edge(image: Image.Image) -> bool:
    """Whether something black touches the left or the right edge."""
    grey = image.convert("L")
    sides = (
        grey.crop((0, 0, 1, grey.height)),
        grey.crop((grey.width - 1, 0, grey.width, grey.height)),
    )
    return any(side.getextrema()[0] == 0 for side in sides)


words = st.text(st.sampled_from("abmw WŵÂ-’.,il0"), min_size=1, max_size=60).filter(str.strip)
lines = st.lists(words.map(lambda text: Words(text=text, lang="en")), min_size=1, max_size=2).map(
    tuple
)
values = st.text(st.sampled_from("W0m1:–"), min_size=1, max_size=16)
elements = st.one_of(
    st.builds(slips.Heading, lines=lines),
    st.builds(slips.Label, lines=lines),
    st.builds(slips.Number, text=st.text(st.sampled_from("W0I1"), min_size=1, max_size=12)),
    st.builds(
        slips.Pairs,
        pairs=st.lists(st.builds(Pair, label=lines, value=values), min_size=1, max_size=3).map(
            tuple
        ),
    ),
    st.builds(slips.Text, lines=lines),
    st.builds(slips.Mark, lines=lines),
    st.builds(slips.Code, data=st.just("NEXTPLEASE"), lines=lines),
    st.builds(
        slips.When, dates=lines, time=st.text(st.sampled_from("W0:"), min_size=1, max_size=12)
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(element=elements, dots=st.sampled_from([384, 512, 576]))
def test_whatever_stands_on_a_drawn_slip_stays_off_its_edges(
    element: slips.Element, dots: int
) -> None:
    assert not ink_at_the_edge(picture(Slip(elements=(element,)), dots))


@pytest.mark.parametrize(("profile", "width", "dots"), WIDTHS)
@pytest.mark.parametrize("style", STYLES)
def test_a_word_longer_than_the_paper_is_broken_and_stays_whole(
    style: str, profile: str, width: int, dots: int
) -> None:
    every = (
        slips.Heading(lines=(Words(text=LONG),)),
        slips.Reverse(lines=(Words(text=LONG),)),
        slips.Pairs(pairs=(Pair(label=(Words(text=LONG),), value="W" * 16),)),
        slips.Text(lines=(Words(text=LONG),)),
        slips.Mark(lines=(Words(text=LONG),)),
        slips.When(dates=(Words(text=LONG),), time="00:00:00.000"),
    )
    ticket = printed(Slip(elements=every), style, profile, width)
    assert ticket.image.width == dots
    if style == "text":
        assert ticket.text.replace("\n", "").replace(" ", "").count(LONG) == len(every)
        assert "W" * 16 in ticket.text


def test_a_slip_longer_than_usual_is_drawn_to_its_end() -> None:
    paragraph = slips.Text(lines=(Words(text="word " * 58),))
    slip = Slip(elements=(paragraph,) * 12 + (slips.Code(data="NEXTPLEASE"),))
    image = picture(slip, 384)
    assert image.height > 4_000
    assert ink_in(image.crop((0, image.height - 200, 384, image.height)))


def test_a_slip_without_an_end_is_refused() -> None:
    paragraph = slips.Text(lines=(Words(text="word " * 58),) * 4)
    with pytest.raises(Unprintable, match="longer than any printer"):
        picture(Slip(elements=(paragraph,) * 40), 384)
    assert MOST_ROWS < 20_000


def ink_in(image: Image.Image) -> bool:
    return image.convert("L").getextrema()[0] == 0
