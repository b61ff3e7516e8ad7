"""The code of an app (TOTP, RFC 6238) besides the password, for those whose password opens most:
supervisors and administrators, at PCs that are not known.

The table holds a salt; the app's secret follows from it and from the server's own key, so that
whoever reads the database alone makes no code. A code counts once, within half a minute of its own
on either side; so many wrong ones, and none counts for a while. Recovery codes are shown once, kept
as hashes, and count once each.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import timedelta

import pyotp
import segno
from flask import current_app

from storage import Connection
from storage.times import from_ms, to_ms
from ticketing.errors import Conflict, Refused
from ticketing.sites import Site, rights
from ticketing.sites.parts import Adviser
from web.house import House

RECOVERY_CODES = 8
#: Wrong codes after which none counts for a while.
MOST_WRONG = 5
PAUSE = timedelta(minutes=15)
#: Steps of 30 s before and after the present one whose code still counts: clocks differ.
_WINDOW = (0, -1, 1)
#: Without letters and figures that are taken for each other.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def concerns(person: Adviser) -> bool:
    """Whether they are of those whose password opens most."""
    return rights.manages(person) or "read" in rights.of(person)


class CodeNeeded(Refused):
    """The password is right, and the app's code is missing or wrong."""

    title = "The code is missing or wrong"
    code = "code-needed"


def is_set(conn: Connection, site: str, adviser: str) -> bool:
    """Whether a person has set up an app, and shown a code of it."""
    row = conn.execute(
        "SELECT 1 FROM second_factor WHERE site = ? AND adviser = ? AND confirmed_at IS NOT NULL",
        (site, adviser),
    ).fetchone()
    return row is not None


def begin(house: House, site: Site, person: Adviser) -> tuple[str, bytes]:
    """A new app for a person who has none: (its secret, a QR code of it as SVG).

    It counts once a code of it was shown. Conflict if there is one already.
    """
    salt = secrets.token_hex(16)
    with house.store.write() as db:
        if is_set(db, site.id, person.id):
            raise Conflict("You have a code app already. Have it taken away first.")
        db.execute(
            "INSERT OR REPLACE INTO second_factor (site, adviser, salt, made_at)"
            " VALUES (?, ?, ?, ?)",
            (site.id, person.id, salt, to_ms(house.clock())),
        )
    secret = _secret(salt)
    uri = pyotp.TOTP(secret).provisioning_uri(person.name, issuer_name=site.called("en"))
    svg = segno.make(uri, error="m").svg_inline(scale=4, border=2, omitsize=False)
    return secret, svg.encode()


def confirm(house: House, site: str, person: Adviser, code: str) -> list[str]:
    """The first code of a new app was shown: from now on it counts. The recovery codes, this once.

    CodeNeeded for a wrong one, Conflict where nothing was begun.
    """
    now = to_ms(house.clock())
    with house.store.write() as db:
        row = db.execute(
            "SELECT salt FROM second_factor WHERE site = ? AND adviser = ?"
            " AND confirmed_at IS NULL",
            (site, person.id),
        ).fetchone()
        if row is None:
            raise Conflict("Begin again: there is no code app to be set up.")
        step = _step(_secret(row[0]), code, now)
        if step is None:
            raise CodeNeeded("That is not the code that the app shows now. Type the next one.")
        db.execute(
            "UPDATE second_factor SET confirmed_at = ?, last_step = ?"
            " WHERE site = ? AND adviser = ?",
            (now, step, site, person.id),
        )
        codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
        db.execute("DELETE FROM recovery_code WHERE site = ? AND adviser = ?", (site, person.id))
        for one in codes:
            db.execute(
                "INSERT INTO recovery_code (site, adviser, hash) VALUES (?, ?, ?)",
                (site, person.id, _hash(one)),
            )
    house.security.note("factor_set", site=site, who=person.id, by=person.id)
    return codes


def judge(house: House, site: str, person: Adviser, code: str) -> None:
    """Nothing, if the code of the app, or a recovery code, is right; CodeNeeded otherwise.

    Each counts once. A try is counted before it is judged, so that many at once are no more.
    """
    now = to_ms(house.clock())
    typed = "".join(code.split()).upper().replace("-", "")
    with house.store.write() as db:
        salt, last, wrong, at = db.execute(
            "SELECT salt, last_step, wrong, last_wrong_at FROM second_factor"
            " WHERE site = ? AND adviser = ?",
            (site, person.id),
        ).fetchone()
        # One that is still to come was of a clock that was put back since.
        if at is not None and abs(from_ms(now) - from_ms(at)) >= PAUSE:
            wrong = 0
        paused = wrong >= MOST_WRONG
        step = None if paused else _step(_secret(salt), typed, now, after=last)
        recovered = not paused and step is None and _recover(db, site, person.id, typed, now)
        right = step is not None or recovered
        db.execute(
            "UPDATE second_factor SET last_step = ?, wrong = ?, last_wrong_at = ?"
            " WHERE site = ? AND adviser = ?",
            (last if step is None else step, 0 if right else wrong + (not paused),
             None if right else at if paused else now, site, person.id),
        )  # fmt: skip
    if recovered:
        house.security.note("recovery_code_used", site=site, who=person.id)
    if not right:
        why = "too many wrong ones" if paused else "" if typed else "none was typed"
        house.security.note("factor_failed", site=site, who=person.id, detail=why)
        raise CodeNeeded(
            f"After {MOST_WRONG} wrong codes none counts for {PAUSE.seconds // 60} minutes."
            if paused
            else "Type the code that your app shows now, or one of your recovery codes. "
            "Each counts once."
        )


def reset(db: Connection, site: str, adviser: str) -> bool:
    """Take a person's app and recovery codes away; False if there was none."""
    db.execute("DELETE FROM recovery_code WHERE site = ? AND adviser = ?", (site, adviser))
    return bool(
        db.execute(
            "DELETE FROM second_factor WHERE site = ? AND adviser = ?", (site, adviser)
        ).rowcount
    )


def _secret(salt: str) -> str:
    key = str(current_app.secret_key).encode()
    made = hmac.new(key, f"second factor|{salt}".encode(), hashlib.sha256).digest()
    return base64.b32encode(made[:20]).decode()


def _step(secret: str, code: str, now: int, *, after: int = 0) -> int | None:
    """The step of time whose code this is, if it is later than `after`."""
    typed = "".join(code.split())
    if len(typed) != 6 or not typed.isascii():
        return None
    present = now // 30_000
    if after > present + max(_WINDOW):
        after = 0  # of a clock that was put back since: no code would count until that time comes
    totp = pyotp.TOTP(secret)
    steps = (present + offset for offset in _WINDOW)
    return next(
        (x for x in steps if x > after and hmac.compare_digest(totp.generate_otp(x), typed)), None
    )


def _recover(db: Connection, site: str, adviser: str, typed: str, now: int) -> bool:
    return bool(
        db.execute(
            "UPDATE recovery_code SET used_at = ? WHERE site = ? AND adviser = ? AND hash = ?"
            " AND used_at IS NULL",
            (now, site, adviser, _hash(typed)),
        ).rowcount
    )


def _recovery_code() -> str:
    """'ABCDE-FGHJK-MNPQR': 74 bits."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(15))
    return "-".join(letters[at : at + 5] for at in range(0, 15, 5))


def _hash(code: str) -> str:
    # A plain hash is enough for so many random bits.
    return hashlib.sha256(code.replace("-", "").encode()).hexdigest()
