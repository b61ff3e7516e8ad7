"""Who changes who may do what types their secret once more, if that was a while ago: a desk left
signed in gives nobody a role, a PIN or a colleague's place."""

from __future__ import annotations

from datetime import timedelta

from storage.times import from_ms
from ticketing.errors import Refused
from web.callers import Grant
from web.house import House

LASTS = timedelta(minutes=15)


class ConfirmFirst(Refused):
    """It is too long ago that whoever asks typed their secret."""

    title = "Confirm that it is you"
    code = "confirm-first"


def check(house: House, grant: Grant) -> None:
    """ConfirmFirst for a person who typed their secret too long ago; a token is its own word."""
    if grant.session is None:
        return
    with house.store.read() as conn:
        kept = house.sessions.by_id(conn, grant.session)
    # One that is still to come was of a clock that was put back since.
    if kept is None or abs(house.clock() - from_ms(kept.confirmed_at)) >= LASTS:
        raise ConfirmFirst(
            f"It is more than {LASTS.seconds // 60} minutes ago that you typed your PIN or "
            "password. Press 'Confirm that it is you' at the top of this page, then repeat this."
        )
