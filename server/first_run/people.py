"""The people of a step: as many rows as a page has, each a new member of staff with their PIN."""

from __future__ import annotations

from dataclasses import dataclass

from server.first_run.changes import Form, Untrue
from ticketing.errors import BadRequest, Refused
from ticketing.sites import Site
from ticketing.staff import people
from ticketing.staff.people import Manager
from web import confirming, pins
from web.callers import Grant, ask
from web.house import House

#: Rows of the page: whoever has more staff comes again, or goes on to the page of staff.
ROWS = 6
ROLES = {"adviser": "Adviser", "receptionist": "Receptionist", "supervisor": "Supervisor"}


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in a row of the page."""

    name: str = ""
    role: str = "adviser"
    serves: str = "all"
    pin: str = ""

    @property
    def empty(self) -> bool:
        """Whether nobody is named there."""
        return not (self.name or self.pin)


def rows(form: Form) -> list[Row]:
    """The rows as they were sent."""
    return [
        Row(
            " ".join(form.get(f"name_{n}", "").split()),
            form.get(f"role_{n}", ""),
            form.get(f"serves_{n}", ""),
            form.get(f"pin_{n}", "").strip(),
        )
        for n in range(ROWS)
    ]


def choices(site: Site) -> list[tuple[str, str]]:
    """What somebody may serve, in words: single types are chosen on the page of staff."""
    tiles = [(f"tile:{one.id}", f"{one.called('en')} alone") for one in site.groups]
    return [
        ("all", "Everything"),
        ("backup", "Everything, when others are busy"),
        *tiles,
        ("none", "Nothing yet"),
    ]


def skills(site: Site, row: Row) -> dict[str, list[str]]:
    """The enquiry types of a row."""
    every = [one.id for one in site.enquiries]
    if row.role == "receptionist" or row.serves == "none":
        return {"skills": [], "backup": []}
    if row.serves == "backup":
        return {"skills": [], "backup": every}
    tile = row.serves.removeprefix("tile:")
    own = [one.id for one in site.enquiries if tile in (one.group, "all")]
    return {"skills": own or every, "backup": []}


def add(house: House, site: Site, grant: Grant, form: Form) -> int:
    """Add everybody who is named: how many. Untrue, and nobody was added, where a row cannot be so;
    ConfirmFirst where it is too long ago that whoever asks typed their secret."""
    given = rows(form)
    named = [(n, row) for n, row in enumerate(given) if not row.empty]
    says = {f"name_{n}": "Write who this is." for n, row in named if not row.name}
    says |= {f"role_{n}": "Choose one of these." for n, row in named if row.role not in ROLES}
    known = {one.name.casefold() for one in site.advisers}
    for n, row in named:
        if row.name.casefold() in known:
            says[f"name_{n}"] = "Somebody is called that already. Add what tells them apart."
        known.add(row.name.casefold())
    if says:
        raise Untrue(says)
    if named:
        confirming.check(house, grant)
    hashed = {}
    for n, row in named:
        if row.pin:
            try:
                hashed[n] = house.hashing.run(pins.hashed, row.pin)
            except BadRequest as error:
                says[f"pin_{n}"] = error.detail
        try:
            people.check(site, name=row.name, role=row.role, **skills(site, row))
        except Refused as error:
            says[f"name_{n}"] = error.detail
    if says:
        raise Untrue(says)
    by = Manager(ask(house, grant), grant.role)
    who = grant.adviser or grant.name
    for n, row in named:
        parts = skills(site, row)
        person = people.add(
            house.store, site.id, by, None, name=row.name, role=row.role, languages=[], **parts
        )
        house.security.note(
            "person_added", site=site.id, who=person.id, by=who, detail=f"as {person.role}"
        )
        if n in hashed:
            people.set_secret(house.store, site.id, person.id, by, "pin", hashed[n])
            house.security.note(
                "secret_set", site=site.id, who=person.id, by=who, detail="a new PIN"
            )
    return len(named)
