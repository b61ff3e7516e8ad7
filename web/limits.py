"""How often: sign-ins, and requests of nobody in particular. Rates come from the configuration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import Response, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from web.callers import caller


def _anonymous_rate() -> str:
    return str(current_app.config["ANONYMOUS_RATE"])


def _sign_in_rate() -> str:
    return str(current_app.config["SIGN_IN_RATE"])


def _name_rate() -> str:
    # A day has 1,440 minutes: without this, a patient guesser would have every PIN in one.
    return f"{_sign_in_rate()};{NAME_TRIES_A_DAY} per day"


def _refused(response: Response) -> bool:
    return response.status_code == 403


def _known() -> bool:
    return bool(caller().grants)


View = TypeVar("View", bound=Callable[..., Any])

#: Wrong PINs for one name before it has to wait for another day.
NAME_TRIES_A_DAY = 60
#: Marks a view whose requests are counted whoever makes them.
_COUNTED = "counted"


class _Limiter(Limiter):
    """Asks first whether a request is counted at all: most come from callers who are known."""

    def _check_request_limit(
        self, callable_name: str | None = None, in_middleware: bool = True
    ) -> None:
        if not _not_counted():
            super()._check_request_limit(callable_name, in_middleware)


#: Anonymous requests of one address together; whoever has a grant is not counted.
limiter = _Limiter(
    key_func=get_remote_address,
    application_limits=[_anonymous_rate],
    storage_uri="memory://",
    headers_enabled=False,
)


def _not_counted() -> bool:
    """Files, and whoever is known; but a PIN is counted whoever tries it."""
    if request.path.startswith(("/static/", "/words/")):
        return True
    view = current_app.view_functions.get(request.endpoint or "")
    return not getattr(view, _COUNTED, False) and _known()


def _name_tried() -> str:
    """'<site>|<adviser>', at whichever service point and by whichever door it is tried."""
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        given = request.form
    site = (request.view_args or {}).get("site")
    # Each door looks at the field that it signs in by, so that no other can hide the name.
    if site is None:
        who = given.get("who") or f"{given.get('site')}|{given.get('name')}"
    else:
        who = f"{site}|{given.get('adviser')}"
    return " ".join(str(who)[:130].casefold().split())


def sign_in_limits(view: View) -> View:
    """Decorates a sign-in view: so many wrong tries from one address, and for one name.

    Four figures can be guessed; not at this rate. Who gets in at once is not counted: a whole
    council may share an address and begin at the same minute.
    """
    message = "Too many tries. Wait a while, then try again, or ask your supervisor."
    # Shared by all such views: three doors must not make three times as many tries.
    by_address = limiter.shared_limit(
        _sign_in_rate, "pin", error_message=message, methods=["POST"], deduct_when=_refused
    )
    by_name = limiter.shared_limit(
        _name_rate,
        "pin",
        key_func=_name_tried,
        error_message=message,
        methods=["POST"],
        deduct_when=_refused,
    )
    limited = by_address(by_name(view))
    setattr(limited, _COUNTED, True)
    return cast(View, limited)
