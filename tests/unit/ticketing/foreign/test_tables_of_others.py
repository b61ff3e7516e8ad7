"""CSV as people and spreadsheet programs write it: read, or named for what it is."""

from __future__ import annotations

import pytest

from tests.foreign_files import clock, mistakes, of, read


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("excel-says-its-separator.csv", {3: "11:00"}),
        ("excel-says-tab.csv", {3: "11:00"}),
        ("columns-and-lines-that-are-empty.csv", {2: "11:00", 5: "11:30"}),
        ("old-mac-returns.csv", {2: "11:00", 3: "11:30"}),
        ("returns-written-twice.csv", {2: "11:00", 3: "11:30"}),
        ("unicode-text-of-excel.txt", {2: "11:00"}),
        ("utf-16-without-a-mark.csv", {2: "11:00"}),
        ("windows-letters.csv", {2: "11:00"}),
        ("marks-nobody-sees.csv", {2: "11:00", 3: "11:30"}),
        ("date-and-time-in-one.csv", {2: "11:00", 3: "11:30", 4: "11:00", 5: "11:30"}),
        ("appointments-of-outlook.csv", {2: "11:00"}),
        (
            "times-of-all-kinds.csv",
            {
                2: "09:30", 3: "10:00", 4: "10:30", 5: "11:00", 6: "11:30", 7: "12:00", 8: "13:00",
                9: "13:30", 10: "14:00", 11: "14:30", 12: "15:00",
            },
        ),
    ],
)  # fmt: skip
def test_a_file_is_read_whichever_program_wrote_it(name: str, lines: dict[int, str]) -> None:
    found = read(of(name))
    assert mistakes(found) == []
    assert {entry.line: clock(entry) for entry in found.entries} == lines


def test_marks_that_nobody_sees_are_in_no_name() -> None:
    first, second = read(of("marks-nobody-sees.csv")).entries
    assert (first.type, first.adviser, first.name) == ("benefits-interview", "aisha", "A. Bowen")
    assert (second.type, second.adviser, second.name) == ("private-interview", "rhian", "Nia")


def test_letters_of_windows_are_read_and_the_line_with_the_first_is_told() -> None:
    found = read(of("windows-letters.csv"))
    assert found.entries[0].name == "Zoë Bowen"
    assert [one.line for one in found.remarks] == [2]
    assert "not in UTF-8" in found.remarks[0].says


def test_a_note_keeps_its_lines_and_a_mistake_after_it_its_number() -> None:
    found = read(of("a-note-of-several-lines.csv"))
    assert found.entries[0].note == 'first, line\nsecond; "line"'
    assert mistakes(found) == [(4, "'25:00' is no time of day; write it like 10:30.")]


def test_a_quotation_mark_that_is_never_closed_is_named_where_it_opens() -> None:
    ((line, says),) = mistakes(read(of("a-quotation-mark-left-open.csv")))
    assert (line, "never closed" in says) == (2, True)


def test_a_row_that_a_quotation_mark_swallows_is_missed() -> None:
    rows = (
        'date,time,type,note\n2026-11-24,11:00,Benefits interview,"a\n'
        '2026-11-24,11:30,Private interview,b\n2026-11-24,12:00,Private interview,c"\n'
    )
    ((line, says),) = mistakes(read(rows))
    assert line == 2
    assert "line 3, which seems to be an appointment" in says


def test_every_wrong_cell_of_a_line_is_named_at_once() -> None:
    found = mistakes(read(of("every-cell-is-wrong.csv")))
    assert {line for line, _ in found} == {2}
    words = " ".join(says for _, says in found)
    for wrong in ("31/11/2026", "Haircut", "Nobody", "Cellar", "tlh", "ramp", "perhaps"):
        assert f"'{wrong}'" in words


@pytest.mark.parametrize(
    ("name", "line", "words"),
    [
        ("numbers-of-a-spreadsheet.csv", 2, "perhaps 2026-11-24; format the column as a date"),
        ("numbers-of-a-spreadsheet.csv", 3, "perhaps 11:00; format the column as a time"),
        ("numbers-of-a-spreadsheet.csv", 4, "####"),
        ("month-first.csv", 0, "Line 2 has a date with the month first"),
        ("no-line-of-names.csv", 1, "seems to be an appointment already"),
        ("a-web-page.xls", 0, "This is a web page"),
        ("addresses.vcf", 0, "These are addresses"),
    ],
)
def test_what_is_no_appointment_is_called_what_it_is(name: str, line: int, words: str) -> None:
    found = dict(reversed(mistakes(read(of(name)))))
    assert words in found[line]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2026-11-24", True),
        ("24-11-2026", True),
        ("24. 11. 2026", True),
        ("24th November 2026", True),
        ("Tue 24 Nov 2026", True),
        ("Tuesday, 24/11/2026", True),
        ("Maw 24 Tach 2026", True),
        ("Mon 24 Nov 2026", False),
        ("dydd Mawrth, 24 Tachwedd 2026", True),
        ("dydd Llun 24/11/2026", False),
        ("Tue", False),
        ("24-Tach-26", True),
        ("24/11-2026", False),
        ("2026-11-24x", False),
        ("٢٤/١١/٢٠٢٦", False),
        ("0001-01-01", False),
        ("24/11/1926", False),
        ("tomorrow", False),
    ],
)
def test_a_date_is_read_as_people_write_it_and_no_other(text: str, kept: bool) -> None:
    found = read(f"date;time;type\n{text};11:00;Benefits interview\n")
    assert bool(found.entries) == kept
    assert not kept or clock(found.entries[0]) == "11:00"


def test_a_weekday_that_is_not_that_dates_leaves_it_open_which_is_meant() -> None:
    found = read("date;time;type\nMon 24 Nov 2026;11:00;Benefits interview\n")
    assert mistakes(found) == [
        (2, "'Mon 24 Nov 2026': that date is a Tuesday. Look which of them is meant.")
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("11:00", "11:00"), ("9:05", "09:05"), ("12:30 AM", "00:30"), ("12:30pm", "12:30"),
        ("1 p.m.", "13:00"), ("13:00 PM", "13:00"), ("13:00 AM", None), ("11", None),
        ("11:00:30", None), ("24:00", None), ("11:60", None), ("11:00-11:30", "11:00"),
        ("١١:٠٠", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_spreadsheets_write_it(text: str, kept: str | None) -> None:
    found = read(f"date;time;type\n2026-11-24;{text};Benefits interview\n")
    assert [clock(entry) for entry in found.entries] == ([] if kept is None else [kept])


def test_a_time_that_the_clocks_leave_out_is_no_time() -> None:
    ((_, says),) = mistakes(read("date,time,type\n2026-03-29,01:30,Benefits interview\n"))
    assert says == "The clocks go forward over 01:30 on 2026-03-29."


def test_a_column_that_nobody_asked_for_stops_nothing_and_is_told() -> None:
    found = read("date,time,type,shoe size\n2026-11-24,11:00,Benefits interview,44\n")
    assert (len(found.entries), mistakes(found)) == (1, [])
    assert found.remarks[0].says == "The column 'shoe size' is not read."


def test_of_two_columns_for_one_thing_the_one_that_is_called_so_is_read() -> None:
    rows = "day,date,time,type,phone,email\nTuesday,2026-11-24,11:00,Benefits interview,1,2\n"
    found = read(rows)
    assert (clock(found.entries[0]), found.entries[0].contact) == ("11:00", "1")
    assert [one.says for one in found.remarks] == [
        "The column 'day' is not read: there is another for date.",
        "The column 'email' is not read: there is another for contact.",
    ]


def test_a_long_note_is_kept_as_far_as_it_goes_and_the_rest_is_told() -> None:
    found = read(f"date,time,type,note\n2026-11-24,11:00,Benefits interview,{'word ' * 140}\n")
    (entry,) = found.entries
    assert entry.note is not None
    assert len(entry.note) <= 500
    assert entry.note.endswith("word")
    assert entry.notes == ("The note has 699 letters; the first 500 are kept.",)


def test_a_line_that_calls_off_says_so_in_its_status() -> None:
    found = read(of("some-called-off.csv"))
    assert [(entry.key, entry.cancels) for entry in found.entries] == [
        ("r-1", False), ("r-2", True), ("r-3", False),
    ]  # fmt: skip
    assert found.entries[2].notes == ("It is tentative in the file, not confirmed.",)


def test_a_reference_stands_in_one_line() -> None:
    line = "2026-11-24,{},Benefits interview,a\n"
    found = read("date,time,type,reference\n" + line.format("11:00") + line.format("11:30"))
    assert mistakes(found) == [(3, "'a' stands in line 2 already.")]


def test_more_lines_than_a_day_has_are_sent_in_parts() -> None:
    rows = "date,time,type\n" + "2026-11-24,11:00,Benefits interview\n" * 501
    assert mistakes(read(rows)) == [(0, "These are more than 500 lines; send them in parts.")]


@pytest.mark.parametrize(
    ("end", "minutes", "notes"),
    [
        ("11:30", 30, ()),
        ("12:30 PM", 90, ("It lasts 90 minutes, the type 30; 90 are kept for it.",)),
        ("11:14", 15, ("It lasts 14 minutes, the type 30; 15 are kept for it.",)),
        ("", None, ()),
    ],
)
def test_a_row_lasts_as_long_as_it_says(
    end: str, minutes: int | None, notes: tuple[str, ...]
) -> None:
    (entry,) = read(f"date,time,end,type\n2026-11-24,11:00,{end},Benefits interview\n").entries
    assert (entry.minutes, entry.notes) == (minutes, notes)


@pytest.mark.parametrize(
    "text", ["11:00-11:45", "11.00 – 11.45", "11:00 to 11:45", "11am until 11:45"]
)
def test_a_time_until_a_time_is_a_length(text: str) -> None:
    (entry,) = read(f"date;time;type\n2026-11-24;{text};Benefits interview\n").entries
    assert (clock(entry), entry.minutes) == ("11:00", 45)


def test_a_title_above_the_columns_is_left_out_and_told() -> None:
    rows = (
        "Bookings of Tuesday, 24 November\n\ndate;time;type\n24/11/2026;11:00;Benefits interview\n"
    )
    found = read(rows)
    assert ([entry.line for entry in found.entries], mistakes(found)) == ([4], [])
    assert [one.says for one in found.remarks] == [
        "Left out: what stands before the columns in line 3."
    ]


def test_a_cell_that_is_text_for_excel_is_its_text() -> None:
    found = read('date;time;type;reference\n2026-11-24;11:00;Benefits interview;"=""00123"""\n')
    assert found.entries[0].key == "00123"


def test_wrong_columns_and_wrong_cells_are_named_at_once() -> None:
    found = read("date,time,roon\n2026-13-24,25:00,Room 1\n")
    assert mistakes(found) == [
        (1, "The column 'type' is missing."),
        (1, "There is no column 'roon'; did you mean 'room'?"),
        (2, "'2026-13-24' is no date; write it like 2026-11-18."),
    ]
    assert found.doubtful


@pytest.mark.parametrize("status", ["Completed", "Checked in", "No show"])
def test_what_is_over_elsewhere_is_an_appointment_all_the_same(status: str) -> None:
    found = read(f"date,time,type,status\n2026-11-24,11:00,Planning advice,{status}\n")
    assert [entry.cancels for entry in found.entries] == [False]


@pytest.mark.parametrize("subject", ["Canceled: {}", "{} (cancelled)", "FW: Cancelled: {}"])
def test_a_table_calls_off_in_its_subject_as_a_calendar_does(subject: str) -> None:
    said = subject.format("Benefits interview")
    (entry,) = read(f"date,time,subject,id\n2026-11-24,11:00,{said},a\n").entries
    assert (entry.key, entry.cancels, entry.type) == ("a", True, "benefits-interview")


def test_a_line_that_is_called_off_needs_no_type_that_there_is_here() -> None:
    (entry,) = read("date,time,subject,id\n2026-11-24,11:00,Canceled: Lunch,a\n").entries
    assert (entry.key, entry.cancels, entry.type) == ("a", True, None)


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_lines_end_with_whatever_sign_a_program_has_for_it(end: str) -> None:
    found = read(end.join(["date,time,type", "2026-11-24,11:00,Benefits interview", ""]))
    assert ([clock(entry) for entry in found.entries], mistakes(found)) == (["11:00"], [])
