"""What people choose as a secret is kept as an argon2 hash, made and compared aside: it takes
about 0.1 s."""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()


def hashed(secret: str) -> str:
    """The hash to keep."""
    return _hasher.hash(secret)


def matches(kept: str | None, secret: str) -> bool:
    """Whether `kept` is the hash of `secret`; False for None, after as long as for any other."""
    # Somebody without a secret takes as long as a wrong one: the time tells nothing.
    try:
        return _hasher.verify(kept or _nobody(), secret) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return _hasher.hash(secrets.token_hex(8))
