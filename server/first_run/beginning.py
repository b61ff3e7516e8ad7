"""The first two pages of a fresh server: the code that its log has, then who its administrator is
and what house it is. Once that is sent there is a site, and neither page is there any more."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, session
from flask_openapi3.blueprint import APIBlueprint

from server import starting
from server.first_run import code as setup_code
from server.first_run.code import Tries
from ticketing import bounds, sites
from ticketing.asks import Actor, Ask
from ticketing.drafting import beginning
from ticketing.drafting.adding import slug
from ticketing.drafting.beginning import Begun
from ticketing.errors import BadRequest, WrongPin
from ticketing.sites.file import examine
from web import passwords, pins
from web.addresses import who_asks
from web.aside import NotDone
from web.at_fields import sentence
from web.budgets import TooFast
from web.house import House
from web.words import language_names

#: What Flask takes for an answer. Its own alias has names that flask-openapi3 cannot resolve.
Answer = Any

_KEPT = "setup"
_FIRST_PAGE = "server/first_run/code.html"
_SECOND_PAGE = "server/first_run/begin.html"
#: The languages of a name that is asked for here; others are chosen in a step of their own.
_LANGUAGES = ("en", "cy")
_FIELDS = ("person", "password", "kind", *(f"name_{code}" for code in _LANGUAGES))


def is_fresh(house: House) -> bool:
    """Whether this server has no site yet."""
    with house.store.read() as conn:
        return beginning.is_fresh(conn)


def first_page(house: House, problem: str = "", typed: str = "") -> Answer:
    """The page that asks for the code; its own next one for who has typed it."""
    if _let_in(house) and not problem:
        return redirect("/setup")
    return render_template(_FIRST_PAGE, problem=problem, typed=typed)


def add(bp: APIBlueprint, house: House) -> None:
    """Put the pages before there is a site into a blueprint."""
    tries = Tries()

    @bp.post("/setup/code", doc_ui=False)
    def type_code() -> Answer:
        if not is_fresh(house):
            return redirect("/sign-in", 303)
        typed = request.form.get("code", "")[: setup_code.LONGEST]
        try:
            tries.check(house.data, typed, who_asks(request.remote_addr))
        except (WrongPin, TooFast) as error:
            house.security.note("setup_refused", detail=error.title.lower())
            status = 429 if isinstance(error, TooFast) else 403
            return first_page(house, error.detail, typed), status
        session[_KEPT] = setup_code.mark(house.data)
        return redirect("/setup", 303)

    @bp.get("/setup", doc_ui=False)
    def begin_page() -> Answer:
        if not is_fresh(house):
            return redirect(_where(house))
        house.hashing.ready()
        return _begin_page() if _let_in(house) else redirect("/")

    @bp.post("/setup", doc_ui=False)
    def begin() -> Answer:
        if not is_fresh(house):
            return _too_late(), 409
        if not _let_in(house):
            return redirect("/", 303)
        given = {field: request.form.get(field, "") for field in _FIELDS}
        says = _wrong(given)
        if says:
            return _begin_page(given, says), 422
        try:
            _begin(house, given)
        except Begun:
            return _too_late(), 409
        except _Untrue as error:
            return _begin_page(given, error.says), 422
        return redirect(_where(house), 303)


class _Untrue(Exception):
    def __init__(self, says: dict[str, str]) -> None:
        super().__init__()
        self.says = says


def _let_in(house: House) -> bool:
    return bool(session.get(_KEPT)) and session[_KEPT] == setup_code.mark(house.data)


def _where(house: House) -> str:
    with house.store.read() as conn:
        return f"/setup/{sites.every(conn)[0].id}"


def _too_late() -> str:
    session.pop(_KEPT, None)
    return render_template("server/first_run/too_late.html")


def _begin_page(given: dict[str, str] | None = None, says: dict[str, str] | None = None) -> str:
    return render_template(
        _SECOND_PAGE,
        given=given or {"kind": next(iter(starting.templates()))},
        says=says or {},
        kinds=list(starting.templates().values()),
        languages=[(code, language_names(code)["name"]) for code in _LANGUAGES],
        shortest=passwords.SHORTEST,
    )


def _wrong(given: dict[str, str]) -> dict[str, str]:
    """What can be told of each field alone."""
    says = {}
    for field, what, needed in (
        ("person", "Your name", True),
        ("name_en", "The name of your house", True),
        ("name_cy", "Its name in Welsh", False),
    ):
        text = given[field].strip()
        if not text and needed:
            says[field] = "Write it here: it cannot be empty."
        elif len(text) > LONGEST_NAME:
            says[field] = (
                f"{what} has {len(text):,} letters; there is room for {LONGEST_NAME}. Shorten it."
            )
        else:
            try:
                bounds.one_line(what, text)
            except BadRequest as error:
                says[field] = error.detail
    if given["kind"] not in starting.templates():
        says["kind"] = "Choose one of these; all of it can be changed."
    return says


#: As many letters as a name of the site file has.
LONGEST_NAME = 80


def _begin(house: House, given: dict[str, str]) -> None:
    person = " ".join(given["person"].split())
    names = {code: " ".join(given[f"name_{code}"].split()) for code in ("cy", "en")}
    names = {code: name for code, name in names.items() if name}
    administrator = slug(person, "administrator")
    text = starting.new_site(
        given["kind"], slug(names["en"], "house"), names, administrator=(administrator, person)
    )
    site, mistakes = examine(text, *house.checks)
    if site is None or mistakes:
        raise _Untrue({_field(one.path): sentence(one) for one in mistakes})
    try:
        hashed = house.hashing.run(passwords.hashed, given["password"], administrator, person)
    except BadRequest as error:
        raise _Untrue({"password": error.detail}) from error
    except NotDone as error:  # nothing is wrong with it: it is sent once more
        raise _Untrue({"": error.detail}) from error
    ask = Ask(house.clock(), Actor("adviser", administrator))
    beginning.begin(house.store, site, text, administrator, hashed, ask)
    setup_code.forget(house.data)
    session.pop(_KEPT, None)
    adviser = house.site(site.id).adviser(administrator)
    house.security.note("house_begun", site=site.id, by=administrator, detail="by the setup code")
    pins.sign_in(house, site.id, adviser, "password")


def _field(path: tuple[str | int, ...]) -> str:
    if path[:1] == ("name",):
        return f"name_{path[1]}" if len(path) > 1 else "name_en"
    return "person" if path[:1] == ("advisers",) else ""
