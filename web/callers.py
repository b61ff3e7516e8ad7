"""Who is asking: a person who signed on, a kiosk, or a program with a token.

One browser may hold several grants (a person's and tokens'); a request with a bearer token has
that one alone. `server/auth.py` finds them. `Grant.may` decides what each opens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from flask import current_app, g

from storage import Connection
from ticketing.asks import Actor, Ask, RequestKey
from ticketing.errors import Refused
from ticketing.sites import rights
from ticketing.staff import places
from web.house import House

Need = Literal["kiosk", "receptionist", "reception", "adviser", "supervisor", "administrator"]

#: What must be held, one of it, to do what a route is for; 'receptionist' is for all staff who see
#: the queues, 'reception' for who works at the door.
_OPENS: Mapping[str, frozenset[str]] = {
    "kiosk": frozenset({"kiosk"}),
    "receptionist": frozenset({"reception", "advise", "supervise", "administer"}),
    "reception": frozenset({"reception", "supervise", "administer"}),
    "adviser": frozenset({"advise", "supervise", "administer"}),
    "supervisor": frozenset({"supervise", "administer"}),
    "administrator": frozenset({"administer"}),
}
#: What whoever sees their own enquiry types alone may do with those, as colleagues do with all.
_WITH_OWN = frozenset({"receptionist", "reception", "adviser"})
#: What a token of these holds, besides the templates of persons' roles.
_OF_TOKENS: Mapping[str, frozenset[str]] = {"kiosk": frozenset({"kiosk"})}
#: Tokens of these roles make the PC that holds them known to the house: a PIN counts there.
_KNOWN = frozenset({"counter", "receptionist", "adviser", "supervisor", "administrator"})
#: Who holds no others is told to sign on, as who holds none is.
_NOTHING_BY_ITSELF = frozenset({"counter", "display"})


class Unauthorised(Refused):
    """Nobody the server knows is asking."""

    title = "Sign on first"
    code = "sign-on-first"


class Forbidden(Refused):
    """Who is asking may not do this."""

    title = "Not allowed"
    code = "not-allowed"


@dataclass(frozen=True, slots=True)
class Grant:
    """One thing that the caller may act as.

    `adviser` is set for a person, None for a token; `kiosk` for one kiosk's own token; `screen` is
    the page of a paired screen, for its token. `password` tells that the person signed in by it,
    `ref` what it rests on, to be looked up again. `only` are the enquiry types beyond which nothing
    is seen, None for no such bound; `rights` what a person may, None for what the role stands for.
    """

    role: str
    site: str | None
    name: str
    adviser: str | None = None
    kiosk: str | None = None
    password: bool = field(default=False, compare=False)
    ref: str = field(default="", compare=False)
    screen: str | None = field(default=None, compare=False)
    only: frozenset[str] | None = None
    rights: frozenset[str] | None = None

    @property
    def held(self) -> frozenset[str]:
        """The rights that it carries."""
        if self.rights is not None:
            return self.rights
        return rights.TEMPLATES.get(self.role) or _OF_TOKENS.get(self.role, frozenset())

    @property
    def bounded(self) -> bool:
        """Whether its holder may see or do less than others of the staff, whatever the PC may."""
        return self.only is not None or "read" in self.held

    @property
    def token(self) -> int | None:
        """The token that asks; None for a person."""
        kind, _, rest = self.ref.partition(":")
        return int(rest) if kind == "token" else None

    @property
    def session(self) -> int | None:
        """The session of the person who asks; None for a token."""
        kind, _, rest = self.ref.partition(":")
        return int(rest.partition("@")[0]) if kind == "session" else None

    @property
    def actor(self) -> Actor:
        """As the event log names it."""
        if self.adviser is not None:
            return Actor("adviser", self.adviser)
        return Actor("kiosk" if self.role == "kiosk" else "token", self.name)

    def may(
        self, need: Need, site: str, enquiry: str | None = None, *, looks: bool = False
    ) -> bool:
        """Whether it opens what needs `need` at `site`: the one place where that is decided.

        `enquiry` is the type that it is about, None for something of the whole site. `looks`: it
        is only read.
        """
        if self.site not in (None, site):
            return False
        if self.held & _OPENS[need]:
            return True
        if looks and "read" in self.held:
            return need != "kiosk"
        return self.only is not None and enquiry in self.only and need in _WITH_OWN

    def sees(self, enquiry: str | None) -> bool:
        """Whether something of this enquiry type is for its holder's eyes."""
        return self.only is None or enquiry in self.only

    def check(self, *enquiries: str) -> None:
        """Forbidden unless each of these enquiry types is for its holder."""
        if not all(self.sees(one) for one in enquiries):
            raise Forbidden(NOT_THEIRS)


@dataclass(frozen=True, slots=True)
class Caller:
    """Everything that the one who asks may act as. `looks`: nothing changes by what they ask."""

    grants: tuple[Grant, ...] = ()
    looks: bool = field(default=False, compare=False)

    @classmethod
    def of(cls, grants: Iterable[Grant], *, looks: bool = False) -> Caller:
        """With these grants. Whoever is signed in and may less than others gets no more by a PC
        that holds a token of staff: it is then known, and nothing else."""
        every = tuple(grants)
        bounded = {one.site for one in every if one.adviser is not None and one.bounded}
        return cls(
            tuple(
                replace(one, role="counter")
                if one.adviser is None
                and one.role in _KNOWN
                and (one.site in bounded or (bounded and one.site is None))
                else one
                for one in every
            ),
            looks,
        )

    def looking(self) -> Caller:
        """The same, who asks to see something."""
        return replace(self, looks=True)

    def acting(self) -> Caller:
        """The same, who asks what they could change."""
        return replace(self, looks=False)

    def person(self, site: str) -> Grant | None:
        """The person who signed on in this browser, at this site."""
        return next((x for x in self.grants if x.adviser is not None and x.site == site), None)

    @property
    def screen(self) -> Grant | None:
        """The paired screen that the browser is."""
        return next((one for one in self.grants if one.screen is not None), None)

    def find(self, site: str, *needs: Need, enquiry: str | None = None) -> Grant | None:
        """The first grant that opens one of `needs` at `site`, for `enquiry` where that is what it
        is about."""
        for need in needs:
            for grant in self.grants:
                if grant.may(need, site, enquiry, looks=self.looks):
                    return grant
        return None

    def at_kiosk(self, site: str, kiosk: str, *needs: Need, enquiry: str | None = None) -> Grant:
        """`need`, of one kiosk: another's own token is none for this one."""
        grants = [x for x in self.grants if x.kiosk is None or x.kiosk == kiosk]
        if len(grants) == len(self.grants):
            return self.need(site, *needs, enquiry=enquiry)
        mine = replace(self, grants=tuple(grants))
        if not mine.grants:
            self._not(kiosk)
        return mine.need(site, *needs, enquiry=enquiry)

    def _not(self, kiosk: str) -> Grant:
        raise Forbidden(f"What this screen was given is of another kiosk than '{kiosk}'.")

    def need(self, site: str, *needs: Need, enquiry: str | None = None) -> Grant:
        """`find`, or Unauthorised for nobody and Forbidden for somebody else."""
        found = self.find(site, *needs, enquiry=enquiry)
        if found is not None:
            return found
        if all(grant.role in _NOTHING_BY_ITSELF for grant in self.grants):
            raise Unauthorised(SIGN_ON)
        person = self.person(site)
        if person is not None and "read" in person.held:
            raise Forbidden("You may read everything here, and change nothing.")
        if person is not None and person.only is not None:
            raise Forbidden(NOT_THEIRS)
        raise Forbidden(f"This needs the rights of: {' or '.join(needs)}, at the site '{site}'.")

    def part(self, site: str, *needs: Need) -> Grant:
        """`need`, for a list of things each of which is of an enquiry type: whoever sees their own
        types alone is let in too, and gets of the list what `Grant.sees`."""
        person = self.person(site)
        if person is not None and person.only is not None:
            return person
        return self.need(site, *needs)

    def knows_pc(self, site: str) -> bool:
        """Whether the PC, or program, is known at this site by a token of its own."""
        return self.known_pc(site) is not None

    def known_pc(self, site: str) -> str | None:
        """By which token the PC, or program, is known at this site."""
        return next(
            (
                x.ref
                for x in self.grants
                if x.adviser is None and x.role in _KNOWN and x.site in (None, site)
            ),
            None,
        )

    def at_point(
        self, conn: Connection, site: str, point: str | None, enquiry: str | None = None
    ) -> Grant:
        """What the caller acts as at a service point, on a visit of `enquiry` if one is there.

        The person, if signed on there; else a token, which may act at any; else the person all
        the same, whom the command then refuses in words.
        """
        person = self.person(site)
        here = places.signed_on_at(conn, site, point) if point else None
        if person is not None and here is not None and here.adviser == person.adviser:
            return person
        tokens = Caller(tuple(x for x in self.grants if x.adviser is None))
        return tokens.find(site, "adviser") or self.need(site, "adviser", enquiry=enquiry)


NOT_THEIRS = "You see and call your own enquiries alone, at the place where you are signed on."
SIGN_ON = (
    "Sign on at a service point, or send 'Authorization: Bearer <token>'; "
    "`nextplease token make` makes one."
)

#: Where the server leaves the function that finds the caller of the present request.
FINDER = "nextplease.caller"


def caller() -> Caller:
    """Who makes this request, or sends this message."""
    kept = g._get_current_object()  # once, and not for each look
    found: Caller | None = kept.get("caller")
    if found is None:
        found = kept.caller = current_app.extensions[FINDER]()
    return found


def ask(house: House, grant: Grant, key: RequestKey | None = None) -> Ask:
    """The circumstances of a command that `grant` gives now."""
    return Ask(house.clock(), grant.actor, grant.adviser, key)
