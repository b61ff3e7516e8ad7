"""What may be shown between calls is told by what is in a file, and nothing of a picture's file but
what is seen is kept."""

from __future__ import annotations

import io
import struct
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from display.media import bringing
from web import brought, videos
from web.brought import NoMedia
from web.videos import NoVideo

BOX = (1920, 1200)
WEBM = Path(__file__).with_name("two_seconds.webm").read_bytes()


#: Where the head of the WebM ends, and what it shows begins.
_HEADS = WEBM.index(b"\x1f\x43\xb6\x75")


def box(name: bytes, *inside: bytes) -> bytes:
    whole = b"".join(inside)
    return struct.pack(">I4s", 8 + len(whole), name) + whole


def mp4(codec: bytes = b"avc1", seconds: int = 3, wide: int = 1280) -> bytes:
    """The head of an MP4 with one track, as far as anybody here reads it."""
    mvhd = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, 1000 * seconds))
    tkhd = box(b"tkhd", bytes(76), struct.pack(">II", wide << 16, 720 << 16))
    hdlr = box(b"hdlr", bytes(8), b"vide", bytes(12))
    stsd = box(b"stsd", struct.pack(">II", 0, 1), box(codec, bytes(8)))
    mdia = box(b"mdia", hdlr, box(b"minf", box(b"stbl", stsd)))
    return (
        box(b"ftyp", b"isom")
        + box(b"moov", mvhd, box(b"trak", tkhd, mdia))
        + box(b"mdat", bytes(9))
    )


def drawn(kind: str, size: tuple[int, int] = (400, 300), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#204060").save(out, kind, **more)
    return out.getvalue()


def test_the_head_of_a_video_says_how_long_it_is() -> None:
    assert videos.head(mp4()) == videos.Head("mp4", 3.0, 1280, 720)
    assert videos.head(WEBM) == videos.Head("webm", 2.0, 320, 180)
    assert brought.looked_at(data := mp4(seconds=4), BOX) == brought.Found(data, "mp4", 4)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (mp4(b"hvc1"), "'hvc1'"),
        (mp4(seconds=0), "does not say how long"),
        (mp4(seconds=121), "121 seconds"),
        (mp4(wide=7680), "3840 across"),
        (box(b"ftyp", b"isom"), "No picture"),
        (mp4()[:60], "end of this video is missing"),
        (mp4()[:-1], "end of this video is missing"),
        (mp4()[:-17], "end of this video is missing"),
        (mp4() + struct.pack(">I4sQ", 1, b"free", 2**63), "end of this video is missing"),
        (mp4() + struct.pack(">I4sQ", 1, b"free", 3), "damaged"),
        (mp4() + struct.pack(">I4s", 7, b"free"), "damaged"),
        (WEBM[:-1], "end of this video is missing"),
        (WEBM[:_HEADS], "end of this video is missing"),
        (WEBM.replace(b"webm", b"weba"), "no WebM"),
        (WEBM.replace(b"V_VP8", b"V_MS0"), "'V_MS0'"),
        (b"\0\0\0\x08ftyp" + bytes(brought.LARGEST_VIDEO), "20 MB"),
        (b"MZ" + bytes(1000), "no picture and no video"),
        (drawn("GIF"), "no picture and no video"),
        (drawn("PNG")[:200], "damaged"),
        (drawn("PNG", (12_001, 200)), "12000 across"),
        (drawn("PNG", (100, 400)), "too few"),
        (drawn("PNG", save_all=True, append_images=[Image.new("RGB", (400, 300))]), "moves"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_display_cannot_show_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(NoMedia, match=says):
        brought.looked_at(data, BOX)


def test_of_a_picture_only_what_is_seen_is_kept_turned_as_it_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "taken at home"  # held upright
    found = brought.looked_at(drawn("JPEG", (4000, 3000), exif=exif), BOX)
    kept = found.data
    assert b"taken at home" not in kept
    assert found.picture is not None
    assert bringing._warning(found.picture) is None
    with Image.open(io.BytesIO(kept)) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", (900, 1200), "RGB")
        assert not image.getexif()


def test_the_yellow_of_a_call_is_told_of() -> None:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "#ffc130").save(out, "PNG")
    found = brought.looked_at(out.getvalue(), BOX).picture
    assert found is not None
    assert "yellow of a call" in (bringing._warning(found) or "")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([WEBM[:400], mp4()]), st.integers(0, 399), st.binary(max_size=12))
def test_a_damaged_video_is_refused_and_never_an_error(data: bytes, at: int, other: bytes) -> None:
    with suppress(NoVideo):
        videos.head(data[:at] + other + data[at + len(other) :])


@pytest.mark.parametrize("size", [0, 1, 7, 8, 2**31, 2**32 - 1])
def test_boxes_in_boxes_that_lie_about_their_sizes_end(size: int) -> None:
    nested = b"".join(struct.pack(">I4s", size, b"trak") for _ in range(20_000))
    with pytest.raises(NoVideo):
        videos.head(box(b"ftyp", b"isom") + struct.pack(">I4s", 0, b"moov") + nested)
