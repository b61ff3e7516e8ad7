"""The next file of the same program: what it says again changes nothing, what is new is done."""

from __future__ import annotations

from typing import Any

import pytest

from storage import Store
from tests.foreign_files import calendar, of, read
from tests.helpers import an_ask, everything, rows
from tests.unit.ticketing.appointments.appointment_book import EARLY, at, booked
from ticketing import appointments, commands
from ticketing.appointments.imported import Imported
from ticketing.appointments.importing import take

HEAD = "date,time,type,adviser,place,name,note,reference\n"
ONE = "2026-11-24,11:00,Benefits interview,Aisha,Room 1,A. Bowen,Bring letters,x-1\n"
TWO = "2026-11-24,11:30,Private interview,Rhian,Room 1,,,x-2\n"
THREE = "2026-11-24,14:00,Planning advice,Owen,,,,x-3\n"
MORNING = HEAD + ONE + TWO


def taken(store: Store, data: str | bytes, **more: Any) -> Imported:
    return take(store, "riverside", read(data), an_ask(more.pop("now", EARLY)), **more)


def wills(done: Imported) -> list[str]:
    return [line.will for line in done.lines]


def booked_now(store: Store) -> list[tuple[Any, ...]]:
    return rows(
        store,
        "SELECT time(starts_at / 1000, 'unixepoch'), type, adviser, service_point FROM appointment"
        " WHERE state = 'booked' ORDER BY starts_at, service_point",
    )


NAMELESS = "date,time,type\n" + "2026-11-24,11:00,Benefits interview\n" * 2


@pytest.mark.parametrize(
    "data",
    [
        MORNING,
        NAMELESS,
        NAMELESS.replace("type\n", "type,name\n", 1).replace("interview\n", "interview,Ann\n", 1),
        of("a-row-with-one-uid.ics"),
        of("uids-alike-for-long.ics"),
        of("zone-after-its-entries.ics"),
        of("several-calendars.ics"),
        of("an-online-meeting.ics"),
        of("some-called-off.csv"),
        of("called-off-by-status.ics"),
        of("date-and-time-in-one.csv"),
    ],
)
def test_the_same_file_twice_changes_nothing(store: Store, data: str | bytes) -> None:
    assert taken(store, data).made
    before = everything(store)
    again = taken(store, data)
    assert (again.made, again.mistakes, again.gone) == (True, [], [])
    assert set(wills(again)) <= {"there", "left"}
    assert everything(store) == before


def test_one_line_more_is_new_and_the_others_are_there_already(store: Store) -> None:
    taken(store, MORNING)
    done = taken(store, MORNING + THREE)
    assert wills(done) == ["there", "there", "new"]
    assert len(booked_now(store)) == 3


def test_a_moved_line_moves_with_person_needs_and_code(store: Store) -> None:
    first = taken(store, "date,time,type,adviser,name,needs,reference\n"
                  "2026-11-24,11:00,Benefits interview,Aisha,A. Bowen,step free,x-1\n")  # fmt: skip
    done = taken(store, "date,time,type,adviser,reference\n"
                 "2026-11-24,15:00,Benefits interview,Aisha,x-1\n")  # fmt: skip
    (line,) = done.lines
    assert (line.will, line.says) == ("moved", "Moved from 11:00 to 15:00. Its code stays.")
    (was,), (now,) = first.appointments, done.appointments
    assert (now.id, now.code, now.needs) == (was.id, was.code, "step_free")
    with store.read() as conn:
        assert appointments.person(conn, now.id).name == "A. Bowen"


def test_those_that_change_places_with_each_other_are_moved(store: Store) -> None:
    line = "2026-11-24,{},Private interview,Rhian,Room 1,,,{}\n"
    taken(store, HEAD + line.format("11:00", "a") + line.format("11:30", "b"))
    done = taken(store, HEAD + line.format("11:30", "a") + line.format("11:00", "b"))
    assert (wills(done), done.mistakes) == (["moved", "moved"], [])


def test_a_whole_day_half_an_hour_later_is_moved_line_by_line(store: Store) -> None:
    times = [f"{hour}:{minute}" for hour in range(9, 16) for minute in ("00", "30")]
    line = "2026-11-24,{},Planning advice,Owen,Counter 1,,,{}\n"
    taken(store, HEAD + "".join(line.format(one, n) for n, one in enumerate(times[:-1])))
    done = taken(store, HEAD + "".join(line.format(one, n) for n, one in enumerate(times[1:])))
    assert (set(wills(done)), done.mistakes) == ({"moved"}, [])


def test_one_that_moves_away_makes_room_for_a_new_one(store: Store) -> None:
    taken(store, HEAD + ONE)
    moved = ONE.replace("11:00", "15:00")
    done = taken(store, HEAD + ONE.replace("x-1", "x-9") + moved)
    assert wills(done) == ["new", "moved"]


def test_who_is_free_then_is_taken_where_the_file_names_nobody(store: Store) -> None:
    line = "2026-11-24,{},Benefits interview,,,,,x-1\n"
    (was,) = taken(store, HEAD + line.format("11:00")).appointments
    booked(store, "15:00", adviser=was.adviser, point="room-2")
    done = taken(store, HEAD + line.format("15:00"))
    assert wills(done) == ["moved"]
    assert done.appointments[0].adviser != was.adviser


def test_a_move_that_is_not_possible_says_why_and_nothing_is_moved(store: Store) -> None:
    taken(store, MORNING)
    booked(store, "15:00", adviser="aisha", point="room-2")
    before = everything(store)
    done = taken(store, HEAD + ONE.replace("11:00", "15:00") + TWO.replace("11:30", "12:30"))
    assert not done.made
    assert [(one.line, one.says.split(":")[0]) for one in done.mistakes] == [
        (2, "Aisha has an appointment from 15")
    ]
    assert everything(store) == before


def test_what_is_missing_from_the_next_file_is_told_and_stays_booked(store: Store) -> None:
    taken(store, MORNING + THREE)
    done = taken(store, MORNING)
    assert [one.type for one in done.gone] == ["planning-advice"]
    assert len(booked_now(store)) == 3


def test_another_list_of_the_same_day_misses_nothing(store: Store) -> None:
    taken(store, MORNING)
    assert taken(store, HEAD + THREE).gone == []


def test_a_single_invitation_is_no_list(store: Store) -> None:
    entry = "UID:{}\nDTSTART:20261124T1{}0000Z\nSUMMARY:Benefits interview"
    taken(store, calendar(entry.format("a", 1), entry.format("b", 2)))
    assert taken(store, calendar(entry.format("a", 1), method="REQUEST")).gone == []


# ---------------------------------------------------------------------- what people do meanwhile


def test_what_people_moved_here_stays_when_the_file_says_the_same_again(store: Store) -> None:
    (one, _) = taken(store, MORNING).appointments
    appointments.move(store, one.id, an_ask(EARLY), starts_at=at("15:00"))
    before = everything(store)
    done = taken(store, MORNING)
    assert wills(done) == ["there", "there"]
    assert done.lines[0].notes == ["Changed here since the last file, and left so: the time."]
    assert everything(store) == before


def test_a_file_that_moves_what_people_moved_is_the_newer_word(store: Store) -> None:
    (one, _) = taken(store, MORNING).appointments
    appointments.move(store, one.id, an_ask(EARLY), starts_at=at("15:00"))
    done = taken(store, HEAD + ONE.replace("11:00", "14:00") + TWO)
    assert done.lines[0].says == "Moved from 15:00 to 14:00. Its code stays."


def test_what_people_cancelled_here_stays_cancelled(store: Store) -> None:
    (one, _) = taken(store, MORNING).appointments
    appointments.cancel(store, one.id, an_ask(EARLY), reason="visitor_ill")
    before = everything(store)
    done = taken(store, MORNING)
    assert wills(done) == ["left", "there"]
    assert "cancelled here since" in done.lines[0].says
    assert everything(store) == before


def test_what_was_cancelled_and_is_in_the_file_at_another_time_is_booked_anew(store: Store) -> None:
    (one, _) = taken(store, MORNING).appointments
    appointments.cancel(store, one.id, an_ask(EARLY), reason="visitor_ill")
    done = taken(store, HEAD + ONE.replace("11:00", "15:00") + TWO)
    assert wills(done) == ["new", "there"]
    assert len(booked_now(store)) == 2


def test_a_file_of_this_morning_changes_nothing_at_noon(store: Store) -> None:
    (one, _) = taken(store, MORNING).appointments
    commands.check_in(store, "riverside", one.code, an_ask(at("10:50")))
    appointments.miss(store, "riverside", at("12:30"))
    before = everything(store)
    done = taken(store, MORNING, now=at("12:30"))
    assert [line.says for line in done.lines] == [
        "Here already, checked in as B001.",
        "Nobody came in time; it stays missed.",
    ]
    assert everything(store) == before


def test_a_new_name_or_note_is_written_down_and_the_log_says_only_that(store: Store) -> None:
    taken(store, MORNING)
    done = taken(store, HEAD + ONE.replace("Bring letters", "Rings the bell") + TWO)
    assert (done.lines[0].will, done.lines[0].says) == ("changed", "Changed: the note.")
    with store.read() as conn:
        person = appointments.person(conn, done.appointments[0].id)
    assert (person.name, person.note) == ("A. Bowen", "Rings the bell")
    assert rows(store, "SELECT body ->> 'what' FROM event WHERE kind = 'appointment_changed'") == [
        ("note",)
    ]


def test_another_type_is_another_appointment_with_the_same_person(store: Store) -> None:
    (one, _) = taken(store, MORNING).appointments
    done = taken(store, HEAD + ONE.replace("Benefits", "Private").replace("Aisha", "Carys") + TWO)
    assert wills(done) == ["new", "there"]
    assert "Private interview instead of Benefits interview" in done.lines[0].says
    with store.read() as conn:
        assert appointments.get(conn, one.id).state == "cancelled"
        assert appointments.person(conn, done.appointments[0].id).name == "A. Bowen"


def test_two_at_one_time_without_a_reference_are_told_apart_by_who_comes(store: Store) -> None:
    head = "date,time,type,name,note\n"
    line = "2026-11-24,11:00,Benefits interview,{},{}\n"
    first = taken(store, head + line.format("Ann", "") + line.format("Bob", ""))
    done = taken(store, head + line.format("Bob", "late") + line.format("Ann", ""))
    assert wills(done) == ["changed", "there"]
    assert done.appointments[0].id == first.appointments[1].id


# ---------------------------------------------------------------------- called off


@pytest.mark.parametrize(
    "name",
    ["called-off-by-method.ics", "called-off-by-status.ics", "called-off-in-the-subject.ics"],
)
def test_what_is_called_off_is_cancelled_here(store: Store, name: str) -> None:
    taken(store, calendar("UID:c\nDTSTART:20261124T110000Z\nSUMMARY:Benefits interview"))
    done = taken(store, of(name))
    assert (wills(done), booked_now(store)) == (["cancelled"], [])
    assert "Called off: 11:00, Benefits interview with" in done.lines[0].says


def test_what_is_called_off_and_was_never_booked_is_said_by_line(store: Store) -> None:
    before = everything(store)
    done = taken(store, of("called-off-by-method.ics"))
    assert (done.made, wills(done)) == (True, ["left"])
    assert "not booked here" in done.lines[0].says
    assert everything(store) == before


def test_who_has_checked_in_is_not_called_off(store: Store) -> None:
    entry = "UID:c\nDTSTART:20261124T110000Z\nSUMMARY:Benefits interview"
    (one,) = taken(store, calendar(entry)).appointments
    commands.check_in(store, "riverside", one.code, an_ask(at("10:50")))
    done = taken(store, of("called-off-by-method.ics"), now=at("10:51"))
    assert wills(done) == ["left"]
    assert "checked in as B001" in done.lines[0].says


def test_an_older_state_of_what_was_called_off_does_not_bring_it_back(store: Store) -> None:
    entry = "UID:c\nDTSTART:20261124T1{}0000Z\nSUMMARY:Benefits interview\nSEQUENCE:{}"
    taken(store, calendar(entry.format(1, 0)))
    taken(store, of("called-off-by-method.ics"))
    assert wills(taken(store, calendar(entry.format(2, 1)))) == ["left"]
    assert wills(taken(store, calendar(entry.format(2, 3)))) == ["new"]


def test_a_row_that_is_called_off_is_cancelled_as_a_whole(store: Store) -> None:
    taken(store, of("a-row-with-one-uid.ics"))
    done = taken(store, calendar("UID:row@x", method="CANCEL"))
    assert (wills(done), booked_now(store)) == (["cancelled"], [])
    assert "3 appointments" in done.lines[0].says


def test_one_of_a_row_is_called_off_by_itself(store: Store) -> None:
    taken(store, of("a-row-with-one-uid.ics"))
    one = "UID:row@x\nRECURRENCE-ID:20261125T110000Z\nDTSTART:20261125T110000Z\nSTATUS:CANCELLED"
    assert wills(taken(store, calendar(one))) == ["cancelled"]
    assert len(booked_now(store)) == 2


# ---------------------------------------------------------------------- lengths, and only a part


def test_an_appointment_that_lasts_longer_keeps_its_time_and_nobody_is_booked_on_top(
    store: Store,
) -> None:
    entry = "UID:{}\nDTSTART:20261124T{}00Z\nDTEND:20261124T{}00Z\n"
    entry += "SUMMARY:Benefits interview\nCONTACT:Aisha"
    done = taken(store, calendar(entry.format("a", "1030", "1200")))
    assert done.lines[0].notes == ["It lasts 90 minutes, the type 30; 90 are kept for it."]
    done = taken(store, calendar(entry.format("b", "1100", "1130")))
    assert "from 10:30 to 12:00: Benefits interview with Aisha" in done.mistakes[0].says


def test_a_longer_appointment_stays_as_long_when_it_is_moved(store: Store) -> None:
    entry = "UID:a\nDTSTART:20261124T103000Z\nDURATION:PT90M\nSUMMARY:Benefits interview"
    (one,) = taken(store, calendar(entry)).appointments
    moved = appointments.move(store, one.id, an_ask(EARLY), starts_at=at("14:00"))
    assert moved.ends_at - moved.starts_at == 90 * 60_000


def test_the_lines_without_mistakes_can_be_taken_alone(store: Store) -> None:
    wrong = MORNING + "2026-11-24,25:00,Benefits interview,,,,,x-8\n" + THREE.replace("14", "22")
    assert not taken(store, wrong).made
    done = taken(store, wrong, partly=True)
    assert (done.made, [one.line for one in done.mistakes]) == (True, [4, 5])
    assert len(booked_now(store)) == 2


def test_what_cannot_be_moved_stays_when_the_others_are_taken_alone(store: Store) -> None:
    line = "2026-11-24,{},Private interview,Rhian,Room 1,,,{}\n"
    taken(store, HEAD + line.format("11:00", "a") + line.format("11:30", "b"))
    # b is to take the place of a, and a has to stay: it would be closed.
    late = HEAD + line.format("22:00", "a") + line.format("11:00", "b") + THREE
    done = taken(store, late, partly=True)
    assert wills(done) == ["refused", "refused", "new"]
    assert [row[0] for row in booked_now(store)] == ["11:00:00", "11:30:00", "14:00:00"]


def test_a_mistake_of_the_whole_file_stops_all_of_it(store: Store) -> None:
    done = taken(store, of("month-first.csv"), partly=True)
    assert (done.made, booked_now(store)) == (False, [])


# ---------------------------------------------------------------------- databases of before


def old(store: Store, reference: str | None, clock: str = "11:00", days: int = 0) -> str:
    """An appointment as an earlier version took it out of a file."""
    one = booked(store, clock, days=days, source="import", reference=reference)
    return one.id


def test_what_an_earlier_version_took_from_a_calendar_is_known_again(store: Store) -> None:
    first = old(store, "row@x")
    done = taken(store, of("a-row-with-one-uid.ics"))
    assert wills(done) == ["there", "new", "new"]
    assert done.appointments[0].id == first
    assert rows(store, "SELECT reference FROM appointment WHERE id = ?", first) == [
        ("row@x|20261124T110000Z",)
    ]


def test_a_uid_that_was_cut_is_known_by_its_time(store: Store) -> None:
    first = old(store, "u" * 120)
    done = taken(store, of("uids-alike-for-long.ics"))
    assert wills(done) == ["there", "new"]
    assert done.appointments[0].id == first


def test_a_line_without_a_reference_is_known_again(store: Store) -> None:
    first = old(store, None)
    done = taken(store, "date,time,type,adviser\n2026-11-24,11:00,Benefits interview,Aisha\n")
    assert (wills(done), done.appointments[0].id) == (["there"], first)


def test_what_was_said_of_people_is_forgotten_with_them(store: Store) -> None:
    taken(store, MORNING)
    assert rows(store, "SELECT count(person) FROM appointment_said") == [(1,)]
    appointments.forget(store, "riverside", at("12:00", days=9))
    assert rows(store, "SELECT count(person) FROM appointment_said") == [(0,)]
