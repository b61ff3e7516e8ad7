"""Passwords: for signing in where a PIN of four figures would be too little."""

from __future__ import annotations

from ticketing.errors import BadRequest
from ticketing.sites.parts import Adviser
from web import hashing, pins, weak
from web.house import House

SHORTEST = 10
#: Nobody types more; a hash of megabytes would be work for nothing.
LONGEST = 200


def hashed(password: str, *names: str) -> str:
    """The hash to keep; BadRequest for one that is too short, too long, or guessed at once.

    `names` are what its owner is called: nobody's password is their own name.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadRequest(
            f"A password has at least {SHORTEST} characters; three or four words are easy to keep."
        )
    if why := weak.weak_password(password, *names):
        raise BadRequest(f"This password is guessed at once: {why}. Take three or four words.")
    return hashing.hashed(password)


def check(house: House, site_id: str, adviser_id: str, password: str) -> Adviser:
    """The adviser, if the password is theirs; WrongPin otherwise, NotFound for an unknown name,
    `ticketing.tries.Locked` after too many wrong ones."""
    return pins.check_password(house, site_id, adviser_id, password)
