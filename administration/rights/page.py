"""Who may see what: people down, rights across, and for one of them what that is at this minute.
It needs no script. What is given or taken counts at once, at all sites or at none, and can be
undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from werkzeug.wrappers import Response

from administration.rights import sight
from administration.rights.sight import Held
from administration.site.form import sections
from storage.times import to_ms
from ticketing import sites
from ticketing.errors import BadRequest, Refused
from ticketing.sites import Site, clock, rights
from ticketing.sites.parts import Adviser, Enquiry
from ticketing.staff import accounts, giving
from ticketing.staff.giving import Given, Wanted
from ticketing.staff.people import Manager
from web import confirming, staff_bar
from web.callers import Grant, caller
from web.confirming import ConfirmFirst
from web.house import House
from web.interface import keyed_ask
from web.security_log import Kind

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
    """Put the page and its forms into a blueprint."""

    @bp.route("/rights/<site>")
    def rights_page(site: str) -> str:
        found = house.site(site)
        caller().need(found.id, "supervisor")
        return _page(house, found, _Shown(request.args.get("who")))

    @bp.route("/rights/<site>/<adviser>", methods=["POST"])
    def give_rights(site: str, adviser: str) -> Answer:
        found = house.site(site)
        grant = caller().need(found.id, "supervisor")

        def work() -> None:
            person = found.adviser(adviser)
            wanted = _wanted(house, found, person)
            _note_all(house, giving.give(house.store, person, wanted, _whose(grant)))

        return _done(house, found, adviser, work, ticked=True)

    @bp.route("/rights/<site>", methods=["POST"])
    def undo_rights(site: str) -> Answer:
        found = house.site(site)
        grant = caller().need(found.id, "supervisor")
        with house.store.read() as conn:
            last = giving.last(conn, _whose(grant))

        def by(one: str) -> Manager:
            return _manager(house, house.site(one))

        def work() -> None:
            given = giving.put_back(house.store, _whose(grant), by)
            _note_all(house, [Given(one.site, one.after, one.before) for one in given])

        return _done(house, found, last.adviser if last else None, work)


def _done(
    house: House,
    site: Site,
    adviser: str | None,
    work: Callable[[], None],
    *,
    ticked: bool = False,
) -> Answer:
    """Do it for whoever has confirmed that it is they; the page says why it was not done, with what
    was `ticked` in its form."""
    grant = caller().need(site.id, "supervisor")
    try:
        confirming.check(house, grant)
        work()
    except Refused as error:
        confirm = isinstance(error, ConfirmFirst)
        shown = _Shown(adviser, error.detail, confirm, ticked)
        return _page(house, site, shown), 403 if confirm else 409
    house.sessions.look_again()
    return redirect(f"/rights/{site.id}?who={adviser}{_AND_ALL if _every() else ''}", 303)


#: Of an address: the people of all sites are shown, and not of this one alone.
_AND_ALL = "&all=yes"


def _every() -> bool:
    return request.args.get("all") == "yes"


# ---------------------------------------------------------------------- giving


def _whose(grant: Grant) -> str:
    return f"session {grant.session}" if grant.session is not None else f"{grant.ref} {grant.name}"


def _wanted(house: House, site: Site, person: Adviser) -> list[Wanted]:
    """What the form says: a role, at some sites, and for a partner which enquiry types."""
    role = request.form.get("role", "")
    if role not in ROLES:
        raise BadRequest("Choose what they are.")
    types = request.form.getlist("types") if role == "partner" else None
    at, exact = set(request.form.getlist("at")), _exact(role)
    if site.id not in at:
        raise BadRequest("Whoever is to be nobody here any more is taken out on the page of staff.")
    with house.store.read() as conn:
        kept = accounts.home(site, person)
        held = {one.id for one, _ in accounts.everywhere(conn, site.id, person.id)}
    parts: dict[str, Any] = {"role": role, "rights": exact}
    own = {} if types is None else _skills(site, types)
    found = [Wanted(site.id, _manager(house, site), {**parts, **own})]
    for other in _managed(house):
        if other.id == site.id:
            continue
        by = _manager(house, other)
        if other.id in at:
            there = any(one.id == person.id for one in other.advisers)
            chosen = person.skills if types is None and not there else types
            skills = {} if chosen is None else _skills(other, chosen)
            home = "" if kept == other.id else kept
            found.append(Wanted(other.id, by, {**parts, **skills, "home": home}))
        elif other.id in held and other.id != kept:
            found.append(Wanted(other.id, by, None))
        elif other.id in held:
            where = other.called("en")
            raise BadRequest(f"{person.name} signs in at {where}: it stays their home.")
    return found


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


def _note_all(house: House, given: Sequence[Given]) -> None:
    for one in given:
        grant = caller().need(one.site, "supervisor")
        by = grant.adviser or grant.name
        for who, kind, detail in _told(one):
            house.security.note(kind, site=one.site, who=who, by=by, detail=detail)


def _told(one: Given) -> list[tuple[str, Kind, str]]:
    """What the security log says of it: who, what, in which words."""
    before, after = one.before, one.after
    if before is None or after is None:
        if after is not None:
            return [(after.id, "person_added", f"as {after.role}")]
        return [] if before is None else [(before.id, "person_removed", "")]
    if (before.role, before.rights) == (after.role, after.rights):
        return []
    own = "".join(f", {right}" for right in after.rights)
    return [(after.id, "role_changed", f"{before.role} to {after.role}{own}")]


# ---------------------------------------------------------------------- showing


@dataclass(frozen=True, slots=True)
class _Shown:
    """Whom the page shows beside, and what kept anything from being given; `ticked`, that its form
    came with this request."""

    who: str | None
    problem: str = ""
    confirm: bool = False
    ticked: bool = False


def _page(house: House, site: Site, shown: _Shown) -> str:
    who = shown.who
    managed, now = _managed(house), house.clock()
    gives = caller().acting().find(site.id, "supervisor")
    every = _every() and len(managed) > 1
    with house.store.read() as conn:
        last = None if gives is None else giving.last(conn, _whose(gives))
        everybody = _people(managed)
        held = {one.id: accounts.everywhere(conn, site.id, one.id) for one in site.advisers}
        chosen = None if who not in held else _chosen(house, site, held[who], managed)
        if chosen is not None and who is not None:
            chosen |= _as_ticked(chosen) if shown.ticked else {}
            chosen["seen"] = sight.seen(conn, held[who], now)
            chosen["unseen"] = sight.unseen(conn, held[who], now)
    administers = caller().find(site.id, "administrator") is not None
    here = everybody if every else [held[one.id] for one in site.advisers]
    here.sort(key=lambda one: (_ORDER.index(one[0][1].role), one[0][1].name.casefold()))
    return render_template(
        "administration/rights/rights.html",
        site=site,
        top=staff_bar.of(house, site, "administration" if administers else "staff"),
        sections=sections() if administers else [],
        sentence=_sentence(len(here), f"{len(managed)} sites" if every else site.called("en")),
        below=_below(here, every=every),
        managed=managed,
        every=every,
        everybody=len(everybody),
        columns=COLUMNS,
        rows=[_row(one, every=every) for one in here],
        chosen=chosen,
        at=clock.hhmm(site, to_ms(now)),
        problem=shown.problem,
        confirm=shown.confirm,
        last=last,
        may_give=gives is not None,
    )


def _people(managed: Sequence[Site]) -> list[list[Held]]:
    """Everybody of the sites once, with who they are at each of these."""
    found: dict[tuple[str, str], list[Held]] = {}
    for site in managed:
        for one in site.advisers:
            found.setdefault((accounts.home(site, one), one.id), []).append((site, one))
    return list(found.values())


def _row(held: Sequence[Held], *, every: bool) -> dict[str, Any]:
    """A person, and at how many sites each right is held; 0 for none, or for not at the first."""
    site, person = held[0]
    here = {right for _, one in held for right in rights.of(one)} if every else rights.of(person)
    return {
        "id": person.id,
        "site": site.id,
        "name": person.name,
        "role": ROLES[person.role].lower(),
        "where": site.called("en") if every and len(held) == 1 else "",
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
    theirs = {*person.skills, *person.backup}

    def others_after(one: Enquiry) -> bool:
        return one.id not in theirs

    may = [role for role in ROLES if own and rights.rank(role) <= rights.rank(own.role)]
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role,
        "roles": {role: ROLES[role] for role in dict.fromkeys([*may, person.role])},
        "types": {one.id: one.called("en") for one in sorted(site.enquiries, key=others_after)},
        "theirs": theirs,
        "exact": bool(person.rights),
        "rights": {one: (COLUMNS[one], one in rights.of(person)) for one in _COMBINED},
        "sites": [(one.id, one.called("en"), one.id in at) for one in managed],
        "home": accounts.home(site, person),
    }


def _as_ticked(chosen: dict[str, Any]) -> dict[str, Any]:
    """What the form said that was refused: nobody ticks it all once more."""
    form = request.form
    role, held, at = form.get("role", ""), form.getlist("rights"), form.getlist("at")
    return {
        "role": role if role in chosen["roles"] else chosen["role"],
        "theirs": {*form.getlist("types")},
        "exact": form.get("exact") == "yes",
        "rights": {one: (words, one in held) for one, (words, _) in chosen["rights"].items()},
        "sites": [(key, words, key in at) for key, words, _ in chosen["sites"]],
    }


def _sentence(count: int, where: str) -> str:
    who = "1 person may see" if count == 1 else f"{count} people may see"
    return f"{who} something of {where}."


def _below(everybody: Sequence[Sequence[Held]], *, every: bool) -> str:
    """'9 serve and see all queues, 2 only their own enquiries, 1 reads everything …': each person
    once, whatever they are at several sites."""
    held = [
        right
        for one in everybody
        for right in {right for _, who in (one if every else one[:1]) for right in rights.of(who)}
    ]
    served, own, read = held.count("advise"), held.count("own"), held.count("read")
    said = [f"{served} {'serves and sees' if served == 1 else 'serve and see'} all queues"]
    if own:
        said.append(f"{own} only their own enquiries")
    if read:
        verbs = ("reads", "changes") if read == 1 else ("read", "change")
        said.append(f"{read} {verbs[0]} everything and {verbs[1]} nothing")
    return ", ".join(said) + "."
