"""What the interface gives of sign-ins and of the security log, as its description has it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from web.interface import Id, In, Moment, SitePath


class SignInsPath(SitePath):
    """A member of staff."""

    adviser: Id


class SignInPath(SignInsPath):
    """One sign-in of a member of staff."""

    session: int = Field(ge=0, le=2**53)


class SignInOut(BaseModel):
    """A browser in which somebody is signed in. `this` is true for the one that asks."""

    id: int
    how: Literal["pin", "password"]
    second_factor: bool
    since: Moment
    used_at: Moment
    address: str
    browser: str
    service_point: Id | None
    this: bool


class SignInsOut(BaseModel):
    """Where somebody is signed in, the one used last first."""

    sign_ins: list[SignInOut]


class SecurityEventOut(BaseModel):
    """So many such events, between two moments. `who` it is about, `by` whom it was done."""

    kind: str
    at: Moment
    last_at: Moment
    times: int
    who: str | None
    by: str | None
    address: str | None
    detail: str


class SecurityLogOut(BaseModel):
    """What happened that concerns security, the newest first, and how many did not get in today."""

    now: Moment
    failed_today: int
    addresses_today: int
    events: list[SecurityEventOut]


class TriedOut(BaseModel):
    """Somebody's name was tried with so many wrong secrets since a day, from an address or at a
    known PC. `refused`: nobody signs in from there."""

    adviser: Id
    name: str
    address: str | None
    pc: str | None
    wrong: int
    last_at: Moment
    refused: bool


class RefusedAddressOut(BaseModel):
    """An address from which nobody signs in."""

    address: str
    since: Moment


class TriedListOut(BaseModel):
    """Who is tried and from where, the newest first, and the addresses that are refused."""

    tried: list[TriedOut]
    refused: list[RefusedAddressOut]


class AddressIn(In):
    """An address, or the network of one: IPv6 counts by its first 64 bits."""

    address: Annotated[str, StringConstraints(max_length=60)]
    refused: bool


class TokenPath(SitePath):
    """A token by its number."""

    token: int = Field(ge=0, le=2**53)


class TokenOut(BaseModel):
    """Something that is let in by a token. `kiosk` is set for one kiosk's own, `everywhere` for one
    of every site; `last_used_at` is told to the hour."""

    id: int
    role: str
    name: str
    kiosk: Id | None
    everywhere: bool
    created_at: Moment
    last_used_at: Moment | None


class TokensOut(BaseModel):
    """All that is let in at a site by a token, the newest first."""

    tokens: list[TokenOut]
