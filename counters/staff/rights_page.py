"""Who may see what: people down, rights across, and for one of them what that is at this minute.
It needs no script. What is given or taken counts at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from werkzeug.wrappers import Response

from counters.staff import sight
from counters.staff.sight import Held
from storage.times import to_ms
from ticketing import sites
from ticketing.errors import BadRequest, Refused
from ticketing.sites import Site, clock, rights
from ticketing.sites.parts import Adviser
from ticketing.staff import accounts, people
from ticketing.staff.people import Manager
from web import confirming, staff_bar
from web.callers import Grant, caller
from web.confirming import ConfirmFirst
from web.house import House
from web.interface import keyed_ask

#: The columns, and the templates to choose from, as people read them.
COLUMNS: dict[str, str] = {
    "own": "Serve own enquiries only",
    "advise": "Serve and see all queues",
    "reception": "Reception",
    "supervise": "Supervise",
    "administer": "Administer",
    "read": "Read all, change nothing",
}
ROLES: dict[str, str] = {
    "adviser": "Adviser",
    "receptionist": "Receptionist",
    "supervisor": "Supervisor",
    "administrator": "Administrator",
    "partner": "Partner staff",
    "auditor": "Auditor",
}
#: Rights that somebody may have some of.
_COMBINED = ("advise", "reception", "supervise", "administer")
_ORDER = ("administrator", "supervisor", "receptionist", "adviser", "partner", "auditor")

Answer = str | Response | tuple[str, int]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the page and its form into a blueprint."""

    @bp.route("/rights/<site>")
    def rights_page(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "supervisor")
        return _page(house, found, request.args.get("who"))

    @bp.route("/rights/<site>/<adviser>", methods=["POST"])
    def give_rights(site: str, adviser: str) -> Answer:
        found = house.site(site)
        grant = caller().need(found.id, "supervisor")
        try:
            confirming.check(house, grant)
            _give(house, found, adviser)
        except ConfirmFirst as error:
            return _page(house, found, adviser, error.detail, confirm=True), 403
        except Refused as error:
            return _page(house, found, adviser, error.detail), 409
        return redirect(f"/rights/{found.id}?who={adviser}", 303)


# ---------------------------------------------------------------------- giving


def _give(house: House, site: Site, adviser: str) -> None:
    """What the form says: a role, at some sites, and for a partner which enquiry types."""
    person, role = site.adviser(adviser), request.form.get("role", "")
    if role not in ROLES:
        raise BadRequest("Choose what they are.")
    types = request.form.getlist("types") if role == "partner" else None
    exact = _exact(role)
    wanted = set(request.form.getlist("at"))
    with house.store.read() as conn:
        kept = accounts.home(site, person)
        held = {one.id for one, _ in accounts.everywhere(conn, site.id, person.id)}
    if site.id not in wanted:
        raise BadRequest("Whoever is to be nobody here any more is taken out on the page of staff.")
    _set(house, site, person, role, types, rights=exact)
    for other in _managed(house):
        if other.id == site.id:
            continue
        if other.id in wanted:
            _at(house, other, person, role, types, kept, exact)
        elif other.id in held and other.id != kept:
            people.remove(house.store, other.id, person.id, _manager(house, other))
            _note(house, other, person.id, "person_removed", "")
        elif other.id in held:
            raise BadRequest(
                f"{person.name} signs in at {other.called('en')}: it stays their home."
            )
    house.sessions.look_again()


def _set(
    house: House, site: Site, person: Adviser, role: str, types: Sequence[str] | None, **more: Any
) -> None:
    parts = {"role": role, **more} | ({} if types is None else _skills(site, types))
    people.change(house.store, site.id, person.id, _manager(house, site), **parts)
    if (role, tuple(more.get("rights", ()))) != (person.role, person.rights):
        own = "".join(f", {one}" for one in more.get("rights", ()))
        _note(house, site, person.id, "role_changed", f"{person.role} to {role}{own}")


def _at(
    house: House,
    site: Site,
    person: Adviser,
    role: str,
    types: Sequence[str] | None,
    kept: str,
    exact: list[str],
) -> None:
    """The same person at another site: who of their id and name is there already is they."""
    with house.store.read() as conn:
        gone = any(one.id == person.id for one in people.removed(conn, site.id))
    if gone:
        people.restore(house.store, site.id, person.id, _manager(house, site))
        site = house.site(site.id)
    there = next((one for one in site.advisers if one.id == person.id), None)
    home = None if kept == site.id else kept
    if there is None:
        skills = _skills(site, types if types is not None else person.skills)
        people.add(house.store, site.id, _manager(house, site), person.id, name=person.name,
                   role=role, home=home, rights=exact, **skills)  # fmt: skip
        _note(house, site, person.id, "person_added", f"as {role}")
        return
    if sites.advisers.as_typed(there.name) != sites.advisers.as_typed(person.name):
        where = site.called("en")
        raise BadRequest(f"At {where} '{person.id}' is {there.name}, somebody else.")
    _set(house, site, there, role, types, home=home or "", rights=exact)


def _exact(role: str) -> list[str]:
    """What they may where that is not what their role stands for; else nothing."""
    found = [one for one in _COMBINED if one in request.form.getlist("rights")]
    if request.form.get("exact") != "yes" or role in ("partner", "auditor"):
        return []
    if not found:
        raise BadRequest("Tick what they may, or let it be what their role stands for.")
    return [] if set(found) == rights.TEMPLATES[role] else found


def _skills(site: Site, types: Sequence[str]) -> dict[str, Any]:
    """Those of the enquiry types that the site has."""
    return {"skills": [one.id for one in site.enquiries if one.id in types], "backup": []}


def _managed(house: House) -> list[Site]:
    """The sites at which whoever asks gives rights."""
    with house.store.read() as conn:
        every = sites.every(conn)
    return [one for one in every if caller().find(one.id, "supervisor") is not None]


def _manager(house: House, site: Site) -> Manager:
    grant: Grant = caller().need(site.id, "supervisor")
    return Manager(keyed_ask(house, grant), grant.role)


def _note(house: House, site: Site, who: str, kind: Any, detail: str) -> None:
    grant = caller().need(site.id, "supervisor")
    by = grant.adviser or grant.name
    house.security.note(kind, site=site.id, who=who, by=by, detail=detail)


# ---------------------------------------------------------------------- showing


def _page(
    house: House, site: Site, who: str | None, problem: str = "", *, confirm: bool = False
) -> str:
    managed, now = _managed(house), house.clock()
    with house.store.read() as conn:
        held = {one.id: accounts.everywhere(conn, site.id, one.id) for one in site.advisers}
        chosen = None if who not in held else _chosen(house, site, held[who], managed)
        if chosen is not None and who is not None:
            chosen["seen"] = sight.seen(conn, held[who], now)
            chosen["unseen"] = sight.unseen(conn, held[who], now)
    people_here = sorted(
        site.advisers, key=lambda one: (_ORDER.index(one.role), one.name.casefold())
    )
    return render_template(
        "counters/staff/rights.html",
        site=site,
        top=staff_bar.of(house, site, "staff"),
        sentence=_sentence(site),
        below=_below(site.advisers),
        managed=managed,
        columns=COLUMNS,
        rows=[_row(one, held[one.id]) for one in people_here],
        chosen=chosen,
        at=clock.hhmm(site, to_ms(now)),
        problem=problem,
        confirm=confirm,
        may_give=caller().acting().find(site.id, "supervisor") is not None,
    )


def _row(person: Adviser, held: Sequence[Held]) -> dict[str, Any]:
    """A person, and at how many sites each right is held; 0 for not here."""
    here = rights.of(person)
    return {
        "id": person.id,
        "name": person.name,
        "role": ROLES[person.role].lower(),
        "held": {
            right: sum(right in rights.of(one) for _, one in held) if right in here else 0
            for right in COLUMNS
        },
    }


def _chosen(
    house: House, site: Site, held: Sequence[Held], managed: Sequence[Site]
) -> dict[str, Any]:
    person, at = site.adviser(held[0][1].id), {one.id for one, _ in held}
    own = caller().find(site.id, "supervisor")
    may = [role for role in ROLES if own and rights.rank(role) <= rights.rank(own.role)]
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "roles": {role: ROLES[role] for role in dict.fromkeys([*may, person.role])},
        "types": {one.id: one.called("en") for one in site.enquiries},
        "theirs": {*person.skills, *person.backup},
        "exact": bool(person.rights),
        "rights": {one: (COLUMNS[one], one in rights.of(person)) for one in _COMBINED},
        "sites": [(one.id, one.called("en"), one.id in at) for one in managed],
        "home": accounts.home(site, person),
    }


def _sentence(site: Site) -> str:
    count = len(site.advisers)
    who = "1 person may see" if count == 1 else f"{count} people may see"
    return f"{who} something of {site.called('en')}."


def _below(everybody: Sequence[Adviser]) -> str:
    """'9 serve and see all queues, 2 only their own enquiries, 1 reads everything …'."""
    held = [right for one in everybody for right in rights.of(one)]
    served, own, read = held.count("advise"), held.count("own"), held.count("read")
    said = [f"{served} {'serves and sees' if served == 1 else 'serve and see'} all queues"]
    if own:
        said.append(f"{own} only their own enquiries")
    if read:
        verbs = ("reads", "changes") if read == 1 else ("read", "change")
        said.append(f"{read} {verbs[0]} everything and {verbs[1]} nothing")
    return ", ".join(said) + "."
