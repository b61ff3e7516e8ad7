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


#: Three pictures of a video, as H.264 has them: each part after its length.
_PICTURES = [struct.pack(">I", 60) + bytes([7]) * 60 for _ in range(3)]


def esds(kind: int) -> bytes:
    """What 'mp4a' says that it is; lengths as the usual programs write them, in four bytes."""

    def one(tag: int, *inside: bytes) -> bytes:
        whole = b"".join(inside)
        return bytes([tag, 0x80, 0x80, 0x80, len(whole)]) + whole

    return box(b"esds", bytes(4), one(3, bytes(3), one(4, bytes([kind]), bytes(12))))


def with_sound(code: bytes, inside: bytes = b"", version: int = 0) -> bytes:
    """An MP4 of pictures that are there, and sound in a code."""
    more = {0: 0, 1: 16, 2: 36}[version]
    entry = box(code, bytes(8), struct.pack(">H", version), bytes(18 + more), inside)
    hdlr = box(b"hdlr", bytes(8), b"soun", bytes(12))
    stsd = box(b"stsd", struct.pack(">II", 0, 1), entry)
    track = box(b"trak", box(b"mdia", hdlr, box(b"minf", box(b"stbl", stsd))))
    return filmed(track)


def filmed(*tracks: bytes, co64: bool = False, head_last: bool = False) -> bytes:
    """An MP4 whose tables say where each of its pictures is: two in one chunk, one in the next."""
    sizes = [len(one) for one in _PICTURES]
    begin = box(b"ftyp", b"isom")

    def whole(at: int) -> bytes:
        places = [at, at + sizes[0] + sizes[1]]
        stco = struct.pack(">II2" + ("Q" if co64 else "I"), 0, 2, *places)
        stbl = (
            box(b"stsd", struct.pack(">II", 0, 1), box(b"avc1", bytes(8)))
            + box(b"stsz", struct.pack(">III3I", 0, 0, 3, *sizes))
            + box(b"stsc", struct.pack(">II6I", 0, 2, 1, 2, 1, 2, 1, 1))
            + box(b"co64" if co64 else b"stco", stco)
        )
        hdlr = box(b"hdlr", bytes(8), b"vide", bytes(12))
        mdia = box(b"mdia", hdlr, box(b"minf", box(b"stbl", stbl)))
        tkhd = box(b"tkhd", bytes(76), struct.pack(">II", 1280 << 16, 720 << 16))
        mvhd = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, 3000))
        head, shown = (
            box(b"moov", mvhd, box(b"trak", tkhd, mdia), *tracks),
            box(b"mdat", *_PICTURES),
        )
        return begin + shown + head if head_last else begin + head + shown

    return whole(len(begin) + 8 if head_last else len(whole(0)) - sum(sizes))


def lengthless(data: bytes) -> bytes:
    """A WebM that was never told how long it is, as one that is recorded live."""
    at = data.index(b"\x18\x53\x80\x67") + 4
    assert data[at] == 1  # a length of eight bytes
    return data[: at + 1] + b"\xff" * 7 + data[at + 8 :]


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


@pytest.mark.parametrize(
    "data",
    [
        filmed(), filmed(co64=True), filmed(head_last=True),
        with_sound(b"mp4a", esds(0x40)), with_sound(b"mp4a", esds(0x6B)),
        with_sound(b"mp4a", box(b"wave", esds(0x40)), version=1), with_sound(b"mp4a", version=2),
        with_sound(b"Opus"), with_sound(b"fLaC"), lengthless(WEBM),
    ],
)  # fmt: skip
def test_sound_that_a_browser_knows_is_taken(data: bytes) -> None:
    assert videos.head(data).seconds in (2.0, 3.0)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (with_sound(b"ac-3"), "AC-3"),
        (with_sound(b"ec-3"), "AC-3"),
        (with_sound(b"dtsc"), "DTS"),
        (with_sound(b"mp4a", esds(0xA5)), "AC-3"),
        (with_sound(b"mp4a", box(b"wave", esds(0xA9)), version=1), "DTS"),
        (with_sound(b"mp4a", esds(0xDD)), "'mp4a.DD'"),
        (with_sound(b"alac"), "Apple Lossless"),
        (with_sound(b"zzzz"), "'zzzz'"),
    ],
)
def test_sound_that_no_browser_knows_is_named_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(NoVideo) as refused:
        videos.head(data)
    assert str(refused.value) == (
        f"The sound of this video is in {says}, which displays do not play. Save it without sound, "
        "or as MP4 (H.264) with AAC sound."
    )


@pytest.mark.parametrize("code", [b"apch", b"apcn", b"hvc1", b"mp4v", b"encv", b"dvh1"])
def test_pictures_that_no_browser_shows_are_named_with_what_to_do(code: bytes) -> None:
    with pytest.raises(NoVideo, match=rf"in '{code.decode()}', .* Save it as MP4 \(H.264\)"):
        videos.head(mp4(code))


def holed(data: bytes, at: int, size: int) -> bytes:
    """A file of which a part in the middle never came: its room is there, and empty."""
    return data[:at] + bytes(size) + data[at + size :]


def cut(data: bytes, at: int, size: int) -> bytes:
    """A file of which a part in the middle is left out."""
    return data[:at] + data[at + size :]


def retold(says: tuple[int, ...], instead: tuple[int, ...]) -> bytes:
    """A file with something else in one of its tables."""
    old, new = (struct.pack(f">{len(one)}I", *one) for one in (says, instead))
    assert filmed().count(old) == 1
    return filmed().replace(old, new)


_FIRST = filmed().index(b"mdat") + 4


@pytest.mark.parametrize(
    "data",
    [
        holed(filmed(), _FIRST, 8),
        holed(filmed(), _FIRST + 60, 70),
        holed(filmed(), _FIRST + 128, 64),
        retold((0, 3, 64, 64, 64), (0, 3, 64, 64, 65)),  # more than there is
        retold((0, 2, 1, 2, 1, 2, 1, 1), (0, 2, 1, 1, 1, 2, 1, 1)),  # one stands nowhere
        cut(filmed(head_last=True), 40, 64),
        holed(lengthless(WEBM), len(WEBM) // 2, 600),
        cut(lengthless(WEBM), len(WEBM) // 2, 600),
    ],
)  # fmt: skip
def test_a_video_that_lacks_its_middle_is_refused(data: bytes) -> None:
    with pytest.raises(NoVideo, match=r"is missing|damaged"):
        videos.head(data)


def test_tables_that_lie_about_how_many_there_are_end() -> None:
    said = struct.pack(">III", 0, 3, 64)
    assert filmed().count(said) == 1
    for many in (2**32 - 1, 2**20):
        for each in (0, 1):
            with pytest.raises(NoVideo, match="damaged"):
                videos.head(filmed().replace(said, struct.pack(">III", each, many, 64)))


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
@given(
    st.sampled_from([WEBM[:400], mp4(), with_sound(b"mp4a", esds(0x40))]),
    st.integers(0, 399),
    st.binary(max_size=12),
)
def test_a_damaged_video_is_refused_and_never_an_error(data: bytes, at: int, other: bytes) -> None:
    with suppress(NoVideo):
        videos.head(data[:at] + other + data[at + len(other) :])


@pytest.mark.parametrize("size", [0, 1, 7, 8, 2**31, 2**32 - 1])
def test_boxes_in_boxes_that_lie_about_their_sizes_end(size: int) -> None:
    nested = b"".join(struct.pack(">I4s", size, b"trak") for _ in range(20_000))
    with pytest.raises(NoVideo):
        videos.head(box(b"ftyp", b"isom") + struct.pack(">I4s", 0, b"moov") + nested)
