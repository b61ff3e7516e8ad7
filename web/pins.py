"""PINs: hashed with argon2 in a native thread (it takes about 0.1 s), and who is signed in."""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import session
from flask_login import UserMixin, login_user, logout_user

from storage.times import to_ms
from ticketing import queries
from ticketing.errors import BadRequest, WrongPin
from ticketing.siteparts import Adviser
from web.house import House

PIN_LENGTH = 4

_hasher = PasswordHasher()


class Person(UserMixin):  # type: ignore[misc]
    """A member of staff who is signed in with this browser."""

    def __init__(self, site: str, adviser: Adviser) -> None:
        self.site = site
        self.adviser = adviser

    def get_id(self) -> str:
        """What the session's cookie keeps."""
        return f"{self.site}|{self.adviser.id}"


def hashed(pin: str) -> str:
    """The hash to keep; BadRequest unless it is `PIN_LENGTH` figures."""
    if len(pin) != PIN_LENGTH or not (pin.isascii() and pin.isdigit()):
        raise BadRequest(f"A PIN has {PIN_LENGTH} figures.")
    return _hasher.hash(pin)


@cache
def _nobody() -> str:
    return _hasher.hash(secrets.token_hex(8))


def _matches(kept: str | None, pin: str) -> bool:
    # Somebody without a PIN takes as long as a wrong one: the time tells nothing.
    try:
        return _hasher.verify(kept or _nobody(), pin) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def check(house: House, site_id: str, adviser_id: str, pin: str) -> Adviser:
    """The adviser, if the PIN is theirs; WrongPin otherwise, NotFound for an unknown name."""
    adviser = house.site(site_id).adviser(adviser_id)
    with house.store.read() as conn:
        kept = queries.pin_hash(conn, site_id, adviser.id)
    if not house.run_native(_matches, kept, pin):
        hint = "" if kept else " No PIN is set for this name yet."
        raise WrongPin(f"That PIN does not belong to {adviser.name}.{hint} Forgotten it? "
                       "Ask your supervisor to have a new one set.")  # fmt: skip
    return adviser


def sign_in(house: House, site: str, adviser: Adviser) -> None:
    """Remember the person, and since when, in this browser's session."""
    login_user(Person(site, adviser))
    session["since"] = to_ms(house.clock())


def sign_out() -> None:
    """Forget the person; tokens of this browser stay."""
    logout_user()
