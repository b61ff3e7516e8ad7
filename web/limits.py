"""How often: sign-ins, and requests of nobody in particular. Rates come from the configuration."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any, TypeVar, cast

from flask import Flask, Response, current_app, g, request
from flask_limiter import Limiter

from web.addresses import who_asks
from web.callers import caller
from web.counts import SteadyCounts


def _anonymous_rate() -> str:
    return str(current_app.config["ANONYMOUS_RATE"])


def _sign_in_rate() -> str:
    return str(current_app.config["SIGN_IN_RATE"])


def _refused(response: Response) -> bool:
    return response.status_code == 403


def _known() -> bool:
    return bool(caller().grants)


View = TypeVar("View", bound=Callable[..., Any])

#: What somebody holds or stands before has budgets of its own, apart from everything else of an
#: address: a crowd that looks at one must not take the others from those beside it.
_APART = (
    ("held", re.compile(r"/[tTaA]/|/api/v1/(visits|appointments)/")),
    ("shown", re.compile(r"/(display|kiosk)/|/api/v1/sites/[^/]+/board/")),
    ("pairing", re.compile(r"/pair$")),
    ("signing in", re.compile(r"/(sign-in$|counter/)")),
)
#: Marks a view whose requests are counted whoever makes them.
_COUNTED = "counted"
_AGAIN_S = 60


def _budget_of() -> str:
    """Whose budget a request takes from: that of an address, for this kind of request."""
    address = who_asks(request.remote_addr)
    kind = next((kind for kind, begins in _APART if begins.match(request.path)), "")
    return f"{address} {kind}"


def _tries_of() -> str:
    """Whose wrong tries they are: a known PC has its own, behind whatever address."""
    pc = next((x.ref for x in caller().grants if x.adviser is None), None)
    return who_asks(request.remote_addr) if pc is None else f"pc {pc}"


class _Limiter(Limiter):
    """Asks first whether a request is counted at all: most come from callers who are known."""

    def _check_request_limit(
        self, callable_name: str | None = None, in_middleware: bool = True
    ) -> None:
        if not _not_counted():
            g.counted = True
            super()._check_request_limit(callable_name, in_middleware)


#: Anonymous requests of one address together; whoever has a grant is not counted.
limiter = _Limiter(
    key_func=_budget_of,
    application_limits=[_anonymous_rate],
    storage_uri=f"{SteadyCounts.STORAGE_SCHEME[0]}://",
    headers_enabled=False,
)


def _not_counted() -> bool:
    """Files, and whoever is known; but a PIN is counted whoever tries it."""
    asked = request._get_current_object()  # type: ignore[attr-defined]
    if asked.path.startswith(("/static/", "/words/")):
        return True
    view = current_app.view_functions.get(asked.endpoint or "")
    return not getattr(view, _COUNTED, False) and _known()


def sign_in_limits(view: View) -> View:
    """Decorates a sign-in view: so many wrong tries from one address, or known PC.

    Who gets in at once is not counted: a whole council may share an address and begin at the same
    minute. How often one name may be tried is for `ticketing.staff.tries`, which slows whoever
    guesses it and nobody else.
    """
    # Shared by all such views: three doors must not make three times as many tries.
    limited = limiter.shared_limit(
        _sign_in_rate,
        "pin",
        key_func=_tries_of,
        error_message="Too many tries. Wait a while, then try again, or ask your supervisor.",
        methods=["POST"],
        deduct_when=_refused,
    )(view)
    setattr(limited, _COUNTED, True)
    return cast(View, limited)


def _only_of_counted(app: Flask) -> None:
    """Let the limiter look after those requests alone that it counted: it does so to each, and that
    costs a known caller as much as to find out who they are."""
    after, ended = app.after_request_funcs[None].pop(), app.teardown_request_funcs[None].pop()

    @app.after_request
    def counted(response: Response) -> Response:
        return cast(Response, after(response)) if "counted" in g else response

    @app.teardown_request
    def counted_no_more(error: BaseException | None) -> None:
        if "counted" in g:
            ended(error)


def install(app: Flask) -> None:
    """Put the limits into an app. Each answer that says 'too many' says when to come again."""
    limiter.init_app(app)
    _only_of_counted(app)

    @app.after_request
    def come_again(response: Response) -> Response:
        if response.status_code == 429 and "Retry-After" not in response.headers:
            limit = limiter.current_limit
            left = _AGAIN_S if limit is None else limit.reset_at - time.time()
            response.headers["Retry-After"] = str(max(1, round(left)))
        return response
