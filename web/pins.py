"""PINs and passwords: judged by what is kept, with wrong tries counted, and who is signed in."""

from __future__ import annotations

from flask import session
from flask_login import UserMixin, login_user, logout_user

from storage.times import to_ms
from ticketing.errors import BadRequest, WrongPin
from ticketing.sites.parts import Adviser
from ticketing.staff import people, tries
from ticketing.staff.tries import Tries
from web import hashing, weak
from web.aside import NotDone
from web.house import House

PIN_LENGTH = 4


class Person(UserMixin):  # type: ignore[misc]
    """A member of staff who is signed in with this browser; `secrets` counts their changes of PIN
    and password, so that each ends what the one before began."""

    def __init__(self, site: str, adviser: Adviser, secrets: int = 0) -> None:
        self.site = site
        self.adviser = adviser
        self.secrets = secrets

    def get_id(self) -> str:
        """What the session's cookie keeps."""
        return f"{self.site}|{self.adviser.id}|{self.secrets}"


def is_pin(text: str) -> bool:
    """Whether it has the form of a PIN: `PIN_LENGTH` figures."""
    return len(text) == PIN_LENGTH and text.isascii() and text.isdigit()


def hashed(pin: str) -> str:
    """The hash to keep; BadRequest unless it is `PIN_LENGTH` figures that nobody guesses first."""
    if not is_pin(pin):
        raise BadRequest(f"A PIN has {PIN_LENGTH} figures.")
    if why := weak.weak_pin(pin):
        raise BadRequest(f"This PIN is guessed at once: {why}. Choose another.")
    return hashing.hashed(pin)


def check(house: House, site_id: str, adviser_id: str, pin: str) -> Adviser:
    """The adviser, if the PIN is theirs; WrongPin otherwise, NotFound for an unknown name.

    Each wrong one counts; `ticketing.tries.Locked` when there were too many.
    """
    adviser = house.site(site_id).adviser(adviser_id)
    kept = _begin(house, site_id, adviser)[0]
    if not _matches(house, site_id, adviser, kept, pin):
        stand = _failed(house, site_id, adviser)
        hint = "" if kept else " No PIN is set for this name yet."
        raise WrongPin(
            f"That PIN does not belong to {adviser.name}.{hint} Forgotten it? "
            f"Ask your supervisor to have a new one set.{tries.hint(stand)}"
        )
    tries.succeeded(house.store, site_id, adviser.id)
    return adviser


def check_password(house: House, site_id: str, adviser_id: str, password: str) -> Adviser:
    """The adviser, if the password is theirs. As `check`, but tells nothing of what is set."""
    adviser = house.site(site_id).adviser(adviser_id)
    kept = _begin(house, site_id, adviser)[1]
    if not _matches(house, site_id, adviser, kept, password):
        stand = _failed(house, site_id, adviser)
        raise WrongPin(
            f"That password does not belong to {adviser.name}. Forgotten it, or none yet? "
            f"Ask your supervisor to have one set.{tries.hint(stand)}",
        )
    tries.succeeded(house.store, site_id, adviser.id)
    return adviser


def _begin(house: House, site_id: str, adviser: Adviser) -> tuple[str | None, str | None, int]:
    tries.begin(house.store, site_id, adviser.id, house.clock())
    with house.store.read() as conn:
        return people.secrets_of(conn, site_id, adviser.id)


def _matches(house: House, site_id: str, adviser: Adviser, kept: str | None, secret: str) -> bool:
    """Whether it is the person's. `web.aside.NotDone`, and no try was made, when it cannot be
    compared now."""
    try:
        return house.hashing.run(hashing.matches, kept, secret)
    except NotDone:
        tries.not_judged(house.store, site_id, adviser.id)
        raise


def _failed(house: House, site_id: str, adviser: Adviser) -> Tries:
    """The next wrong one is told how many are left; the last locks, and says until when."""
    stand = tries.failed(house.store, site_id, adviser.id, house.clock())
    if stand.locked_until is not None:
        raise tries.locked(house.site(site_id), adviser.id, stand.locked_until)
    return stand


def sign_in(house: House, site: str, adviser: Adviser, how: str = "pin") -> None:
    """Remember in this browser's session who it is, since when, and `how`: 'pin' or 'password'."""
    with house.store.read() as conn:
        secrets = people.secrets_of(conn, site, adviser.id)[2]
    login_user(Person(site, adviser, secrets))
    session["since"] = to_ms(house.clock())
    session["how"] = how


def sign_out() -> None:
    """Forget the person; tokens of this browser stay."""
    logout_user()
    session.pop("how", None)
