"""A day's appointments out of a file: all of it or nothing, and each mistake with its line."""

from __future__ import annotations

import pytest

from storage import Store
from tests.helpers import an_ask, everything, rows, sample_site
from tests.unit.ticketing.appointments.appointment_book import EARLY, at, booked
from ticketing import appointments
from ticketing.appointments import files
from ticketing.appointments.changing import Details, change_details
from ticketing.appointments.files import known
from ticketing.appointments.imported import Imported
from ticketing.appointments.importing import rehearse, take
from ticketing.errors import KeyReused
from ticketing.foreign.reading import read
from ticketing.foreign.said import LARGEST

HEAD = "date,time,type,adviser,place,needs,name,reference\n"
DAY = (
    HEAD + "2026-11-24,11:00,Benefits interview,Aisha,Room 1,,A. Bowen,x-1\n"
    "24/11/2026,11:30,private-interview,RHIAN,room-1,step free,,x-2\n"
)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:one@example.org
DTSTART:20261124T110000Z
SUMMARY:Benefits interview
LOCATION:Room 1
CONTACT:Aisha
END:VEVENT
BEGIN:VEVENT
UID:two@example.org
DTSTART;TZID=Europe/London:20261124T113000
SUMMARY:{summary}
END:VEVENT
END:VCALENDAR
"""


def imported(store: Store, data: str | bytes, *, preview: bool = False) -> Imported:
    raw = data.encode() if isinstance(data, str) else data
    found = read(known(sample_site()), raw)
    if preview:
        return store.report(rehearse, "riverside", found, an_ask(EARLY))
    return take(store, "riverside", found, an_ask(EARLY))


def says(store: Store, data: str | bytes) -> list[tuple[int, str]]:
    done = imported(store, data)
    assert not done.made
    assert rows(store, "SELECT count(*) FROM appointment") == [(0,)]
    return [(one.line, one.says) for one in done.mistakes]


def test_every_row_is_booked_with_names_or_ids_and_dates_as_people_write_them(
    store: Store,
) -> None:
    done = imported(store, DAY)
    assert (done.made, done.mistakes) == (True, [])
    assert [(x.type, x.adviser, x.service_point, x.needs) for x in done.appointments] == [
        ("benefits-interview", "aisha", "room-1", ""),
        ("private-interview", "rhian", "room-1", "step_free"),
    ]
    with store.read() as conn:
        assert appointments.person(conn, done.appointments[0].id).name == "A. Bowen"


def test_of_a_mail_what_nobody_sees_is_left_out_so_that_it_can_be_changed_afterwards(
    store: Store,
) -> None:
    entry = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:one\nDTSTART:20261124T110000Z\n"
        "SUMMARY:Benefits interview\nATTENDEE;CN=\u3164:mailto:a@example.org\n"
        "DESCRIPTION:\uf0b7 Letter\\n\uf0b7 \u202eForm\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    found = files.read(sample_site(), entry.encode())
    (one,) = take(store, "riverside", found, an_ask(EARLY)).appointments
    with store.read() as conn:
        who = appointments.person(conn, one.id)
    assert (who.name, who.note) == (None, "Letter\n Form")
    change_details(store, one.id, an_ask(EARLY), Details(who, needs=["step_free"]))


def test_a_preview_changes_nothing_at_all(store: Store) -> None:
    before = everything(store)
    done = imported(store, DAY, preview=True)
    assert (done.made, len(done.appointments)) == (True, 2)
    assert everything(store) == before


def test_a_preview_waits_for_nobody_who_writes_and_nobody_waits_for_it(store: Store) -> None:
    with store.write() as db:
        db.execute("UPDATE site SET source = source")
        assert len(imported(store, DAY, preview=True).appointments) == 2


def test_a_preview_knows_the_answer_that_is_kept_under_its_key(store: Store) -> None:
    found = read(known(sample_site()), DAY.encode())
    ask = an_ask(EARLY, key="k", for_what="a file")
    first = take(store, "riverside", found, ask)
    assert store.report(rehearse, "riverside", found, ask) == first
    with pytest.raises(KeyReused):
        store.report(rehearse, "riverside", found, an_ask(EARLY, key="k", for_what="another"))


def test_one_wrong_line_and_nothing_is_booked(store: Store) -> None:
    before = everything(store)
    wrong = DAY + "2026-11-24,11:15,Benefits interview,Megan,Room 1,,,\n"
    done = imported(store, wrong)
    assert [(x.line, x.says) for x in done.mistakes] == [
        (4, "Room 1 is taken from 11:00 to 11:30: Benefits interview with Aisha. That is line 2.")
    ]
    assert everything(store) == before


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2026-13-24,11:00,Benefits interview,,,,,", "'2026-13-24' is no date"),
        ("2026-11-24,11,Benefits interview,,,,,", "'11' is no time of day"),
        ("2026-11-24,11:00,Benefit interview,,,,,", "did you mean 'benefits-interview'?"),
        ("2026-11-24,11:00,,,,,,", "The appointment type is missing"),
        ("2026-11-24,11:00,Benefits interview,Aysha,,,,", "did you mean 'aisha'?"),
        ("2026-11-24,11:00,Benefits interview,,Room 9,,,", "no place 'Room 9'"),
        ("2026-11-24,11:00,Benefits interview,,,ramp,,", "'ramp' is no need"),
        ("2026-11-24,11:00,Benefits interview,,,,,,,more", "names 8 columns"),
        ("2026-11-24,11:02,Benefits interview,,,,,", "multiple of five minutes"),
        ("2026-11-28,11:00,Benefits interview,,,,,", "open at no time"),
        ("2026-12-25,11:00,Benefits interview,,,,,", "Christmas Day"),
    ],
)
def test_each_mistake_is_named_with_its_line(store: Store, line: str, words: str) -> None:
    good = "2026-11-24,14:00,Benefits interview,,,,,\n"
    ((number, said),) = says(store, HEAD + good + "\n" + line + "\n")
    assert number == 4
    assert words in said


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", 0, "This file is empty"),
        (b" \r\n", 0, "This file is empty"),
        (HEAD, 0, "There is no appointment in this file"),
        ("date,time\n2026-11-24,11:00\n", 1, "The column 'type' is missing"),
        ("date,time,type,roon\n", 1, "There is no column 'roon'; did you mean"),
        ("Dear colleague\nhere is the list\n", 1, "This is no CSV"),
        (b"PK\x03\x04rest[Content_Types].xml", 0, "This is a workbook, not CSV"),
        (b"PK\x03\x04restcalendar.ics", 0, "compressed file. Unpack it"),
        (b"Rar!rest", 0, "compressed file. Unpack it"),
        (b"\xd0\xcf\x11\xe0rest", 0, "a workbook or a mail of an old kind (.xls, .msg)"),
        ("MIME-Version: 1.0\n\nBEGIN:VCALENDAR\n", 0, "This is a mail. Save what is attached"),
        (DAY.replace("Bowen", "Bow\x81n").encode("latin-1"), 0, "not in UTF-8: line 2"),
        (b"date,time,type\n\x00\x01", 0, "control characters"),
        (b"x" * (LARGEST + 1), 0, "at most 256 kB"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", 2, "it is cut off"),
    ],
)
def test_a_wrong_file_says_what_is_wrong_and_what_to_send(
    store: Store, data: str | bytes, line: int, words: str
) -> None:
    found = says(store, data)
    assert found[0][0] == line
    assert words in found[0][1]


def test_a_calendar_is_taken_over_in_its_own_zones(store: Store) -> None:
    done = imported(store, CALENDAR.format(summary="Private interview"))
    assert done.mistakes == []
    starts = [one.starts_at for one in done.appointments]
    assert starts == [at("11:00").timestamp() * 1000, at("11:30").timestamp() * 1000]


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ("Haircut", "no appointment type 'Haircut'"),
        ("Private interview\nRRULE:FREQ=WEEKLY", "repeats itself"),
    ],
)
def test_a_calendars_mistakes_name_the_line_of_their_entry(
    store: Store, summary: str, words: str
) -> None:
    ((line, said),) = says(store, CALENDAR.format(summary=summary))
    assert line == 10
    assert words in said


def test_a_file_meets_what_is_booked_already(store: Store) -> None:
    booked(store)
    done = imported(store, DAY)
    assert [one.line for one in done.mistakes] == [2]
