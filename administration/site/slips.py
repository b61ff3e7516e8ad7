"""The paper of a draft: drawn as it prints at 80 and 58 mm, and printed once as a sample."""

from __future__ import annotations

import base64
import hashlib
import io
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, Field, StringConstraints

from administration.site import api
from hardware.hub import Hub
from hardware.models import model
from hardware.slips import Slip, Words
from hardware.slips.picture import measured
from hardware.slips.typeface import WORDS, Unprintable, runs
from slips.marks import said
from slips.signpost import signpost_slip
from slips.ticket import lines_of, slip_languages, ticket_slip
from ticketing.drafting import trying
from ticketing.drafting.edits import Edit
from ticketing.errors import Conflict, NotFound
from ticketing.ids import new_id
from ticketing.sites import Site
from ticketing.sites.file import Check
from web import drafts, easy
from web.callers import caller
from web.drafts import DrawIn
from web.house import House
from web.interface import PROBLEMS, SITE, SitePath
from web.problems import request_key

_Id = Annotated[str, StringConstraints(max_length=60)]
_WIDTHS = (80, 58)
#: A visit that there never is: its code is as long as any, and leads nowhere.
_VISIT = "01J00000000000000000000000"
_ABOUT = 15
_AHEAD = 2


class SlipDrawIn(DrawIn):
    """Of what the paper is: the ticket of an enquiry type, or what a signpost prints; '' for the
    first type. `language`: its visitor's, '' for the house's own."""

    enquiry: _Id = ""
    signpost: _Id = ""
    language: Annotated[str, StringConstraints(max_length=3)] = ""


class PaperOut(BaseModel):
    """The paper at a width in millimetres: a picture of its dots, and how long it is."""

    width: int
    png: str
    mm: int


class SlipDrawnOut(BaseModel):
    """The paper at both widths. `lines`: the millimetres of each line of the ticket at 80 mm;
    `cannot`: what no printer of the house prints, and is left out."""

    papers: list[PaperOut]
    lines: dict[str, int]
    cannot: list[str]


class SampleIn(DrawIn):
    """At which printer of the house the sample is printed."""

    printer: _Id


class SampleOut(BaseModel):
    """How many samples are on their way."""

    printed: int = Field(ge=0, le=1)


def add(bp: APIBlueprint, house: House, hub: Hub) -> None:
    """Put the routes into a blueprint."""

    @bp.post(f"{SITE}/draft/drawn/slip", tags=[api.TAG], responses={200: SlipDrawnOut, **PROBLEMS})
    def drawn(path: SitePath, body: SlipDrawIn) -> Response:
        """The paper as it would print with the draft, and with what is being typed. 422 where
        nothing can be drawn of it."""
        caller().looking().need(path.site, "administrator")  # drawn, and nothing changed
        edit = drafts.edit_of(body)
        with drafts.said_of_fields(edit):
            found = house.reports.run(
                _drawn, path.site, house.clock(), edit, house.checks,
                body.enquiry, body.signpost, body.language, house.ticket_url(_VISIT), house.data,
            )  # fmt: skip
        return jsonify(found)

    @bp.post(f"{SITE}/draft/sample", tags=[api.TAG], responses={200: SampleOut, **PROBLEMS})
    def sample(path: SitePath, body: SampleIn) -> Response:
        """Print the draft's ticket once, marked as a test slip. 409 where the printer does not
        print now: nothing is kept for later."""
        grant = caller().need(path.site, "administrator")
        site, now = drafts.site_of(house, path.site, body), house.clock()
        asked = request_key(grant)
        once = f"{asked.scope} {asked.key}" if asked else new_id(now)
        device = f"{path.site}.{body.printer}"
        key = f"sample {device} {hashlib.sha256(once.encode()).hexdigest()[:32]}"
        slip = _slip(site, now, "", "", "", house.ticket_url(_VISIT), house.data)
        spoken = slip_languages(site, site.languages[0])
        with house.store.write() as db:
            view = hub.device_state(db.conn, device)
            if view is None or view.site != path.site or view.kind != "printer":
                raise NotFound("This house has no such printer yet. Publish it first.")
            if not view.usable:
                raise Conflict(f"{view.name} does not print now. Nothing was sent; see Devices.")
            marked = slip.marked(*said("slip-trial", spoken, site.wording))
            hub.enqueue(db, device=device, key=key, slip=marked, now=now)
        hub.deliver()
        return jsonify(printed=1)


def _drawn(
    conn: sqlite3.Connection,
    site_id: str,
    now: datetime,
    edit: Edit | None,
    checks: Sequence[Check],
    enquiry: str,
    signpost: str,
    language: str,
    url: str,
    data: Path,
) -> dict[str, Any]:
    """Done aside: to draw two slips takes some tenths of a second."""
    site = trying.site_of(conn, site_id, now, edit, checks)
    slip = _slip(site, now, enquiry, signpost, language, url, data)
    cannot = list(dict.fromkeys(_unprintable(slip)))
    papers: list[dict[str, Any]] = []
    lines: dict[str, int] = {}
    for width in _WIDTHS:
        profile = next((one.profile for one in site.printers if one.width == width), "default")
        kind = model(profile, width)
        try:
            image, rows = measured(slip, kind.dots)
        except Unprintable:
            continue  # no language of a line can be drawn: `cannot` says so
        if width == _WIDTHS[0]:
            for line, each in zip(lines_of(slip), rows, strict=True):
                if line is not None:
                    lines[line] = lines.get(line, 0) + each
            lines = {line: round(each / kind.dots_per_mm) for line, each in lines.items()}
        out = io.BytesIO()
        image.save(out, "PNG")
        png = base64.b64encode(out.getvalue()).decode()
        papers.append({
            "width": width,
            "png": f"data:image/png;base64,{png}",
            "mm": round(image.height / kind.dots_per_mm),
        })  # fmt: skip
    return {"papers": papers, "lines": lines, "cannot": cannot}


def _slip(
    site: Site, now: datetime, enquiry: str, signpost: str, language: str, url: str, data: Path
) -> Slip:
    spoken = language or site.languages[0]
    post = next((one for one in site.signposts if one.id == signpost), None)
    if post is not None:
        drawn = easy.on_paper(data, site.id, post.map)
        return signpost_slip(site, post, language=spoken, url=url, at=now, drawn=drawn)
    kind = next((one for one in site.enquiries if one.id == enquiry), site.enquiries[0])
    return ticket_slip(
        site, number=f"{kind.prefix}027", enquiry=kind.id, language=spoken, ahead=_AHEAD,
        about=_ABOUT, url=url, issued_at=now,
    )  # fmt: skip


def _unprintable(slip: Slip) -> Iterator[str]:
    """What no font draws, each with its signs."""
    for words in _said(slip):
        try:
            runs(words.text, WORDS, words.lang, words.direction)
        except Unprintable as error:
            yield f"'{words.text[:60]}' is left out on paper: {error}"


def _said(slip: Slip) -> Iterator[Words]:
    for element in slip.elements:
        for name in ("lines", "dates"):
            yield from getattr(element, name, ())
        for pair in getattr(element, "pairs", ()):
            yield from pair.label
