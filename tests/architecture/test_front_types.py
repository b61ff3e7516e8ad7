"""The scripts' types are those of the server: a field that is renamed here is unknown there."""

from __future__ import annotations

import pytest

from tests.front.types import FILES, text_of
from tests.helpers import ROOT


@pytest.mark.parametrize("name", FILES)
def test_the_types_of_the_scripts_are_those_of_the_server(name: str) -> None:
    kept = (ROOT / name).read_text(encoding="utf-8")
    assert kept == text_of(FILES[name]), "python -m tests.front.types"
