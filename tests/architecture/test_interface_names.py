"""What the interface's description calls by one name is one thing."""

from __future__ import annotations

import pkgutil
from collections import defaultdict
from importlib import import_module

from pydantic import BaseModel

ROOMS = ("administration", "analytics", "counters", "display", "kiosk", "server")


def test_no_two_models_of_the_interface_share_a_name() -> None:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for room in ROOMS:
        for module in pkgutil.walk_packages(import_module(room).__path__, f"{room}."):
            if module.name.endswith("__main__"):
                continue
            for thing in vars(import_module(module.name)).values():
                if isinstance(thing, type) and issubclass(thing, BaseModel):
                    found[thing.__name__].add(thing.__module__)
    # The description's schemas go by these names: the later one would stand for both.
    given = {name: places for name, places in found.items() if name.endswith(("In", "Out"))}
    given = {name: places for name, places in found.items() if name.endswith(("In", "Out"))}
    twice = {name: places for name, places in given.items() if len(places) > 1 and name[0] != "_"}
    assert twice == {}
