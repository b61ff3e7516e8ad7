"""Small shapes that the data of several pages have in them."""

from __future__ import annotations

from typing import TypedDict

from ticketing.sites import Site


class Named(TypedDict):
    """Something by its id, with its English name."""

    id: str
    name: str


class SiteShown(TypedDict):
    """The site of a page: its English name, and the zone of its times."""

    id: str
    name: str
    timezone: str


class NeedShown(TypedDict):
    """Something that a visitor may need, with its icon."""

    id: str
    icon: str
    name: str


def site_shown(site: Site) -> SiteShown:
    """A site as the pages of staff know it."""
    return {"id": site.id, "name": site.called("en"), "timezone": site.timezone}
