"""Afterwards on the phone: one question, and a place to complain. Plain forms, complete without a
script: who has left the building has other things to do than to wait for one."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint

from display import WORDS, writing
from display.phone.private import private
from display.phone.ticket import VISITOR
from ticketing.asks import Ask
from ticketing.errors import BadRequest, Conflict
from ticketing.sites import Site
from ticketing.visits import complaints, opinions, queries
from ticketing.visits.complaints import Written
from web import compress, looks
from web.budgets import Budgets, Rate
from web.house import House
from web.symbols import symbols
from web.words import Words

#: The faces, from very poor to very good.
FACES = ("angry", "frown", "meh", "smile", "laugh")
#: Complaints with one ticket's address, kept in memory alone: a hundred would be all of the day's.
_COMPLAINTS = Rate(per_s=1 / 600, burst=5)
_ICONS = ("site-mark", "languages", "lock", "circle-check", "undo-2", *FACES)


def add(bp: APIBlueprint, house: House) -> None:
    """Put the forms of `/T/<visit>` into a blueprint; its page asks (`page.phone`)."""
    written_by = Budgets(_COMPLAINTS)

    def of(visit: str) -> tuple[Site, str]:
        with house.store.read() as conn:
            found = queries.present(conn, visit).visit
        site = house.site(found.site)
        asked = request.args.get("lang", "")
        return site, writing.language(site, asked, found.language)

    @bp.route("/T/<visit>/opinion", methods=["POST"])
    def say_how_it_was(visit: str) -> Response:
        """The face, and a comment if there is one."""
        visit = visit.upper()
        site, language = of(visit)
        chosen, comment = request.form.get("face", ""), request.form.get("comment", "")
        face = int(chosen) if chosen in {"1", "2", "3", "4", "5"} else 0
        try:
            opinions.give(
                house.store, visit, house.clock(), face=face, comment=comment, language=language
            )
        except Conflict:
            pass  # pressed twice: it was answered
        except BadRequest:
            return private(asked(site, visit, language, comment=comment, again=True))
        return private(_shown(site, visit, language, "thanks"))

    @bp.route("/T/<visit>/complaint")
    def complaint(visit: str) -> Response:
        """Where to write one."""
        visit = visit.upper()
        site, language = of(visit)
        return private(_shown(site, visit, language, "complaint", written=writing.NOTHING))

    @bp.route("/T/<visit>/complaint", methods=["POST"])
    def complain(visit: str) -> Response:
        """Take it in, and say its number."""
        visit = visit.upper()
        site, language = of(visit)
        written = writing.of_form(request.form, language)
        try:
            with writing.within(written_by, visit):
                ask = Ask(house.clock(), VISITOR)
                number = complaints.make(house.store, site, ask, "phone", written)
        except (BadRequest, Conflict) as refusal:
            trouble = "complaint-empty" if isinstance(refusal, BadRequest) else "not-done"
            return private(
                _shown(site, visit, language, "complaint", written=written, trouble=trouble)
            )
        there = f"/T/{visit}/complaint/{number}?lang={language}"
        return private(make_response(redirect(there, 303)))

    @bp.route("/T/<visit>/complaint/<int:number>")
    def complained(visit: str, number: int) -> Response:
        """It is there; the number says nothing of what it is about."""
        visit = visit.upper()
        site, language = of(visit)
        return private(_shown(site, visit, language, "sent", number=min(number, 10**9)))


def asked(
    site: Site, visit: str, language: str, *, comment: str = "", again: bool = False
) -> Response:
    """The page that asks how it was."""
    return _shown(site, visit, language, "question", comment=comment, again=again)


def context(
    site: Site,
    visit: str,
    language: str,
    part: str,
    *,
    written: Written = writing.NOTHING,
    **more: Any,
) -> dict[str, Any]:
    """What the template needs to show one of its parts."""
    say = Words(WORDS, language, site.wording)
    return {
        "lang": language,
        "dir": say.direction,
        "say": say,
        "site_name": site.called(language),
        "looks": looks.of(site),
        "own_language": say("language-name"),
        "others": writing.others(site, language),
        "here": f"/T/{visit}",
        "part": part,
        "written": written,
        "faces": list(enumerate(FACES, 1)),
        "symbols": symbols(_ICONS),
        **more,
    }


def _shown(site: Site, visit: str, language: str, part: str, **more: Any) -> Response:
    found = context(site, visit, language, part, **more)
    page = render_template("display/phone/afterwards.html", **found)
    answer = compress.pack(make_response(page))
    answer.headers["X-Ticket"] = "over"  # so that the phone keeps nothing of it (worker.js)
    return answer
