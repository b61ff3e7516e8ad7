"""What a video says of itself in the head of its file: how long it is, how large, in which code.

Whether it is all there is seen too; its pictures are decoded by nobody here. Only boxes and
elements with lengths of their own are stepped over, so many and no more; whatever does not fit is
no video.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

#: So many boxes or elements of a level are looked at.
_MOST = 4096
#: What Chromium plays, as the files name it.
_PLAYED = {
    "avc1": "H.264", "avc3": "H.264", "vp09": "VP9", "av01": "AV1",
    "V_VP8": "VP8", "V_VP9": "VP9", "V_AV1": "AV1",
}  # fmt: skip
#: Of a file whose end is missing.
_CUT_SHORT = "The end of this video is missing. Send the whole file, or save it anew."
_DOCUMENT, _SEGMENT, _INFO, _TRACKS = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B
_TYPE, _SCALE, _DURATION, _TRACK, _CODEC = 0x4282, 0x2AD7B1, 0x4489, 0xAE, 0x86
#: What holds the pictures.
_CLUSTER = 0x1F43B675
_VIDEO, _WIDTH, _HEIGHT = 0xE0, 0xB0, 0xBA


class NoVideo(ValueError):
    """What was sent is no video that a display plays; its words are a sentence."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a video: its kind of file ('mp4', 'webm'), and what it says of itself."""

    kind: str
    seconds: float
    wide: int
    high: int


def is_video(data: bytes) -> bool:
    """Whether it begins as a video does, by its first bytes alone."""
    return data[4:8] == b"ftyp" or data[:4] == b"\x1a\x45\xdf\xa3"


def head(data: bytes) -> Head:
    """The head of an MP4 or WebM. NoVideo says what is wrong with it."""
    try:
        found, codec = _mp4(data) if data[4:8] == b"ftyp" else _webm(data)
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError):
        raise NoVideo("This video is damaged. Save it anew as MP4 (H.264) or WebM.") from None
    if codec is None:
        raise NoVideo("No picture is in this file. Save it as MP4 (H.264) or WebM.")
    if codec not in _PLAYED:
        raise NoVideo(
            f"This video is in {codec!r:.20}, which displays do not play. Save it as MP4 (H.264)."
        )
    if not isfinite(found.seconds) or found.seconds <= 0:
        raise NoVideo("This video does not say how long it is. Save it anew as MP4 (H.264).")
    return found


def _check_end(data: bytes, inside: int, stop: int, end: int) -> None:
    """Whether something that says where it ends does so within what it stands in."""
    if stop > len(data):
        raise NoVideo(_CUT_SHORT)
    if stop > end or stop < inside:
        raise IndexError


# ---------------------------------------------------------------------- MP4


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Each box of a level: its name, and where its inside begins and ends."""
    for _ in range(_MOST):
        if at + 8 > end:
            return
        size, name = struct.unpack_from(">I4s", data, at)
        inside = at + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, inside)
            inside += 8
        stop = end if size == 0 else at + size
        _check_end(data, inside, stop, end)
        yield name, inside, stop
        at = stop


def _inside(data: bytes, at: int, end: int, *path: bytes) -> Iterator[tuple[int, int]]:
    """All boxes at a path of names."""
    for name, inside, stop in _boxes(data, at, end):
        if name == path[0] and len(path) == 1:
            yield inside, stop
        elif name == path[0]:
            yield from _inside(data, inside, stop, *path[1:])


def _mp4(data: bytes) -> tuple[Head, str | None]:
    seconds, wide, high, codec = 0.0, 0, 0, None
    for at, _ in _inside(data, 0, len(data), b"moov", b"mvhd"):
        form = ">IQ" if data[at] == 1 else ">II"
        scale, length = struct.unpack_from(form, data, at + (20 if data[at] == 1 else 12))
        seconds = length / scale if scale else 0.0
    parts = [(name, stop - at) for name, at, stop in _boxes(data, 0, len(data))]
    for at, end in _inside(data, 0, len(data), b"moov", b"trak"):
        kinds = [*_inside(data, at, end, b"mdia", b"hdlr")]
        if not any(data[inside + 8 : inside + 12] == b"vide" for inside, _ in kinds):
            continue
        for inside, _ in _inside(data, at, end, b"tkhd"):
            sides = inside + (88 if data[inside] == 1 else 76)
            wide, high = (side >> 16 for side in struct.unpack_from(">II", data, sides))
        for inside, stop in _inside(data, at, end, b"mdia", b"minf", b"stbl", b"stsd"):
            for name, _, _ in _boxes(data, inside + 8, stop):
                codec = name.decode("latin-1")
    if codec and not any(name == b"mdat" and size for name, size in parts):
        raise NoVideo(_CUT_SHORT)
    return Head("mp4", seconds, wide, high), codec


# ---------------------------------------------------------------------- WebM


def _number(data: bytes, at: int, *, marked: bool) -> tuple[int, int, bool]:
    """A number of EBML at a place, where it ends, and whether it says 'unknown'."""
    first = data[at]
    length = 9 - first.bit_length()
    if first == 0 or at + length > len(data):
        raise IndexError
    value = int.from_bytes(data[at : at + length])
    most = (1 << 7 * length) - 1
    plain = value & most
    return (value if marked else plain), at + length, plain == most


def _elements(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    for _ in range(_MOST):
        if at >= end:
            return
        name, at, _ = _number(data, at, marked=True)
        size, at, unknown = _number(data, at, marked=False)
        stop = end if unknown else at + size
        _check_end(data, at, stop, end)
        yield name, at, stop
        at = stop


def _whole(data: bytes, at: int, end: int) -> int:
    return int.from_bytes(data[at : min(end, at + 8)])


def _webm(data: bytes) -> tuple[Head, str | None]:
    seconds, wide, high, codec = 0.0, 0, 0, None
    segment, pictures = None, False
    for name, at, end in _elements(data, 0, len(data)):
        if name == _DOCUMENT:
            kinds = {one: data[a:b].rstrip(b"\0") for one, a, b in _elements(data, at, end)}
            if kinds.get(_TYPE) != b"webm":
                raise NoVideo("This is no WebM. Save it as MP4 (H.264) or WebM.")
        elif name == _SEGMENT and segment is None:
            segment = (at, end)
    for name, at, end in _elements(data, *(segment or (0, 0))):
        if name == _INFO:
            found = {one: (a, b) for one, a, b in _elements(data, at, end)}
            scale = _whole(data, *found[_SCALE]) if _SCALE in found else 1_000_000
            if _DURATION in found:
                a, b = found[_DURATION]
                (length,) = struct.unpack(">f" if b - a == 4 else ">d", data[a:b])
                seconds = length * scale / 1e9
        elif name == _TRACKS:
            for _, a, b in (one for one in _elements(data, at, end) if one[0] == _TRACK):
                track = {one: (x, y) for one, x, y in _elements(data, a, b)}
                if _VIDEO not in track or _CODEC not in track:
                    continue
                x, y = track[_CODEC]
                codec = data[x : min(y, x + 40)].decode("latin-1").rstrip("\0")
                sides = {one: (p, q) for one, p, q in _elements(data, *track[_VIDEO])}
                wide, high = (
                    _whole(data, *sides[one]) if one in sides else 0 for one in (_WIDTH, _HEIGHT)
                )
        elif name == _CLUSTER:
            pictures = pictures or end > at
    if codec and not pictures:
        raise NoVideo(_CUT_SHORT)
    return Head("webm", seconds, wide, high), codec
