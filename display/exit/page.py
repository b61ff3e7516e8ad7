"""The screen at the exit: one question with five faces, and a way to complain."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from typing import Annotated, Any, TypedDict

from flask import make_response, redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import Field, StringConstraints

from display import WORDS, writing
from display.phone.afterwards import FACES
from ticketing.asks import Actor, Ask
from ticketing.errors import BadRequest, Conflict
from ticketing.sites import Site
from ticketing.visits import complaints, opinions
from ticketing.visits.complaints import Written
from web import looks
from web.budgets import Budgets, Rate
from web.callers import caller
from web.house import House
from web.interface import DONE, SITE, In, SitePath
from web.packed import Packed, packed
from web.symbols import symbols
from web.words import Words, direction, has_other_letters
from web.words import of as words_of

_TAG = Tag(name="display", description="What waiting areas and visitors see.")
_ACTOR = Actor("visitor", "exit")
#: Beyond so many touches a minute one screen is played with, and adds no more answers.
MOST_A_MINUTE = 10
_MINUTE = timedelta(minutes=1)
#: Complaints of one screen; more of them would leave the visitors' phones none of the day's.
_COMPLAINTS = Rate(per_s=1 / 60, burst=20)
_ICONS = (
    "site-mark", "lock", "check", "message-square", "languages", "space", "delete", *FACES,
)  # fmt: skip
_SAID = (
    "opinion-title", "opinion-unknown", "opinion-thanks", "complaint-or-comment",
    "complaint-answered", *(f"face-{face}" for face in opinions.FACES),
)  # fmt: skip


class ExitPage(TypedDict):
    """What the screen at the exit knows: its site, its words by language (`web.packed`), and which
    two stand there at once."""

    site: str
    timezone: str
    languages: list[str]
    words: dict[str, dict[str, Packed]]
    directions: dict[str, str]


class Touch(In):
    """A face that was touched. Another one with the same `touch` changes the answer."""

    face: Annotated[int, Field(ge=1, le=5)]
    touch: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{16,64}$")]
    language: Annotated[str, Field(max_length=10)]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the page `/exit/<site>`, its form and its route into a blueprint."""
    lately: dict[str, deque[datetime]] = {}
    written_by = Budgets(_COMPLAINTS)

    def of(site_id: str) -> Site:
        asking(site_id)
        return house.site(site_id)

    def asking(site_id: str) -> str:
        """Which screen it is: one that is played with takes nothing from another."""
        screen = caller().screen
        if screen is None or screen.site != site_id:
            screen = caller().need(site_id, "kiosk", "adviser")
        return f"{site_id} {screen.ref or screen.name}"

    @bp.route("/exit/<site>")
    def exit_page(site: str) -> str:
        """The question, in both languages of the house at once."""
        return _shown(of(site))

    @bp.post(f"{SITE}/opinions", tags=[_TAG], responses=DONE)
    def touched(path: SitePath, body: Touch) -> tuple[str, int]:
        """Somebody at the exit touched a face."""
        site, now = of(path.site), house.clock()
        times = lately.setdefault(asking(site.id), deque(maxlen=MOST_A_MINUTE))
        if len(times) == MOST_A_MINUTE and abs(now - times[0]) < _MINUTE:
            raise Conflict("So many touches are no answers.")
        times.append(now)
        language = writing.language(site, body.language)
        opinions.at_exit(
            house.store, site, now, touch=body.touch, face=body.face, language=language
        )
        return "", 204

    @bp.route("/exit/<site>/complaint")
    def exit_write(site: str) -> str:
        """Where to write one."""
        return _written(of(site), "complaint", writing.NOTHING)

    @bp.route("/exit/<site>/complaint", methods=["POST"])
    def exit_complain(site: str) -> Any:
        """Take it in, and say its number."""
        found = of(site)
        written = writing.of_form(request.form, _language(found))
        try:
            ask = Ask(house.clock(), _ACTOR)
            with writing.within(written_by, asking(found.id)):
                number = complaints.make(house.store, found, ask, "exit", written)
        except (BadRequest, Conflict) as refusal:
            trouble = "complaint-empty" if isinstance(refusal, BadRequest) else "not-done"
            return make_response(_written(found, "complaint", written, trouble=trouble), 422)
        there = f"/exit/{found.id}/complaint/{number}?lang={_language(found)}"
        return redirect(there, 303)

    @bp.route("/exit/<site>/complaint/<int:number>")
    def exit_sent(site: str, number: int) -> str:
        """It is there."""
        return _written(of(site), "sent", writing.NOTHING, number=min(number, 10**9))


def _language(site: Site) -> str:
    return writing.language(site, request.args.get("lang", ""))


def _frame(site: Site, language: str, **more: Any) -> dict[str, Any]:
    say = Words(WORDS, language, site.wording)
    return {
        "lang": language,
        "dir": say.direction,
        "say": say,
        "site": site,
        "site_name": site.called(language),
        "looks": looks.of(site),
        "letters": has_other_letters(site.languages),
        "wording_of": words_of(site),
        "symbols": symbols(_ICONS),
        **more,
    }


def _shown(site: Site) -> str:
    codes = writing.languages(site)
    page: ExitPage = {
        "site": site.id,
        "timezone": site.timezone,
        "languages": codes,
        "words": {code: packed(WORDS, code, _SAID, site.wording) for code in codes},
        "directions": {code: direction(code) for code in codes},
    }
    names = [{"id": code, "name": Words(WORDS, code)("language-name")} for code in codes]
    return render_template(
        "display/exit/exit.html",
        **_frame(site, codes[0]),
        page=page,
        both=[(code, Words(WORDS, code, site.wording)) for code in codes[:2]],
        names=names,
        faces=list(enumerate(FACES, 1)),
    )


def _written(site: Site, part: str, written: Written, **more: Any) -> str:
    language = _language(site)
    more.setdefault("trouble", "")
    return render_template(
        "display/exit/writing.html",
        **_frame(site, language, part=part, written=written, here=f"/exit/{site.id}", **more),
    )
