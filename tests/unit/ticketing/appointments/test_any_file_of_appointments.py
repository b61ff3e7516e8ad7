"""Whatever a file holds, reading it ends, in our own words, and changes nothing that is read next;
and taking the same over twice changes nothing."""

from __future__ import annotations

import random
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from storage import Store
from tests.foreign_files import EVERY, of, read
from tests.helpers import an_ask, everything, fresh_store, sample_site
from tests.unit.ticketing.appointments.appointment_book import EARLY
from ticketing.appointments.files import known
from ticketing.appointments.imported import Imported
from ticketing.appointments.importing import rehearse, take
from ticketing.foreign import apart
from ticketing.foreign.said import LARGEST, MOST_LINES, MOST_TOLD, Read

#: Pieces of which calendars and tables are made, and of which bad ones are.
PIECES = [
    "BEGIN:VCALENDAR\n", "END:VCALENDAR\n", "BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:VTIMEZONE\n",
    "END:VTIMEZONE\n", "BEGIN:STANDARD\n", "END:STANDARD\n", "TZID:Z\n", "UID:a\n", "UID:b\n",
    "DTSTART:20261124T110000Z\n", "DTSTART;TZID=Z:20261124T113000\n", "DTEND:20261124T123000Z\n",
    "DTSTART;TZID=Europe/London:20261125T100000\n", "DTSTART:99999999T999999Z\n",
    "DTSTART;VALUE=DATE:20261124\n", "DTSTART:00010101T000000\n", "TZOFFSETFROM:+0000\n",
    "TZOFFSETTO:-2359\n", "TZOFFSETTO:+0130\n", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n",
    "RRULE:FREQ=HOURLY\n", "RRULE:FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=2\n",
    "RRULE:FREQ=YEARLY;UNTIL=19960101T000000Z\n", "RRULE:\n", "RDATE:20260101T000000\n",
    "SUMMARY:Benefits interview\n", "SUMMARY:Canceled: Planning advice\n", "SUMMARY:Privat\n",
    "LOCATION:Room 1\n", "ORGANIZER;CN=Megan:mailto:m\n", "ATTENDEE;CN=\"A, B\":mailto:a\n",
    "METHOD:CANCEL\n", "METHOD:PUBLISH\n", "SUMMARY:FW: Cancelled Private interview\n",
    "24/11/2026;12:00;Canceled: Benefits interview;;;;r-1;\n", "STATUS:CANCELLED\n",
    "SEQUENCE:3\n", "RECURRENCE-ID:20261124T110000Z\n",
    "DURATION:PT90M\n", "DESCRIPTION:a\\nb\n c\n", "CATEGORIES:Step free,Red\n", "X:;;;==:\n",
    "date,time,type\n", "date;time;type;adviser;name;note;reference;status\n", "sep=;\n",
    "24/11/2026;11:00;Benefits interview;Megan;A;b;r-1;\n", "24/11/2026,12:00,Planning advice\n",
    "24/11/2026;11:30;Benefits interview;;B;;r-2;cancelled\n", "\"", ",", ";", "\t", "\r", "\r\n",
    "\u200b", "\u202e", "24-Nov-26,1 pm,Private interview,,,,\n", "31/11/2026;25:00;x\n", "\x00",
]  # fmt: skip
FILES = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(lambda parts: "".join(parts).encode()),
    st.lists(st.sampled_from(PIECES), max_size=40).map(
        lambda parts: b"BEGIN:VCALENDAR\n" + "".join(parts).encode()
    ),
    st.lists(st.sampled_from(PIECES[-16:]), max_size=40).map(
        lambda parts: (
            b"date;time;type;adviser;name;note;reference;status\n" + "".join(parts).encode()
        )
    ),
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A good file, with pieces of others in it, and some letters changed."""
    data = of(draw(st.sampled_from(EVERY)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        new = draw(st.one_of(st.binary(max_size=4), st.sampled_from(PIECES).map(str.encode)))
        data = data[:at] + new + data[at + draw(st.integers(0, 12)) :]
    return data


def check(found: Read) -> None:
    """What holds of whatever was read."""
    assert Read.from_json(found.to_json()).to_json() == found.to_json()
    assert found.entries or found.mistakes
    assert len(found.entries) <= MOST_LINES
    for one in (*found.mistakes, *found.remarks):
        assert one.line >= 0
        assert not any(word in one.says for word in ("Error", "codec", "Traceback", "NoneType"))
    for entry in found.entries:
        assert entry.key is None or 0 < len(entry.key) <= 120
        assert len(entry.name or "") <= 80
        assert len(entry.note or "") <= 500
        assert entry.cancels or (entry.type and entry.starts_at and entry.starts_at % 1000 == 0)


@given(st.one_of(FILES, spoilt()))
def test_whatever_a_file_holds_is_read_in_our_own_words(data: bytes) -> None:
    before = read(of("its-own-zone-here.ics")).to_json()
    check(read(data))
    assert read(of("its-own-zone-here.ics")).to_json() == before


def rehearsed(store: Store, data: bytes, partly: bool) -> Imported:
    return store.report(partial(rehearse, partly=partly), "riverside", read(data), an_ask(EARLY))


def told(done: Imported) -> Any:
    """What is said of a file; ids and codes are another's each time."""
    return (
        done.made,
        [(x.line, x.will, x.says, x.notes, x.appointment and x.appointment.starts_at)
         for x in done.lines],
        done.mistakes, done.remarks, [x.starts_at for x in done.gone],
    )  # fmt: skip


@given(spoilt(), st.booleans())
@settings(max_examples=25)
def test_a_file_does_what_its_preview_says_and_taken_over_twice_changes_nothing(
    data: bytes, partly: bool
) -> None:
    with TemporaryDirectory() as folder, closing(fresh_store(Path(folder, "x.db"))) as store:
        nothing = everything(store)
        would = rehearsed(store, data, partly)
        assert everything(store) == nothing
        first = take(store, "riverside", read(data), an_ask(EARLY), partly=partly)
        assert told(first) == told(would)
        before = everything(store)
        would = rehearsed(store, data, partly)
        again = take(store, "riverside", read(data), an_ask(EARLY), partly=partly)
        assert (again.made, again.changes if again.made else 0) == (first.made, 0)
        assert told(again) == told(would)
        assert everything(store) == before


@given(st.integers(0, 2**32), st.sampled_from(PIECES), st.sampled_from(PIECES))
@settings(max_examples=8)
def test_the_largest_files_are_read_or_given_up(seed: int, first: str, second: str) -> None:
    chance = random.Random(seed)
    begin = chance.choice(["BEGIN:VCALENDAR\n", "date,time,type,adviser,place,note\n", ""])
    pieces = [first, second, *chance.sample(PIECES[:-1], chance.randrange(4))]
    data = begin.encode()
    while len(data) < LARGEST:
        data += chance.choice(pieces).encode() * chance.choice((1, 3, 500))
    found = apart.read(known(sample_site()), data[:LARGEST])
    check(found)
    assert len(found.mistakes) <= MOST_TOLD + 1
