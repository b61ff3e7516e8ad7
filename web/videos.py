"""What a video says of itself in the head of its file: how long it is, how large, in which codes.

Whether it is all there is seen too, from its first picture to its last: where each begins, and that
something is there. Nothing is decoded here. Only boxes and elements with lengths of their own are
stepped over, so many and no more; whatever does not fit is no video.
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
#: The sound that Chromium can have beside it. Displays are silent, but a browser that does not know
#: the sound of a file may not play the file.
_HEARD = {
    "mp4a", ".mp3", "Opus", "fLaC", "sowt", "twos", "ulaw", "alaw", "A_OPUS", "A_VORBIS",
}  # fmt: skip
#: What `mp4a` may be: AAC in its kinds, and MP3.
_MP4A = {0x40, 0x66, 0x67, 0x68, 0x69, 0x6B}
#: Sounds by the names that people know them by.
_CALLED = {
    "ac-3": "AC-3", "ec-3": "AC-3", "ac-4": "AC-4", "dtsc": "DTS", "dtse": "DTS", "dtsh": "DTS",
    "dtsl": "DTS", "alac": "Apple Lossless", "samr": "AMR", "sawb": "AMR", "enca": "a locked form",
    "A_AC3": "AC-3", "A_EAC3": "AC-3", "A_DTS": "DTS", "A_AAC": "AAC",
    "mp4a.A5": "AC-3", "mp4a.A6": "AC-3", "mp4a.A9": "DTS",
}  # fmt: skip
#: Of a file whose end is missing, and of one that lacks something else.
_CUT_SHORT = "The end of this video is missing. Send the whole file, or save it anew."
_LACKING = "A part of this video is missing. Send the whole file, or save it anew."
#: Pictures and pieces of sound of a track: two minutes have a tenth of it.
_MOST_SAMPLES = 100_000
_DOCUMENT, _SEGMENT, _INFO, _TRACKS = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B
_TYPE, _SCALE, _DURATION, _TRACK, _CODEC = 0x4282, 0x2AD7B1, 0x4489, 0xAE, 0x86
#: What holds the pictures.
_CLUSTER = 0x1F43B675
_VIDEO, _WIDTH, _HEIGHT, _AUDIO = 0xE0, 0xB0, 0xBA, 0xE1
_VOID, _CHECK = 0xEC, 0xBF
#: What a WebM has: beside its heads and pictures where to look, chapters, tags and files with it.
_LEVELS = {
    _INFO, _TRACKS, _CLUSTER, 0x114D9B74, 0x1C53BB6B, 0x1043A770, 0x1254C367, 0x1941A469, _VOID,
    _CHECK,
}  # fmt: skip
#: And what a cluster of pictures has: blocks by themselves or in groups, its time and its place.
_BLOCK, _GROUP = 0xA3, 0xA0
_OF_CLUSTER = {_BLOCK, _GROUP, 0xE7, 0xA7, 0xAB, 0x5854, _VOID, _CHECK}


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
        found, codec, sound = _mp4(data) if data[4:8] == b"ftyp" else _webm(data)
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError):
        raise NoVideo("This video is damaged. Save it anew as MP4 (H.264) or WebM.") from None
    if codec is None:
        raise NoVideo("No picture is in this file. Save it as MP4 (H.264) or WebM.")
    if codec not in _PLAYED:
        raise NoVideo(
            f"This video is in {codec!r:.20}, which displays do not play. Save it as MP4 (H.264)."
        )
    if sound is not None and sound not in _HEARD:
        raise NoVideo(
            f"The sound of this video is in {_CALLED.get(sound, repr(sound)):.20}, which displays "
            "do not play. Save it without sound, or as MP4 (H.264) with AAC sound."
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


def _mp4(data: bytes) -> tuple[Head, str | None, str | None]:
    seconds, wide, high, codec, sound = 0.0, 0, 0, None, None
    for at, _ in _inside(data, 0, len(data), b"moov", b"mvhd"):
        form = ">IQ" if data[at] == 1 else ">II"
        scale, length = struct.unpack_from(form, data, at + (20 if data[at] == 1 else 12))
        seconds = length / scale if scale else 0.0
    parts = [*_boxes(data, 0, len(data))]
    stored = [(at, stop) for name, at, stop in parts if name == b"mdat" and stop > at]
    if stored and not any(name == b"moov" for name, _, _ in parts):
        raise NoVideo(_LACKING)  # what is before it is shorter than it says, and hides it
    for at, end in _inside(data, 0, len(data), b"moov", b"trak"):
        kinds = {data[x + 8 : x + 12] for x, _ in _inside(data, at, end, b"mdia", b"hdlr")}
        entries = [
            (name.decode("latin-1"), x, y)
            for table, stop in _inside(data, at, end, b"mdia", b"minf", b"stbl", b"stsd")
            for name, x, y in _boxes(data, table + 8, stop)
        ]
        if b"soun" in kinds:
            sound = sound or next((_sound(data, *one) for one in entries), None)
        if b"vide" not in kinds or codec is not None:
            continue
        for inside, _ in _inside(data, at, end, b"tkhd"):
            sides = inside + (88 if data[inside] == 1 else 76)
            wide, high = (side >> 16 for side in struct.unpack_from(">II", data, sides))
        codec = next((name for name, _, _ in entries), None)
        for table, stop in _inside(data, at, end, b"mdia", b"minf", b"stbl"):
            _check_samples(data, table, stop, stored)
    if codec and not stored:
        raise NoVideo(_CUT_SHORT)
    return Head("mp4", seconds, wide, high), codec, sound


def _sound(data: bytes, name: str, at: int, end: int) -> str:
    """The code of an entry of sound: 'mp4a' holds several, and says which further inside."""
    if name != "mp4a":
        return name
    (version,) = struct.unpack_from(">H", data, at + 8)
    inside = at + 28 + {1: 16, 2: 36}.get(version, 0)
    for path in ((b"esds",), (b"wave", b"esds")):
        for found, stop in _inside(data, inside, end, *path):
            kind = _described(data, found + 4, stop)
            if kind is not None and kind not in _MP4A:
                return f"mp4a.{kind:02X}"
    return name


def _described(data: bytes, at: int, end: int) -> int | None:
    """The kind of code in the descriptors of an `esds`."""
    for _ in range(_MOST):
        if at + 2 > end:
            return None
        tag, at = data[at], at + 1
        while data[at] & 0x80:  # its length, of up to four bytes
            at += 1
        size, at = data[at], at + 1
        if tag == 0x04:
            return data[at]
        if tag != 0x03:
            at += size
            continue
        flags = data[at + 2]
        at += 3 + 2 * bool(flags & 0x80) + 2 * bool(flags & 0x20)
        if flags & 0x40:
            at += 1 + data[at - (2 if flags & 0x20 else 0)]
    return None


def _check_samples(data: bytes, at: int, end: int, stored: list[tuple[int, int]]) -> None:
    """Whether each picture is where its table says, and something is there."""
    tables = {name: (x, y) for name, x, y in _boxes(data, at, end)}
    if not {b"stsz", b"stsc"} <= tables.keys() or not {b"stco", b"co64"} & tables.keys():
        return
    each, count = struct.unpack_from(">II", data, tables[b"stsz"][0] + 4)
    if count > _MOST_SAMPLES:
        raise IndexError
    sizes = (each,) * count if each else _figures(data, tables[b"stsz"][0] + 12, count, "I")
    wide = b"co64" in tables
    head = tables[b"co64" if wide else b"stco"][0] + 4
    (chunks,) = struct.unpack_from(">I", data, head)
    places = _figures(data, head + 4, chunks, "Q" if wide else "I")
    (runs,) = struct.unpack_from(">I", data, tables[b"stsc"][0] + 4)
    run = _figures(data, tables[b"stsc"][0] + 8, 3 * runs, "I")
    many = dict(zip(run[::3], run[1::3], strict=True))
    nth = each_chunk = 0
    for chunk, place in enumerate(places, 1):
        each_chunk = many.get(chunk, each_chunk)
        begins = place
        for size in sizes[nth : nth + each_chunk]:
            stop = begins + size
            whole = any(a <= begins and stop <= b for a, b in stored)
            # The length of its first part, or a mark: never nothing at all.
            if not whole or (size and not any(data[begins : min(stop, begins + 8)])):
                raise NoVideo(_LACKING)
            begins = stop
        nth += each_chunk
    if nth < count:
        raise NoVideo(_LACKING)


def _figures(data: bytes, at: int, count: int, form: str) -> tuple[int, ...]:
    if count > 3 * _MOST_SAMPLES:
        raise IndexError
    return struct.unpack_from(f">{count}{form}", data, at)


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


def _elements(data: bytes, at: int, end: int, most: int = _MOST) -> Iterator[tuple[int, int, int]]:
    for _ in range(most):
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


def _webm(data: bytes) -> tuple[Head, str | None, str | None]:
    seconds, wide, high, codec, sound = 0.0, 0, 0, None, None
    segment, pictures = None, False
    for name, at, end in _elements(data, 0, len(data)):
        if name == _DOCUMENT:
            kinds = {one: data[a:b].rstrip(b"\0") for one, a, b in _elements(data, at, end)}
            if kinds.get(_TYPE) != b"webm":
                raise NoVideo("This is no WebM. Save it as MP4 (H.264) or WebM.")
        elif name == _SEGMENT and segment is None:
            segment = (at, end)
    for name, at, end in _elements(data, *(segment or (0, 0))):
        if name not in _LEVELS:
            raise NoVideo(_LACKING)
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
                if _CODEC not in track:
                    continue
                x, y = track[_CODEC]
                code = data[x : min(y, x + 40)].decode("latin-1").rstrip("\0")
                if _AUDIO in track:
                    sound = sound or code
                if _VIDEO not in track or codec is not None:
                    continue
                codec = code
                sides = {one: (p, q) for one, p, q in _elements(data, *track[_VIDEO])}
                wide, high = (
                    _whole(data, *sides[one]) if one in sides else 0 for one in (_WIDTH, _HEIGHT)
                )
        elif name == _CLUSTER:
            pictures = _blocks(data, at, end) or pictures
    if codec and not pictures:
        raise NoVideo(_CUT_SHORT)
    return Head("webm", seconds, wide, high), codec, sound


def _blocks(data: bytes, at: int, end: int) -> bool:
    """Whether a cluster has pictures or sound, each of a track. One of unknown length goes on until
    something of its own level comes."""
    found = False
    for name, inside, stop in _elements(data, at, end, _MOST_SAMPLES):
        if name in _LEVELS and name not in _OF_CLUSTER:
            continue
        if name not in _OF_CLUSTER:
            raise NoVideo(_LACKING)
        if name == _BLOCK:
            _number(data, inside, marked=False)  # that of its track; 0 is none
        found = found or (name in (_BLOCK, _GROUP) and stop > inside)
    return found
