"""How often: sign-ins, and requests of nobody in particular. Rates come from the configuration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from web.callers import caller


def _anonymous_rate() -> str:
    return str(current_app.config["ANONYMOUS_RATE"])


def _sign_in_rate() -> str:
    return str(current_app.config["SIGN_IN_RATE"])


def _known() -> bool:
    return bool(caller().grants)


View = TypeVar("View", bound=Callable[..., Any])

#: Marks a view whose requests are counted whoever makes them.
_COUNTED = "counted"

#: Anonymous requests of one address together; whoever has a grant is not counted.
limiter = Limiter(
    key_func=get_remote_address,
    application_limits=[_anonymous_rate],
    storage_uri="memory://",
    headers_enabled=False,
)


@limiter.request_filter
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
    who = given.get("who")
    if who is None:
        who = f"{(request.view_args or {}).get('site')}|{given.get('adviser')}"
    return str(who)[:130]


def sign_in_limits(view: View) -> View:
    """Decorates a sign-in view: so many tries a minute from one address, and for one name.

    Four figures can be guessed; not at this rate.
    """
    message = "Too many tries. Wait a minute, then try again, or ask a supervisor."
    # Shared by all such views: three doors must not make three times as many tries.
    by_address = limiter.shared_limit(_sign_in_rate, "pin", error_message=message, methods=["POST"])
    by_name = limiter.shared_limit(
        _sign_in_rate, "pin", key_func=_name_tried, error_message=message, methods=["POST"]
    )
    limited = by_address(by_name(view))
    setattr(limited, _COUNTED, True)
    return cast(View, limited)
