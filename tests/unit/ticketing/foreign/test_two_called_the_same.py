"""Names that mean two are asked about; ids mean themselves."""

from __future__ import annotations

from tests.helpers import SITE_TEXT
from ticketing.appointments.files import known
from ticketing.foreign.reading import read
from ticketing.sites.file import parse

TWO = SITE_TEXT.replace('name = "Owen"', 'name = "Megan"')


def of(adviser: str) -> tuple[list[str | None], list[str]]:
    rows = f"date,time,type,adviser\n2026-11-24,11:00,Planning advice,{adviser}\n"
    found = read(known(parse(TWO)), rows.encode())
    return [entry.adviser for entry in found.entries], [one.says for one in found.mistakes]


def test_a_name_that_two_have_is_asked_about() -> None:
    # 'Megan' is the id of one of them too, in small letters as ids are.
    assert of("megan") == (["megan"], [])
    assert of("owen") == (["owen"], [])


def test_a_name_that_two_have_and_no_id_is_asked_about() -> None:
    text = SITE_TEXT.replace('name = "Owen"', 'name = "Sam"').replace(
        'name = "Rhian"', 'name = "Sam"'
    )
    found = read(
        known(parse(text)), b"date,time,type,adviser\n2026-11-24,11:00,Planning advice,Sam\n"
    )
    assert [one.says for one in found.mistakes] == [
        "'Sam' may be owen or rhian; write which, by its id."
    ]
