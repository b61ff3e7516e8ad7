"""The supervisors' screens, in the order of the bar."""

from __future__ import annotations

from analytics.now.live import SupervisorState
from analytics.over_time.page import blueprint
from web.screens import Screen, of_house

SCREENS = (
    Screen(
        "now", "Now", "/supervisor/{site}", "supervisor", of_house(blueprint), (SupervisorState,)
    ),
    Screen(
        "over time", "Over time", "/supervisor/{site}/figures", "supervisor", past=True, own=True
    ),
)
