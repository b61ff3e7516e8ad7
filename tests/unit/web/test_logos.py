"""A logo is brought in from a file, and whatever acts, moves, fetches or is too much is refused."""

from __future__ import annotations

import base64
import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw

from ticketing.sites.looks import LONGEST_LOGO
from web import logos
from web.logos import NoLogo, brought_in, read

HOUSE = '<path fill="#015C9A" d="M10 50 L60 5 L110 50 z"/>'


def svg(inside: str = HOUSE, head: str = 'viewBox="0 0 120 60"', before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {head}>{inside}</svg>'.encode()


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def disc() -> Image.Image:
    """A red disc and a blue square, 1200 x 500, on nothing."""
    image = Image.new("RGBA", (1200, 500), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, 490, 490), fill=(200, 16, 46, 255))
    draw.rectangle((600, 100, 1100, 400), fill=(1, 92, 154, 255))
    return image


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(wide: int, high: int) -> bytes:
    """A PNG of few bytes that says that it has these dots."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 6, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(bytes(100_000)))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def test_an_svg_stays_a_drawing_without_what_its_editor_wrote_for_itself() -> None:
    inside = f'<metadata><x/></metadata><!-- mine --><g class="a">{HOUSE}</g>'
    head = 'viewBox="0 0 120 60" xmlns:ink="http://ink.example/ns" ink:version="1"'
    logo = read(brought_in(svg(inside, head, '<?xml version="1.0" encoding="UTF-8"?>')))
    assert (logo.mimetype, logo.wide) == ("image/svg+xml", 2)
    assert b"L60 5" in logo.data
    for gone in (b"ink", b"mine", b"metadata"):
        assert gone not in logo.data
    assert read(logo.address) == logo


@pytest.mark.parametrize(
    ("inside", "head", "says"),
    [
        ("<script>alert(1)</script>", "", "script"),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>', "", "script"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>', "", "script"),
        (HOUSE, 'onload="alert(1)"', "script"),
        ('<g ONCLICK="x()"/>', "", "script"),
        ("<foreignObject><p/></foreignObject>", "", "page"),
        ('<a href="https://x.example/"/>', "", "link"),
        ('<image href="https://x.example/a.png"/>', "", "another picture"),
        ('<use href="https://x.example/a.svg#b"/>', "", "fetches"),
        ('<use href="javascript:alert(1)"/>', "", "fetches"),
        ('<path fill="url(https://x.example/#a)" d="M0 0z"/>', "", "fetches"),
        ("<style>@import 'https://x.example/';</style>", "", "fetches"),
        ("<style>.a{background:u\\72l(//x.example/)}</style>", "", "fetches"),
        ('<animate attributeName="x" to="1"/>', "", "moves"),
        ("<text>Riverside</text>", "", "outlines"),
        ('<filter id="a"/>', "", "filter"),
        ("<video/>", "", "'video'"),
        ("<path d='M0 0", "", "damaged"),
        ("<path/>" * 5000, "", "too many parts"),
        ("<g>" * 60 + "</g>" * 60, "", "too many parts"),
        ("", "", "Nothing is to be seen"),
    ],
)
def test_an_svg_that_does_more_than_draw_is_refused_with_what_to_do(
    inside: str, head: str, says: str
) -> None:
    with pytest.raises(NoLogo, match=says):
        brought_in(svg(inside, f'viewBox="0 0 120 60" {head}'))


def nested(levels: int, kind: str, names: str, how: str = "url(#m{})") -> str:
    """Masks or clips, each of which names the one before it twice."""
    found = [f'<{kind} id="m0"><path d="M0 0h90v60z"/></{kind}>']
    for n in range(1, levels):
        inside = f'<path {names}="{how.format(n - 1)}" d="M0 0h90v60z"/>'
        found.append(f'<{kind} id="m{n}">{inside * 2}</{kind}>')
    return "".join(found)


USED = '<use href="#u"/>' * 20
STYLED = "<style>" + "".join(f".m{n}{{mask:url(#m{n})}}" for n in range(12)) + "</style>"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"x" * 50_000_000, "50.0 MB; a logo has at most 1 MB"),
        (b"GIF89a", "neither an SVG nor a PNG"),
        (b"", "neither an SVG nor a PNG"),
        (b"\xff\xd8\xff\xe0", "neither an SVG nor a PNG"),
        (b"<html><body>Sign in</body></html>", "neither an SVG nor a PNG"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 200, "damaged"),
        (bomb(60_000, 60_000), "60000 x 60000 dots"),
        (bomb(7_000, 7_000), "16 million"),
        (bomb(100, 100)[:60], "damaged"),
        (png(Image.new("RGBA", (200, 100))), "Nothing is to be seen"),
        (png(Image.new("RGB", (2000, 20), "red")), "times as long"),
        (svg(head=""), "how large it is"),
        (svg(head='viewBox="0 0 1 100000"'), "times as long"),
        (svg(head='viewBox="0 0 nan 1"'), "how large it is"),
        (svg(before='<!DOCTYPE svg [<!ENTITY a "aaaa">]>'), "entities"),
        (svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "repeats"),
        (svg(nested(12, "mask", "mask")), "repeats"),
        (svg(nested(12, "clipPath", "clip-path")), "repeats"),
        (svg(nested(12, "mask", "class", "m{}") + STYLED), "repeats"),
        (svg('<mask id="a"><path mask="url(#a)" d="M0 0h9v9z"/></mask>' + HOUSE), "repeats"),
        (svg(nested(6, "mask", "mask") + '<g id="u" mask="url(#m5)"/>' + USED), "repeats"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_logo_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(NoLogo, match=says) as refused:
        brought_in(data)
    assert len(str(refused.value)) < 200
    assert str(refused.value).endswith(".")


def test_a_drawing_with_as_many_clips_as_programs_write_is_a_logo() -> None:
    clips = "".join(f'<clipPath id="c{n}"><path d="M0 0h120v60H0z"/></clipPath>' for n in range(60))
    parts = "".join(f'<g clip-path="url(#c{n})">{HOUSE}</g>' for n in range(60))
    assert brought_in(svg(f"<defs>{clips}</defs>{parts}"))


def test_a_large_picture_is_made_as_small_as_the_file_has_room_for() -> None:
    noise = Image.effect_noise((700, 300), 90).convert("RGB")
    for data in (png(disc()), png(noise)):
        address = brought_in(data)
        assert len(address) <= LONGEST_LOGO
        assert read(address).wide == pytest.approx(2.4, abs=0.15)


def test_a_heavy_drawing_becomes_a_picture() -> None:
    many = "".join(
        f'<path fill="#015C9A" d="M{n} 0 L{n + 1} 59.12345 L0 {n}z"/>' for n in range(1500)
    )
    assert read(brought_in(svg(many))).mimetype == "image/png"


def test_one_colour_is_white_on_a_colour_and_black_on_paper() -> None:
    address = brought_in(svg())
    mark = Image.open(io.BytesIO(logos.on_colour(address).data))
    assert mark.convert("RGB").getextrema() == ((255, 255),) * 3
    paper = Image.open(io.BytesIO(logos.dots(address, 240, 96)))
    assert (paper.mode, paper.size) == ("1", (192, 96))
    assert not paper.getpixel((96, 60))  # black within the roof
    assert paper.getpixel((2, 2))


def test_several_colours_stand_on_a_plate_and_print_as_dots() -> None:
    address = brought_in(png(disc()))
    mark = Image.open(io.BytesIO(logos.on_colour(address).data)).convert("RGBA")
    assert mark.getpixel((1, 1)) == (255, 255, 255, 255)
    paper = Image.open(io.BytesIO(logos.dots(address, 352, 160)))
    assert paper.mode == "1"
    assert paper.width <= 352
    assert paper.height <= 160
    share = sum(1 for x in range(40, 100) if not paper.getpixel((x, 70))) / 60
    assert 0 < share < 1


def test_black_on_white_without_transparency_is_one_colour_too() -> None:
    image = Image.new("RGB", (300, 120), "white")
    ImageDraw.Draw(image).rectangle((40, 20, 200, 100), fill=(20, 20, 20))
    assert logos.is_one_colour(brought_in(png(image)))


@pytest.mark.parametrize("broken", ["AAA", "AAAA", base64.b64encode(b"<svg").decode()])
def test_a_logo_that_was_cut_off_in_the_file_is_named(broken: str) -> None:
    for kind in ("png", "svg+xml"):
        with pytest.raises(NoLogo):
            read(f"data:image/{kind};base64,{broken}")
