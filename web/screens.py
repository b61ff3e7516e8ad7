"""A page of staff: where it is, who may see it, and what the server registers for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask_openapi3.blueprint import APIBlueprint

from hardware.hub import Hub
from web.callers import Need
from web.house import House
from web.live import StateNamespace

#: Where the server leaves the screens, in the order of the bar.
SCREENS = "nextplease.screens"


@dataclass(frozen=True, slots=True)
class Screen:
    """A page of staff. `words` stand in the bar, `path` has '{site}', `need` is the right that the
    bar asks for. `blueprint` makes its routes, `namespaces` are the live states that it joins.
    `past` screens show days that are over, and say so where those were made up; whoever sees their
    own enquiries alone finds `own` ones in the bar, which show them those.
    """

    key: str
    words: str
    path: str
    need: Need
    blueprint: Callable[[House, Hub], APIBlueprint] | None = None
    namespaces: tuple[type[StateNamespace], ...] = ()
    past: bool = False
    own: bool = False


def of_house(blueprint: Callable[[House], APIBlueprint]) -> Callable[[House, Hub], APIBlueprint]:
    """A blueprint that asks nothing of the hub."""
    return lambda house, hub: blueprint(house)
