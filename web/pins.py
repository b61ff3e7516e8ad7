"""PINs and passwords: judged by what is kept, with wrong tries counted, and who is signed in."""

from __future__ import annotations

from flask import Response, after_this_request, g, request, session
from flask_login import UserMixin, login_user, logout_user
from flask_wtf.csrf import generate_csrf

from ticketing.errors import BadRequest, WrongPin
from ticketing.sites.parts import Adviser
from ticketing.staff import people, tries
from ticketing.staff.tries import Source, Tries
from web import hashing, weak
from web.aside import NotDone
from web.house import House
from web.sessions import Session, SignedIn, browser_named
from web.sources import source

PIN_LENGTH = 4
#: Who is at no known PC waits for a comparison only behind so many; a crowd is told to come again.
_STRANGERS_IN_LINE = 2


class Person(UserMixin):  # type: ignore[misc]
    """A member of staff who is signed in with this browser."""

    def __init__(self, adviser: Adviser, secret: str, session: Session) -> None:
        self.adviser = adviser
        self.session = session
        self._secret = secret

    def get_id(self) -> str:
        """What the browser's cookie keeps: the session's secret."""
        return self._secret


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
    where = source(site_id)
    kept = _begin(house, site_id, adviser, where)[0]
    if not _matches(house, site_id, adviser, kept, pin, where):
        stand = _failed(house, site_id, adviser, where)
        hint = "" if kept else " No PIN is set for this name yet."
        raise WrongPin(
            f"That PIN does not belong to {adviser.name}.{hint} Forgotten it? "
            f"Ask your supervisor to have a new one set.{tries.hint(stand)}"
        )
    tries.succeeded(house.store, site_id, adviser.id, house.clock(), where)
    return adviser


def check_password(house: House, site_id: str, adviser_id: str, password: str) -> Adviser:
    """The adviser, if the password is theirs. As `check`, but tells nothing of what is set."""
    adviser = house.site(site_id).adviser(adviser_id)
    where = source(site_id)
    kept = _begin(house, site_id, adviser, where)[1]
    if not _matches(house, site_id, adviser, kept, password, where):
        stand = _failed(house, site_id, adviser, where)
        raise WrongPin(
            f"That password does not belong to {adviser.name}. Forgotten it, or none yet? "
            f"Ask your supervisor to have one set.{tries.hint(stand)}",
        )
    tries.succeeded(house.store, site_id, adviser.id, house.clock(), where)
    return adviser


def _begin(
    house: House, site_id: str, adviser: Adviser, where: Source
) -> tuple[str | None, str | None, int]:
    tries.begin(house.store, site_id, adviser.id, house.clock(), where)
    with house.store.read() as conn:
        return people.secrets_of(conn, site_id, adviser.id)


def _matches(
    house: House, site_id: str, adviser: Adviser, kept: str | None, secret: str, where: Source
) -> bool:
    """Whether it is the person's. `web.aside.NotDone`, and no try was made, when it cannot be
    compared now: two are at a time, and of strangers no more than two wait for that."""
    in_line = None if where.known else _STRANGERS_IN_LINE
    try:
        return house.hashing.run(hashing.matches, kept, secret, in_line=in_line)
    except NotDone:
        tries.not_judged(house.store, site_id, adviser.id, where)
        raise


def _failed(house: House, site_id: str, adviser: Adviser, where: Source) -> Tries:
    """The next wrong one is told how many are left; the last locks, and says until when."""
    stand = tries.failed(house.store, site_id, adviser.id, house.clock(), where)
    if stand.locked_until is not None:
        raise tries.locked(house.site(site_id), adviser.id, stand.locked_until)
    return stand


def sign_in(
    house: House, site: str, adviser: Adviser, how: str = "pin", *, place: str | None = None
) -> None:
    """Begin a session of the person in this browser, by a 'pin' or a 'password', at a service
    point perhaps. Whoever was signed in with it is signed out.

    The token against forged forms is another from now on: the answer's X-CSRFToken has it.
    """
    with house.store.read() as conn:
        secrets = people.secrets_of(conn, site, adviser.id)[2]
    _end(house, "somebody signed in")
    secret = house.sessions.begin(
        SignedIn(
            site,
            adviser.id,
            secrets,
            how,
            request.remote_addr or "",
            browser_named(request.user_agent.string),
            place,
            second=bool(g.pop("second_factor", False)),
        )
    )
    with house.store.read() as conn:
        begun = house.sessions.find(conn, secret)
    assert begun is not None
    login_user(Person(adviser, secret, begun))
    session.pop("csrf_token", None)
    g.pop("csrf_token", None)
    after_this_request(_tell_new_csrf)
    house.security.note(
        "sign_in", site=site, who=adviser.id, detail="by PIN" if how == "pin" else "by password"
    )


def _tell_new_csrf(response: Response) -> Response:
    """Who signed in without leaving the page goes on with the token of their session."""
    response.headers["X-CSRFToken"] = generate_csrf()
    return response


def sign_out(house: House) -> None:
    """End the person's session; tokens of this browser stay."""
    _end(house, "signed out")
    logout_user()


def _end(house: House, because: str) -> None:
    """End the session that this browser has, whoever's it is."""
    if (secret := session.get("_user_id")) is None:
        return
    with house.store.read() as conn:
        found = house.sessions.find(conn, secret)
    if found is not None:
        house.sessions.end(found.id, because)
