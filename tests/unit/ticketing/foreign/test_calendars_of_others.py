"""iCalendar as Outlook, Google and booking programs write it."""
# ruff: noqa: DTZ001  times of a zone are naive here, since the zone itself is tested

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.foreign_files import EVERY, calendar, clock, mistakes, of, read
from ticketing.foreign import words
from ticketing.foreign.components import components
from ticketing.foreign.said import Read
from ticketing.foreign.zones import Zone, Zones, named

AT = "DTSTART:20261124T110000Z\nSUMMARY:Benefits interview"
HERE = (
    "BEGIN:VTIMEZONE\nTZID:Here\nBEGIN:STANDARD\nDTSTART:16011028T020000\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nEND:STANDARD\n"
    "BEGIN:DAYLIGHT\nDTSTART:16010325T010000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\n"
    "TZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("its-own-zone-east.ics", {12: "11:00"}),
        ("its-own-zone-here.ics", {19: "11:00"}),
        ("gmt-with-summer.ics", {19: "15 July 10:00"}),
        ("zone-after-its-entries.ics", {4: "11:00"}),
        ("zones-by-name.ics", {4: "11:00", 9: "11:30", 14: "12:00", 19: "12:30"}),
        ("several-calendars.ics", {19: "11:00", 36: "11:30"}),
    ],
)
def test_a_calendars_own_definition_of_a_zone_counts_for_that_calendar(
    name: str, lines: dict[int, str]
) -> None:
    found = read(of(name))
    assert mistakes(found) == []
    assert {entry.line: clock(entry) for entry in found.entries} == lines


def test_a_zone_that_is_not_what_its_name_says_is_told_beside_the_line() -> None:
    (entry,) = read(of("gmt-with-summer.ics")).entries
    assert "its own definition counts, 1 h earlier" in entry.notes[0]


@pytest.mark.parametrize("name", [name for name in EVERY if name.endswith(".ics")])
def test_nothing_of_a_calendar_outlives_its_reading(name: str) -> None:
    before = {each: read(of(each)).to_json() for each in EVERY}
    read(of(name))
    assert {each: read(of(each)).to_json() for each in EVERY} == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("zone-secondly.ics", "it changes its clocks 'secondly', not yearly"),
        ("zone-minutely.ics", "it changes its clocks 'minutely', not yearly"),
        ("zone-hourly.ics", "it changes its clocks 'hourly', not yearly"),
        ("zone-daily.ics", "it changes its clocks 'daily', not yearly"),
        ("zone-yearly-at-every-second.ics", "it changes its clocks several times a day"),
        ("zone-defined-twice.ics", "is defined twice, and not the same"),
        ("a-zone-that-nothing-defines.ics", "'Nowhere' is not defined in this file"),
    ],
)
def test_a_zone_that_cannot_be_followed_is_its_lines_mistake(name: str, words: str) -> None:
    ((line, says),) = mistakes(read(of(name)))
    assert line > 0
    assert words in says


def zone(text: str) -> Zone:
    """The zone that this text defines."""
    (component,) = components(text, Read())
    return Zone(component)


@given(st.datetimes(datetime(1975, 1, 1), datetime(2190, 1, 1)))
def test_the_zone_that_outlook_writes_for_london_is_london_of_today(at: datetime) -> None:
    # The rules of today, which London has had since 1996.
    at = at.replace(year=max(at.year, 1996), microsecond=0)
    london = at.replace(tzinfo=ZoneInfo("Europe/London"))
    if london.astimezone(UTC).astimezone(london.tzinfo).replace(tzinfo=None) != at:
        return  # a time that clocks leave out
    # At two in October clocks of Outlook's definition change by their local time, as London's do.
    assert zone(HERE).utc(at) == london.astimezone(UTC).replace(tzinfo=None)


def test_a_zone_changes_its_rules_when_it_says() -> None:
    text = (
        "BEGIN:VTIMEZONE\nTZID:Z\n"
        "BEGIN:STANDARD\nDTSTART:00010101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"
        "RRULE:FREQ=YEARLY;BYMONTH=1;UNTIL=20200101T000000Z\nEND:STANDARD\n"
        "BEGIN:STANDARD\nDTSTART:20210601T000000\nRDATE:20210601T000000\nTZOFFSETFROM:+0100\n"
        "TZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    found = zone(text)
    noon = datetime(2020, 12, 1, 12)
    assert found.utc(noon) == datetime(2020, 12, 1, 11)
    assert found.utc(noon.replace(year=2026)) == datetime(2026, 12, 1, 6, 30)
    assert found.utc(noon.replace(year=1950)) == datetime(1950, 12, 1, 11)


@pytest.mark.parametrize(
    ("name", "zone_name"),
    [
        ("Europe/London", "Europe/London"),
        ("GMT Standard Time", "Europe/London"),
        ("/mozilla.org/20050126_1/Europe/Warsaw", "Europe/Warsaw"),
        ("UTC", "UTC"),
        ("../../etc/passwd", None),
        ("posixrules/x/y/z", None),
        ("", None),
        ("Customized Time Zone", None),
        ("localtime", None),
        ("posixrules", None),
        ("right/Europe/London", "Europe/London"),
    ],
)
def test_a_name_is_a_zone_of_the_list_or_none(name: str, zone_name: str | None) -> None:
    found = named(name)
    assert (None if found is None else found.key) == zone_name


def test_the_zone_that_a_calendar_is_in_is_followed_and_no_other_taken_for_it() -> None:
    entry = "UID:1\nDTSTART:20260708T110000\nSUMMARY:Planning advice"
    (known,) = read(calendar(entry, head="X-WR-TIMEZONE:Europe/Warsaw\n")).entries
    assert clock(known) == "08 July 09:00"
    ((_, says),) = mistakes(read(calendar(entry, head="X-WR-TIMEZONE:Customized\n")))
    assert says == "The time zone 'Customized' is not defined in this file."
    utc = entry.replace("110000", "110000Z")
    (sure,) = read(calendar(utc, head="X-WR-TIMEZONE:Customized\n")).entries
    assert clock(sure) == "08 July 11:00"


def test_a_calendar_has_no_more_zones_than_anybody_needs() -> None:
    zones = "".join(HERE.replace("TZID:Here", f"TZID:Z{n}") for n in range(61))
    entries = [
        f"UID:{n}\nDTSTART;TZID=Z{n}:20261124T110000\nSUMMARY:Planning advice" for n in range(61)
    ]
    ((_, says),) = mistakes(read(calendar(*entries, head=zones)))
    assert says == "This calendar has more than 60 time zones."
    assert isinstance(Zones({}), Zones)


def test_each_of_a_row_with_one_uid_has_a_key_of_its_own() -> None:
    keys = [entry.key for entry in read(of("a-row-with-one-uid.ics")).entries]
    assert keys == [f"row@x|202611{day}T110000Z" for day in (24, 25, 26)]


def test_uids_that_are_alike_for_long_are_not_the_same() -> None:
    keys = [entry.key or "" for entry in read(of("uids-alike-for-long.ics")).entries]
    assert len(set(keys)) == 2
    assert max(map(len, keys)) <= 120


@pytest.mark.parametrize(
    "name",
    ["called-off-by-method.ics", "called-off-by-status.ics", "called-off-in-the-subject.ics"],
)
def test_what_is_called_off_in_any_way_is_called_off(name: str) -> None:
    found = read(of(name))
    assert mistakes(found) == []
    assert [(entry.key, entry.cancels, entry.type) for entry in found.entries] == [
        ("c", True, "benefits-interview")
    ]


@pytest.mark.parametrize(
    "subject",
    [
        "Cancelled: {}", "CANCELED : {}", "Canceled Event: {}", "Abgesagt: {}", "Annulé : {}",
        "[Cancelled] {}", "CANCELLED - {}", "{} (cancelled)", "{} - CANCELLED", "Wedi'i ganslo: {}",
        "Wedi’i chanslo: {}", "Cancelled {}", "*CANCELLED* {}", "FW: Canceled: {}", "Anulowane: {}",
        "Cancelled: Canceled: {}", "Cancelled by client: {}", "Скасовано: {}", "已取消：{}",
    ],
)  # fmt: skip
def test_a_subject_calls_off_in_the_language_of_its_program(subject: str) -> None:
    said = subject.format("Benefits interview")
    (entry,) = read(calendar(f"UID:c\nDTSTART:20261124T110000Z\nSUMMARY:{said}")).entries
    assert (entry.cancels, entry.type) == (True, "benefits-interview")


def test_letters_in_the_form_of_long_ago_are_not_taken_for_what_they_are_not() -> None:
    name = "ATTENDEE;ENCODING=QUOTED-PRINTABLE;CN=x:J=C3=B3zef"
    found = read(calendar(f"UID:1\n{AT}\n{name}"))
    assert found.entries == []
    ((_, says),) = mistakes(found)
    assert "quoted-printable" in says


def test_an_adviser_who_has_declined_is_told() -> None:
    people = (
        "ATTENDEE;CN=Aisha;PARTSTAT=DECLINED:mailto:a\nATTENDEE;CN=Ann;PARTSTAT=DECLINED:mailto:b"
    )
    (entry,) = read(calendar(f"UID:1\n{AT}\n{people}")).entries
    assert entry.notes == (
        "'Aisha' has declined in the calendar.",
        "The visitor has declined in the calendar.",
    )


@pytest.mark.parametrize("text", ["2026-11-24T11:00:00Z", "20261124T1100Z", "20261124T110000z"])
def test_a_time_in_another_form_is_read_where_it_is_clear(text: str) -> None:
    (entry,) = read(calendar(f"UID:1\nDTSTART:{text}\nSUMMARY:Planning advice")).entries
    assert clock(entry) == "11:00"


def test_what_is_called_off_needs_no_more_than_its_name() -> None:
    text = calendar("UID:c\nSUMMARY:Something else", method="CANCEL")
    (entry,) = read(text).entries
    assert (entry.key, entry.cancels, entry.starts_at) == ("c", True, None)


def test_an_answer_to_an_invitation_is_no_appointment() -> None:
    ((line, says),) = mistakes(read(of("an-answer.ics")))
    assert (line, "METHOD:REPLY" in says) == (4, True)


def test_an_online_meeting_is_taken_with_notes_beside() -> None:
    found = read(of("an-online-meeting.ics"))
    (entry,) = found.entries
    assert mistakes(found) == []
    assert (entry.place, entry.name, entry.needs) == ("room-2", "Bowen, Ann", ("more_time",))
    assert entry.note is not None
    assert len(entry.note) <= 500
    assert entry.notes == (
        "'Front Desk' is no adviser here; whoever is free is taken.",
        "Its calendar shows this time as free.",
        "'Red category' is a category, and no need.",
        "The note has 665 letters; the first 500 are kept.",
    )
    assert [one.says for one in found.remarks] == ["Left out: a VTODO, which is no appointment."]


def test_a_video_room_is_no_place_and_stops_nothing() -> None:
    text = calendar(f"UID:1\n{AT}\nLOCATION:https://meet.example/abc")
    (entry,) = read(text).entries
    assert entry.place is None
    assert entry.notes == (
        "'https://meet.example/abc' is no place here; one that is free is taken.",
    )


def test_a_place_is_found_in_an_address() -> None:
    text = calendar(f"UID:1\n{AT}\nLOCATION:Room 1\\, Riverside\\, Bridge Street")
    assert read(text).entries[0].place == "room-1"


def test_folded_lines_and_escaped_letters_are_what_they_mean() -> None:
    found = read(of("folded-and-escaped.ics"))
    assert found.entries[0].type == "benefits-interview"
    assert found.entries[0].note == "one, two\nthree\\four;"
    assert [(one.line, one.says) for one in found.remarks] == [
        (10, "This line is not understood, and left out: 'this line is nothing'.")
    ]


def test_a_file_that_is_cut_off_says_where() -> None:
    assert mistakes(read(of("cut-off.ics"))) == [
        (4, "The file ends before this 'VEVENT' does: it is cut off.")
    ]


def test_what_would_turn_the_meaning_round_is_a_mistake_of_its_line() -> None:
    found = mistakes(read(of("repeats-itself.ics")))
    assert [line for line, _ in found] == [4, 10, 16, 21, 25]
    assert [says.split(";")[0] for _, says in found] == [
        "This entry repeats itself",
        "This entry speaks for all that follow it (RANGE)",
        "DTSTART is a whole day",
        "DTSTART is missing",
        "This entry has DTSTART twice, and not the same.",
    ]


def test_of_two_states_of_an_entry_the_newer_one_counts() -> None:
    found = read(of("an-older-state-beside.ics"))
    assert clock(found.entries[0]) == "11:30"
    assert mistakes(found) == [(27, "'2' stands in line 22 already.")]
    assert [one.line for one in found.remarks] == [10, 16]


def test_an_entry_lasts_as_long_as_it_says() -> None:
    found = read(of("ninety-minutes.ics"))
    assert [entry.minutes for entry in found.entries] == [90, 15]
    assert [says for _, says in mistakes(found)] == [
        "It lasts 9 h 1 min; an appointment lasts at most 8 hours.",
        "It ends before it begins, or at once.",
    ]


@pytest.mark.parametrize(
    ("lasts", "minutes"),
    [("PT1H30M", 90), ("P0DT0H45M0S", 45), ("PT2700S", 45), ("P1D", None), ("-PT1H", None)],
)
def test_a_duration_is_a_length_too(lasts: str, minutes: int | None) -> None:
    found = read(calendar(f"UID:1\n{AT}\nDURATION:{lasts}"))
    assert [entry.minutes for entry in found.entries] == ([] if minutes is None else [minutes])


def test_the_name_of_a_type_is_that_type_whatever_words_it_has() -> None:
    types = {"cancelled passes": ("passes",), "passes": ("other",)}
    assert words.subject("Cancelled passes", types) == ("Cancelled passes", False)
    assert words.subject("Cancelled: Cancelled passes", types) == ("Cancelled passes", True)


@pytest.mark.parametrize("said", ["Postponed: {}", "Declined: {}", "❌ {}", "Not cancelled: {}"])
def test_nobody_is_told_to_leave_out_what_may_turn_the_meaning_round(said: str) -> None:
    subject = said.format("Benefits interview")
    ((_, says),) = mistakes(read(calendar(f"UID:1\nDTSTART:20261124T110000Z\nSUMMARY:{subject}")))
    assert "did you mean" not in says
    assert "names the type 'benefits-interview', and says more than that" in says


def test_calendars_put_one_behind_the_other_are_several() -> None:
    one, other = calendar(f"UID:1\n{AT}").strip(), calendar(f"UID:2\n{AT}")
    found = read(one + other)
    assert ([entry.key for entry in found.entries], mistakes(found)) == (["1", "2"], [])


@pytest.mark.parametrize("at", [1, 2])
def test_a_letter_that_a_fold_goes_through_is_that_letter(at: int) -> None:
    letter = "€".encode()
    folded = letter[:at] + b"\r\n " + letter[at:]
    text = calendar(f"UID:1\n{AT}\nDESCRIPTION:5 € é").encode().replace(letter, folded)
    found = read(text)
    assert (found.entries[0].note, found.remarks) == ("5 € é", [])


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("DTEND:20261124T120000Z\nDURATION:PT30M", "DTEND and DURATION, and not the same"),
        ("STATUS:CONFIRMED\nSTATUS:CANCELLED", "STATUS twice, and not the same"),
    ],
)
def test_two_things_that_differ_leave_open_what_is_meant(lines: str, says: str) -> None:
    ((_, said),) = mistakes(read(calendar(f"UID:1\n{AT}\n{lines}")))
    assert says in said


def test_a_calendar_that_calls_off_and_does_not_is_a_mistake() -> None:
    found = read(calendar(f"UID:1\n{AT}", head="METHOD:CANCEL\n", method="PUBLISH"))
    assert found.entries == []
    assert mistakes(found) == [(2, "This calendar has METHOD twice, and not the same.")]


def test_a_time_in_utc_that_names_a_zone_besides_is_told() -> None:
    found = read(
        calendar("UID:1\nDTSTART;TZID=Europe/Warsaw:20261124T110000Z\nSUMMARY:Planning advice")
    )
    assert clock(found.entries[0]) == "11:00"
    assert found.entries[0].notes == (
        "DTSTART is in UTC (Z), and names 'Europe/Warsaw' besides; UTC counts.",
    )
