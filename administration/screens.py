"""The administrators' screens, in the order of the bar."""

from __future__ import annotations

from administration.site.page import blueprint
from web.screens import Screen, of_house

SCREENS = (
    Screen(
        "administration", "Administration", "/administration/{site}", "administrator",
        of_house(blueprint),
    ),
)  # fmt: skip
