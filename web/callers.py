"""Who is asking: a person who signed on, a kiosk, or a program with a token.

One browser may hold several grants (a person's and tokens'); a request with a bearer token has
that one alone. `server/auth.py` finds them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from flask import current_app, g

from storage import Connection
from ticketing.asks import Actor, Ask, RequestKey
from ticketing.errors import Refused
from ticketing.staff import places
from web.house import House

Need = Literal["kiosk", "receptionist", "adviser", "supervisor", "administrator"]

#: What each role may be used as.
_INCLUDES: dict[str, frozenset[str]] = {
    "kiosk": frozenset({"kiosk"}),
    "receptionist": frozenset({"receptionist"}),
    "adviser": frozenset({"receptionist", "adviser"}),
    "supervisor": frozenset({"receptionist", "adviser", "supervisor"}),
    "administrator": frozenset({"receptionist", "adviser", "supervisor", "administrator"}),
    "counter": frozenset(),
    "display": frozenset(),
    "agent": frozenset(),
}
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
    `ref` what it rests on, to be looked up again.
    """

    role: str
    site: str | None
    name: str
    adviser: str | None = None
    kiosk: str | None = None
    password: bool = field(default=False, compare=False)
    ref: str = field(default="", compare=False)
    screen: str | None = field(default=None, compare=False)

    @property
    def token(self) -> int | None:
        """The token that asks; None for a person."""
        kind, _, rest = self.ref.partition(":")
        return int(rest) if kind == "token" else None

    @property
    def session(self) -> int | None:
        """The session of the person who asks; None for a token."""
        kind, _, rest = self.ref.partition(":")
        return int(rest) if kind == "session" else None

    @property
    def actor(self) -> Actor:
        """As the event log names it."""
        if self.adviser is not None:
            return Actor("adviser", self.adviser)
        return Actor("kiosk" if self.role == "kiosk" else "token", self.name)

    def covers(self, need: str, site: str) -> bool:
        """Whether it may be used as `need` at `site`."""
        return need in _INCLUDES[self.role] and self.site in (None, site)


@dataclass(frozen=True, slots=True)
class Caller:
    """Everything that the one who asks may act as."""

    grants: tuple[Grant, ...] = ()

    def person(self, site: str) -> Grant | None:
        """The person who signed on in this browser, at this site."""
        return next((x for x in self.grants if x.adviser is not None and x.site == site), None)

    @property
    def screen(self) -> Grant | None:
        """The paired screen that the browser is."""
        return next((one for one in self.grants if one.screen is not None), None)

    def find(self, site: str, *needs: Need) -> Grant | None:
        """The first grant that covers one of `needs` at `site`."""
        return next((x for n in needs for x in self.grants if x.covers(n, site)), None)

    def at_kiosk(self, site: str, kiosk: str, *needs: Need) -> Grant:
        """`need`, of one kiosk: another's own token is none for this one."""
        mine = Caller(tuple(x for x in self.grants if x.kiosk in (None, kiosk)))
        return mine.need(site, *needs) if mine.grants or not self.grants else self._not(kiosk)

    def _not(self, kiosk: str) -> Grant:
        raise Forbidden(f"What this screen was given is of another kiosk than '{kiosk}'.")

    def need(self, site: str, *needs: Need) -> Grant:
        """`find`, or Unauthorised for nobody and Forbidden for somebody else."""
        found = self.find(site, *needs)
        if found is not None:
            return found
        if all(grant.role in _NOTHING_BY_ITSELF for grant in self.grants):
            raise Unauthorised(SIGN_ON)
        raise Forbidden(f"This needs the rights of: {' or '.join(needs)}, at the site '{site}'.")

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

    def at_point(self, conn: Connection, site: str, point: str | None) -> Grant:
        """What the caller acts as at a service point.

        The person, if signed on there; else a token, which may act at any; else the person all
        the same, whom the command then refuses in words.
        """
        person = self.person(site)
        here = places.signed_on_at(conn, site, point) if point else None
        if person is not None and here is not None and here.adviser == person.adviser:
            return person
        tokens = Caller(tuple(x for x in self.grants if x.adviser is None))
        return tokens.find(site, "adviser") or self.need(site, "adviser")


SIGN_ON = (
    "Sign on at a service point, or send 'Authorization: Bearer <token>'; "
    "`nextplease token make` makes one."
)

#: Where the server leaves the function that finds the caller of the present request.
FINDER = "nextplease.caller"


def caller() -> Caller:
    """Who makes this request, or sends this message."""
    if "caller" not in g:
        g.caller = current_app.extensions[FINDER]()
    found: Caller = g.caller
    return found


def ask(house: House, grant: Grant, key: RequestKey | None = None) -> Ask:
    """The circumstances of a command that `grant` gives now."""
    return Ask(house.clock(), grant.actor, grant.adviser, key)
