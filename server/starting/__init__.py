"""Where a new house begins: a catalogue of services, templates of houses, and their site file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from server.starting.writing import written
from ticketing.errors import NotFound
from ticketing.sites.parts import Names, Slug

_HERE = Path(__file__).parent


class _Shipped(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Topic(_Shipped):
    """A tile of the kiosk's first screen, with its services."""

    id: Slug
    name: Names
    icon: Slug


class Service(_Shipped):
    """Something that people come for: the usual minutes, the target wait in minutes, whether its
    letter must not give it away, and whether it needs a private room."""

    id: Slug
    topic: Slug
    name: Names
    icon: Slug
    minutes: int
    target: int
    sensitive: bool = False
    room: bool = False


class Template(_Shipped):
    """A kind of house: its services, and how many counters and rooms it has."""

    id: Slug
    name: Names
    counters: int
    rooms: int
    printer: bool = True
    services: tuple[Slug, ...]


class Catalogue(_Shipped):
    """All services, under their topics."""

    topics: tuple[Topic, ...]
    services: tuple[Service, ...]


@cache
def catalogue() -> Catalogue:
    """The services that are shipped."""
    found, names = _shipped("catalogue"), _shipped("names")
    for kind in ("topics", "services"):
        for one in found[kind]:
            one["name"] |= names[kind].get(one["id"], {})
    return Catalogue.model_validate(found)


@cache
def templates() -> dict[str, Template]:
    """The templates that are shipped, by id."""
    found = [Template.model_validate(one) for one in _shipped("templates")["templates"]]
    return {one.id: one for one in found}


def template(key: str) -> Template:
    """The template `key`; NotFound names those there are."""
    try:
        return templates()[key]
    except KeyError:
        raise NotFound(
            f"There is no template '{key}'; there is: {', '.join(templates())}"
        ) from None


def new_site(
    key: str,
    site_id: str,
    name: Mapping[str, str],
    services: Sequence[str] | None = None,
    administrator: tuple[str, str] | None = None,
) -> str:
    """The text of a site file after template `key`, with its services or with those given, and with
    the `administrator` (id and name) alone where there is one.

    `name` is the house's in each language, its own first; names of services there are in eleven
    languages, all else in Welsh and English.
    The file is well (`site check`), and what has to be changed in it is marked.
    """
    found = template(key)
    known = {one.id: one for one in catalogue().services}
    wanted = found.services if services is None else tuple(services)
    unknown = next((one for one in wanted if one not in known), None)
    if unknown is not None:
        raise NotFound(f"The catalogue has no service '{unknown}'.")
    return written(
        site_id,
        dict(name),
        [known[one] for one in wanted],
        catalogue().topics,
        found,
        administrator,
    )


def _shipped(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))
