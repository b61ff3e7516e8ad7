"""The administrators' screens, in the order of the bar."""

from __future__ import annotations

from administration.site.page import blueprint
from web.screens import Screen

SCREENS = (
    Screen(
        "administration", "Administration", "/administration/{site}", "administrator",
        blueprint,
    ),
)  # fmt: skip
