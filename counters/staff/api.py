"""The staff's JSON interface: breaks and wrap-ups of advisers; people, changed by supervisors."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.staff.models import PersonChangeIn, StaffOut, StaffPath, StaffPersonIn, StaffPersonOut
from storage.times import iso, to_ms
from ticketing import sites
from ticketing.asks import Ask
from ticketing.errors import BadRequest
from ticketing.staff import people
from ticketing.staff.people import Manager
from web import confirming, passwords, pins
from web.callers import Grant, ask, caller
from web.house import House
from web.interface import PROBLEMS, SITE, SitePath, keyed_ask
from web.security_log import Kind

_STAFF = f"{SITE}/staff"
_TAG = Tag(name="Staff", description="Who there is, what they can, where they are. Supervisors.")


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint. POSTs take an `Idempotency-Key`."""
    _staff_routes(bp, house)


def _staff_routes(bp: APIBlueprint, house: House) -> None:
    @bp.get(_STAFF, tags=[_TAG], responses={200: StaffOut, **PROBLEMS})
    def everybody(path: SitePath) -> Response:
        """Everybody at the site: roles, skills, languages, and where they are signed on."""
        grant = caller().need(path.site, "supervisor")
        return jsonify(shown(house, path.site, ask(house, grant)))

    @bp.post(_STAFF, tags=[_TAG], responses={201: StaffPersonOut, **PROBLEMS})
    def add_person(path: SitePath, body: StaffPersonIn) -> Response:
        """Add somebody; they can sign on as soon as they have a PIN or a password."""
        by = _manager(house, path.site, confirmed=True)
        secrets = _hashed(house, body.pin, body.password, body.name, body.id or "")
        parts = body.model_dump(
            include={"name", "role", "home", "rights", "skills", "backup", "languages"}
        )
        person = people.add(house.store, path.site, by, body.id, **parts)
        _note(house, "person_added", path.site, person.id, by, f"as {person.role}")
        _keep(house, path.site, person.id, by, secrets)
        return _person(house, path.site, person.id, by.ask, 201)

    @bp.post(f"{_STAFF}/<adviser>", tags=[_TAG], responses={200: StaffPersonOut, **PROBLEMS})
    def change_person(path: StaffPath, body: PersonChangeIn) -> Response:
        """Change somebody; the next call follows."""
        by = _manager(house, path.site, confirmed=bool(_OPENING & body.model_fields_set))
        if body.retired:
            return _remove(house, path, body, by)
        secrets = _hashed(house, body.pin, body.password, *_names(house, path, body.name))
        if body.retired is False:
            people.restore(house.store, path.site, path.adviser, by)
            _note(house, "person_restored", path.site, path.adviser, by)
        given = {"name", "role", "home", "rights", "skills", "backup", "languages", "levels"}
        parts = body.model_dump(include=given, exclude_none=True)
        if parts:
            before = house.site(path.site).adviser(path.adviser).role
            person = people.change(house.store, path.site, path.adviser, by, **parts)
            if passing := sorted(parts.keys() - {"role"}):
                said = ", ".join(passing)
                _note(house, "person_changed", path.site, path.adviser, by, said)
            if person.role != before:
                said = f"{before} to {person.role}"
                _note(house, "role_changed", path.site, path.adviser, by, said)
                house.sessions.look_again()
        _keep(house, path.site, path.adviser, by, secrets)
        return _person(house, path.site, path.adviser, by.ask)

    @bp.post(f"{_STAFF}/<adviser>/unlock", tags=[_TAG], responses={200: StaffPersonOut, **PROBLEMS})
    def unlock(path: StaffPath) -> Response:
        """Let somebody try again who was locked after too many wrong PINs or passwords."""
        by = _manager(house, path.site)
        people.unlock(house.store, path.site, path.adviser, by)
        _note(house, "unlocked", path.site, path.adviser, by)
        return _person(house, path.site, path.adviser, by.ask)


#: What gives somebody more, or takes it: a skill is changed in passing, these are not.
_OPENING = frozenset({"role", "home", "rights", "pin", "password", "retired"})


def _manager(house: House, site: str, *, confirmed: bool = False) -> Manager:
    grant: Grant = caller().need(site, "supervisor")
    if confirmed:
        confirming.check(house, grant)
    return Manager(keyed_ask(house, grant), grant.role)


def _remove(house: House, path: StaffPath, body: PersonChangeIn, by: Manager) -> Response:
    if body.model_fields_set != {"retired"}:
        raise BadRequest("Whoever is taken out is not changed at the same time.")
    with house.store.read() as conn:
        found = _listed(house, conn, path.site, path.adviser, by.ask)
    people.remove(house.store, path.site, path.adviser, by)
    _note(house, "person_removed", path.site, path.adviser, by)
    house.sessions.look_again()
    return jsonify({**found, "signed_on": None})


def _names(house: House, path: StaffPath, anew: str | None) -> list[str]:
    """What somebody is called, and is to be called, whether they are here or were removed."""
    with house.store.read() as conn:
        everybody = (*sites.get(conn, path.site).advisers, *people.removed(conn, path.site))
    names = [one.name for one in everybody if one.id == path.adviser]
    return [path.adviser, *names, *filter(None, [anew])]


def _hashed(house: House, pin: str | None, password: str | None, *names: str) -> dict[str, str]:
    """Hashes by kind. BadRequest, before anything is changed, for what cannot be a secret."""
    found = {}
    if pin is not None:
        found["pin"] = house.hashing.run(pins.hashed, pin)
    if password is not None:
        found["password"] = house.hashing.run(passwords.hashed, password, *names)
    return found


def _keep(
    house: House, site_id: str, adviser_id: str, by: Manager, secrets: dict[str, str]
) -> None:
    for kind, hashed in secrets.items():
        people.set_secret(house.store, site_id, adviser_id, by, kind, hashed)
        _note(house, "secret_set", site_id, adviser_id, by, f"a new {_CALLED[kind]}")
    own = caller().person(site_id)
    if secrets and own is not None and own.adviser == adviser_id == by.ask.adviser:
        # Other browsers of theirs are signed out; this one is where the new secret comes from.
        adviser = house.site(site_id).adviser(adviser_id)
        pins.sign_in(house, site_id, adviser, "password" if own.password else "pin")


_CALLED = {"pin": "PIN", "password": "password"}


def _note(house: House, kind: Kind, site: str, adviser: str, by: Manager, detail: str = "") -> None:
    done_by = by.ask.adviser or str(by.ask.actor)
    house.security.note(kind, site=site, who=adviser, by=done_by, detail=detail)


def shown(house: House, site_id: str, asked: Ask) -> dict[str, Any]:
    """The staff as the interface and the page give them."""
    with house.store.read() as conn:
        site = sites.get(conn, site_id)
        return {
            "now": iso(to_ms(asked.now)),
            "staff": people.listed(conn, site, asked),
            "removed": [{"id": one.id, "name": one.name} for one in people.removed(conn, site.id)],
        }


def _listed(house: House, conn: Any, site_id: str, adviser: str, asked: Ask) -> dict[str, Any]:
    site = sites.get(conn, site_id)
    site.adviser(adviser)  # NotFound names those there are
    return next(one for one in people.listed(conn, site, asked) if one["id"] == adviser)


def _person(house: House, site_id: str, adviser: str, asked: Ask, status: int = 200) -> Response:
    with house.store.read() as conn:
        answer = jsonify(_listed(house, conn, site_id, adviser, asked))
    answer.status_code = status
    return answer
