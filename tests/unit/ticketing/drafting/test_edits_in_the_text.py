"""Edits written into a site file: it says what they ask for, and the rest stays to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import SAMPLE_TEXT
from ticketing.drafting.editing import edited
from ticketing.drafting.edits import CannotEdit, Edit, changed, plain

GROUP = {"id": "new", "name": {"cy": "Newydd", "en": "New"}, "icon": "info"}


def line_by_line(text: str) -> set[str]:
    return set(text.splitlines())


def test_one_value_changes_one_line_and_its_comment_stays() -> None:
    text = edited(SAMPLE_TEXT, [Edit("set", ("holidays", "country"), "DE")])
    assert line_by_line(text) - line_by_line(SAMPLE_TEXT) == {
        'country = "DE"                  # closed on its public holidays,'
    }
    assert len(text.splitlines()) == len(SAMPLE_TEXT.splitlines())


def test_a_new_key_stands_in_its_own_table_before_what_tells_of_the_next() -> None:
    text = edited(SAMPLE_TEXT, [Edit("set", ("recall", "come_back_minutes"), 9)])
    after = text[text.index("[site.recall]") : text.index("the kiosk's first screen")]
    assert "\ncome_back_minutes = 9\n\n# ---" in after


def test_a_new_table_stands_with_those_of_the_site() -> None:
    text = edited(SAMPLE_TEXT, [Edit("set", ("desk", "hold_minutes"), 5)])
    assert "\n[site.desk]\nhold_minutes = 5\n\n# ----" in text
    assert plain(text)["desk"] == {"hold_minutes": 5}


def test_a_member_that_goes_leaves_the_heading_of_the_next_part() -> None:
    text = edited(SAMPLE_TEXT, [Edit("remove", ("enquiries", "private-interview"))])
    comments = [line for line in SAMPLE_TEXT.splitlines() if line.startswith("#")]
    assert [line for line in text.splitlines() if line.startswith("#")] == comments


def test_members_change_places_and_headings_do_not() -> None:
    ids = [one["id"] for one in plain(SAMPLE_TEXT)["groups"]][::-1]
    text = edited(SAMPLE_TEXT, [Edit("order", ("groups",), ids)])
    assert [one["id"] for one in plain(text)["groups"]] == ids
    heading = text.index("# ---------------------------------------------------------------- enq")
    assert text.index('id = "council-tax"') < heading < text.index("[[enquiries]]")


def test_what_windows_writes_stays() -> None:
    before = "\ufeff" + SAMPLE_TEXT.replace("\n", "\r\n")
    text = edited(before, [Edit("add", ("groups", "new"), GROUP)])
    assert text.startswith("\ufeff[") is before.startswith("\ufeff[")
    assert text.count("\ufeff") == 1
    assert text.count("\r\n") == text.count("\n")


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ('[site]\nid="a"\nrecall = { times = 1 } # r\n', Edit("set", ("recall", "times"), 2),
         '[site]\nid="a"\nrecall = { times = 2 } # r\n'),
        ('site.id="a"\nsite.name.en = "A" # n\n', Edit("set", ("name",), {"en": "B", "cy": "C"}),
         'site.id="a"\nsite.name.en = "B" # n\n'),
        ('[site]\nid="a"\n[[site.holidays.closed]]\nday = 2026-01-01\nreason = { en = "x" }\n',
         Edit("set", ("holidays", "closed"), None), '[site]\nid="a"\n'),
        ('outcomes = [{ id = "a" }]\n[site]\nid="a"\n', Edit("add", ("outcomes", "b"), {"id": "b"}),
         '[site]\nid="a"\n'),
    ],
)  # fmt: skip
def test_whatever_way_a_file_is_written_it_says_what_was_asked_for(
    before: str, edit: Edit, after: str
) -> None:
    text = edited(before, [edit])
    assert plain(text) == changed(plain(before), [edit])
    assert after in text


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(CannotEdit, match="no 'golf'"):
        edited(SAMPLE_TEXT, [Edit("set", ("enquiries", "golf", "prefix"), "G")])


ENQUIRIES = [one["id"] for one in plain(SAMPLE_TEXT)["enquiries"]]
GROUPS = [one["id"] for one in plain(SAMPLE_TEXT)["groups"]]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
EDITS = st.one_of(
    st.builds(lambda key, value: Edit("set", ("enquiries", key, "service_minutes"), value),
              st.sampled_from(ENQUIRIES), st.none() | st.integers(1, 240)),
    st.builds(lambda key, value: Edit("set", ("enquiries", key, "name"), value),
              st.sampled_from(ENQUIRIES), st.fixed_dictionaries({"cy": WORDS, "en": WORDS})),
    st.builds(lambda value: Edit("set", ("desk", "help_phone"), value), st.none() | WORDS),
    st.builds(lambda value: Edit("set", ("holidays", "open"), value),
              st.lists(st.dates().map(lambda day: day.isoformat()), max_size=3)),
    st.builds(lambda key: Edit("add", ("groups", f"x{key}"), {**GROUP, "id": f"x{key}"}),
              st.integers(0, 9)),
    st.builds(lambda key: Edit("remove", ("groups", key)), st.sampled_from(GROUPS)),
    st.builds(lambda ids: Edit("order", ("groups",), ids), st.permutations(GROUPS)),
)  # fmt: skip


@given(st.lists(EDITS, max_size=6, unique_by=lambda one: one.path))
@settings(max_examples=25)
def test_any_edits_are_in_the_text_and_every_comment_too(edits: list[Edit]) -> None:
    text = edited(SAMPLE_TEXT, edits)
    assert plain(text) == changed(plain(SAMPLE_TEXT), edits)
    for line in SAMPLE_TEXT.splitlines():
        if line.startswith("#"):
            assert line in text
