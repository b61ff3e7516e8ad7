"""Every figure has a definition, and the document says the same as the code."""

from dataclasses import fields
from pathlib import Path

import pytest

from analytics.figures import definitions
from analytics.figures.tally import Figures, Times

DOCUMENT = Path(__file__).parents[4] / "docs" / "figures.md"


def test_the_document_of_the_figures_is_what_the_code_says() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == definitions.as_markdown()


@pytest.mark.parametrize("figure", [each.name for each in (*fields(Figures), *fields(Times))])
def test_every_figure_is_defined(figure: str) -> None:
    inherits = {"n": "issued", "no_show_share": "no_shows", "left_share": "left"}
    inherits["avoidable_share"] = "avoidable"
    assert definitions.text(inherits.get(figure, figure)).endswith(".")
