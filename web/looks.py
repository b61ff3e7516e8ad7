"""The looks of a house on its pages: one stylesheet for each site that has any, and its logo.

Pages say what is where by classes of their own; here alone stands how a logo takes the place of the
mark of nextplease, so that a kiosk whose house has none loads nothing more.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import lru_cache
from typing import Any, TypedDict

from flask import Flask, Response, request
from flask_openapi3.blueprint import APIBlueprint

from storage import StorageError
from ticketing.errors import NotFound
from ticketing.sites import Site
from ticketing.sites.looks import Looks
from web import logos
from web.house import House
from web.limits import limiter

#: Whoever opens a logo by itself gets a picture that can do nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
_FOR_GOOD, _A_WHILE = 31_536_000, 60


class LooksShown(TypedDict):
    """What a page's head needs: the address of the stylesheet, and the house's colour."""

    href: str
    colour: str


def of(site: Site) -> LooksShown | None:
    """How the pages of a site look; None where it is as the program comes."""
    if site.looks == Looks():
        return None
    return {"href": f"/looks/{site.id}.css?v={_version(site.looks)}",
            "colour": site.looks.shades.house.lower()}  # fmt: skip


def install(app: Flask, house: House) -> None:
    """Let each page of a site look like it: those with the site in their address by themselves,
    others that give `looks`."""

    @app.context_processor
    def looks() -> dict[str, Any]:
        site = (request.view_args or {}).get("site")
        if isinstance(site, str):
            with suppress(StorageError, NotFound):  # the page of that very problem is shown
                return {"looks": of(house.site(site))}
        return {}


def blueprint(house: House) -> APIBlueprint:
    """The stylesheet, the logo as it is, and the logo for the house's colour."""
    own = APIBlueprint("looks", __name__)

    @own.route("/looks/<site>.css")
    @limiter.exempt  # each page has it once, and then for good
    def style(site: str) -> Response:
        found = house.site(site).looks
        return _kept(Response(stylesheet(found, f"/looks/{site}"), mimetype="text/css"), found)

    def picture(site: str, which: str) -> Response:
        looks = house.site(site).looks
        if looks.logo is None:
            raise NotFound("This house has no logo.")
        found = logos.read(looks.logo) if which == "logo" else logos.on_colour(looks.logo)
        answer = _kept(Response(found.data, mimetype=found.mimetype), looks)
        answer.headers["Content-Security-Policy"] = POLICY
        return answer

    for which in ("logo", "mark"):
        view = limiter.exempt(picture)
        own.add_url_rule(f"/looks/<site>/{which}", which, view, defaults={"which": which})
    return own


def _kept(answer: Response, looks: Looks) -> Response:
    answer.cache_control.public = True
    same = request.args.get("v") == _version(looks)
    answer.cache_control.max_age = _FOR_GOOD if same else _A_WHILE
    return answer


@lru_cache(64)
def _version(looks: Looks) -> str:
    return hashlib.sha256(looks.model_dump_json().encode()).hexdigest()[:16]


def stylesheet(looks: Looks, place: str | None) -> str:
    """The colours, and the logo where the mark was. Without a `place` where the pictures are served
    they stand in the sheet itself."""
    shades = looks.shades
    sheet = f""":root {{
  --brand: {shades.house.lower()}; --brand-2: {shades.lighter.lower()};
  --brand-soft: {shades.soft.lower()};
}}
.strip:not(.strip--offline) {{ --ground: var(--brand); border-color: var(--brand); }}
"""
    if looks.logo is None:
        return sheet
    logo, mark = logos.read(looks.logo), logos.on_colour(looks.logo)
    version = f"?v={_version(looks)}"
    plain = logo.address if place is None else f"{place}/logo{version}"
    on_colour = mark.address if place is None else f"{place}/mark{version}"
    return sheet + _LOGO.format(
        plain=plain,
        mark=on_colour,
        wide=f"{logo.wide:.3f}",
        mark_wide=f"{mark.wide:.3f}",
        saffron="brightness(0)" if logos.is_one_colour(looks.logo) else "none",
    )


#: Where the mark stands on each kind of page: on the house's colour (kiosk, phone, display), and on
#: white (pages of staff, signing in).
_LOGO = """:root .head__bar > .icon:first-child, :root .bar > .icon.bar__mark {{
  flex: none; width: auto; aspect-ratio: {mark_wide}; max-width: 42%;
  background: url("{mark}") center / contain no-repeat;
}}
:root .bar > .icon.bar__mark {{ height: 34px; }}
:root .head__bar > .icon:first-child > use, :root .bar > .icon.bar__mark > use {{ display: none; }}
:root [data-view="called"] .bar > .icon.bar__mark {{ filter: {saffron}; }}
:root .strip::after {{
  content: ""; flex: none; order: -1; height: 6.4rem; aspect-ratio: {mark_wide}; max-width: 30%;
  background: url("{mark}") center / contain no-repeat;
}}
:root .strip:has(.sound-off)::after {{ display: none; }}
:root img[src="/static/favicon.svg"] {{
  content: url("{plain}"); width: auto; height: 34px; max-width: 180px;
  aspect-ratio: {wide}; object-fit: contain;
}}
"""
