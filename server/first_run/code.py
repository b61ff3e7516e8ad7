"""The code that lets somebody set a fresh server up: made at its first start, kept in the data
folder (mode 0600), and gone with the first site."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

from server.auth import kept_secret
from storage import Store
from ticketing.drafting.beginning import is_fresh
from ticketing.errors import WrongPin
from web.budgets import Budgets, Rate, TooFast

_FILE = "setup.code"
#: Without those that are read as another: O and 0, I and 1, and vowels, which make words.
LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
_LENGTH = 8
#: What is typed may have so many signs, with whatever somebody puts between them.
LONGEST = 40
#: Codes that are wrong, of one address and of all.
_WRONG = Rate(per_s=2 / 60, burst=5)
_WRONG_OF_ALL = Rate(per_s=10 / 60, burst=50)
_ALL = "all"


def code(data: Path) -> str:
    """The code of a fresh server, made if there is none yet: 'K7TM-2XRD'."""
    return kept_secret(data / _FILE, _made)


def forget(data: Path) -> None:
    """The server has its administrator."""
    (data / _FILE).unlink(missing_ok=True)


def announced(store: Store, data: Path, url: str) -> str | None:
    """What a server says at its start: the code and where it is typed; None once it has a site."""
    with store.read() as conn:
        fresh = is_fresh(conn)
    if not fresh:
        forget(data)
        return None
    return f"This server is not set up yet. Open {url}/ and type the code {code(data)}"


def mark(data: Path) -> str:
    """What the session of somebody who typed the code keeps of it."""
    return hashlib.sha256(code(data).encode()).hexdigest()


class Tries:
    """Who may try how often."""

    def __init__(self) -> None:
        self._wrong = Budgets(_WRONG)
        self._wrong_of_all = Budgets(_WRONG_OF_ALL)

    def check(self, data: Path, typed: str, who: str) -> None:
        """WrongPin for another code, TooFast after too many such."""
        if not (self._wrong.take(who) and self._wrong_of_all.take(_ALL)):
            raise TooFast(
                "Too many codes were wrong. Wait half a minute, then look at the code again.",
                retry_after=30,
            )
        given, right = (_plain(one).encode() for one in (typed[:LONGEST], code(data)))
        if not secrets.compare_digest(given, right):
            raise WrongPin(
                "This is not the code. It stands in the server's log, and "
                "‘sudo nextplease setup-code’ on the server shows it again."
            )
        self._wrong.give(who)
        self._wrong_of_all.give(_ALL)


def _made() -> str:
    found = "".join(secrets.choice(LETTERS) for _ in range(_LENGTH))
    return f"{found[:4]}-{found[4:]}"


def _plain(typed: str) -> str:
    return "".join(one for one in typed.upper() if one.isalnum())
