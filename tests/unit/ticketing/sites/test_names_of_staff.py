"""What people are called in a list, and as they type themselves."""

from __future__ import annotations

import pytest

from ticketing.sites.advisers import as_typed, told_apart
from ticketing.sites.parts import Adviser


def test_whoever_has_a_name_alone_is_called_by_it() -> None:
    people = (Adviser(id="sian", name="Siân Lloyd"), Adviser(id="owen", name="Owen Price"))
    assert told_apart(people) == {"sian": "Siân Lloyd", "owen": "Owen Price"}


def test_two_of_one_name_are_told_apart_by_their_roles_or_else_their_ids() -> None:
    people = (
        Adviser(id="sian", name="Siân Lloyd"),
        Adviser(id="sian-2", name="sian  lloyd", role="supervisor"),
        Adviser(id="owen", name="Owen"),
        Adviser(id="owen-2", name="Owen"),
    )
    assert told_apart(people) == {
        "sian": "Siân Lloyd, adviser",
        "sian-2": "sian  lloyd, supervisor",
        "owen": "Owen, owen",
        "owen-2": "Owen, owen-2",
    }


@pytest.mark.parametrize("typed", ["Siân Lloyd", "SIAN LLOYD", " sian   lloyd "])
def test_a_name_counts_in_any_case_and_without_accents(typed: str) -> None:
    assert as_typed(typed) == "sian lloyd"


def test_a_stroke_counts_as_no_letter_of_its_own_and_a_sign_as_that_of_the_keyboard() -> None:
    assert as_typed("Łukasz Østergård") == as_typed("lukasz ostergard")
    assert as_typed("O’Neill‑Đukić") == "o'neill-dukic"
