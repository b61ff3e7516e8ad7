"""What a check says of a site file, a page says of its fields: no key, no quotes, no brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pytest

from storage import Store
from tests.helpers import SAMPLE_TEXT, an_ask, fresh_store
from ticketing.drafting import changing, keys
from ticketing.drafting import draft as drafts
from ticketing.drafting.draft import FieldRefused
from ticketing.drafting.edits import Edit
from ticketing.sites.mistakes import wording
from web.at_fields import at_field

#: What nobody who fills a form in should meet: an assignment, a list's brackets, the file's quotes.
_OF_THE_FILE = re.compile(r"\b[a-z_]+ = |\[\[|\bquotes\b|\{|; add |\.md\b")


@pytest.mark.parametrize(
    ("kind", "says", "told"),
    [
        ("enquiries", "'target_minutes' is missing; add it",
         "this is empty; write something here"),
        ("enquiries", "The name in 'cy' is missing; add cy = \"…\"",
         "The name in Welsh is missing; write it"),
        ("appointment_types", "its enquiry type needs a private room; write place = 'room'",
         "its enquiry type needs a private room; write 'Room' under 'Where'"),
        ("enquiries", "share the prefix with another type, and set sensitive = true if it is",
         "share the prefix with another type, and set 'On' under 'It is sensitive' if it is"),
        ("advisers", "nobody is supervisor; somebody needs role = 'supervisor'",
         "nobody is supervisor; somebody needs 'Supervisor' under 'Role'"),
        ("", "it has no [[advisers]]: nobody can sign on", "it has no staff: nobody can sign on"),
        ("printers", "'X' prints 384 dots, on 58 mm paper; write width = 58",
         "'X' prints 384 dots, on 58 mm paper; write '58' under 'Paper'"),
        ("enquiries", "no key has nonsense = 3", "no key has nonsense = 3"),
    ],
)  # fmt: skip
def test_a_sentence_of_the_check_is_said_of_the_field(kind: str, says: str, told: str) -> None:
    assert at_field(says, kind) == told


def test_whatever_a_value_of_another_kind_is_asked_to_be_is_said_without_the_file() -> None:
    for asked in wording._KINDS.values():
        said = at_field(f"'x' is not possible here; {asked}", "enquiries")
        assert _OF_THE_FILE.search(said) is None, said


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("enquiries", "benefits", "target_minutes"), None),
        (("enquiries", "benefits", "target_minutes"), "soon"),
        (("enquiries", "benefits", "name"), {"en": "Benefits"}),
        (("enquiries", "benefits", "sensitive"), "perhaps"),
        (("appointment_types", "private-interview", "place"), "counter"),
        (("holidays", "closed"), "2026-12-24"),
        (("name",), {}),
    ],
)
def test_a_field_that_is_refused_hears_nothing_of_the_file(
    store: Store, path: tuple[str, ...], value: object
) -> None:
    with store.read() as conn:
        seen = drafts.read(conn, "riverside").value_at(path)
    with pytest.raises(FieldRefused) as refused:
        changing.change(store, "riverside", an_ask(), Edit("set", path, value), seen)
    said = at_field(refused.value.detail, path[0])
    assert _OF_THE_FILE.search(said) is None, said
    assert not any(f"'{key[-1]}'" in said for key in keys.every()), said


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(fresh_store(tmp_path_factory.mktemp("words") / "any.db", SAMPLE_TEXT)) as found:
        yield found
