"""The administrators' screens, in the order of the bar."""

from __future__ import annotations

from flask_openapi3.blueprint import APIBlueprint

from administration.missing import page as missing
from administration.rights import page as rights
from administration.site import page as site
from administration.words import page as words
from hardware.hub import Hub
from web.house import House
from web.screens import Screen


def _blueprint(house: House, hub: Hub) -> APIBlueprint:
    found = site.blueprint(house, hub)
    missing.add(found, house)
    rights.add(found, house)
    words.add(found, house)
    return found


SCREENS = (
    Screen(
        "administration",
        "Administration",
        "/administration/{site}/front",
        "administrator",
        _blueprint,
    ),
)
