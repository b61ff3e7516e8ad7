"""A browser's session while the server's clock is not right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask, session
from itsdangerous import TimestampSigner

from server.auth import TOKENS_LAST, _Sessions

DAY_S = 86_400


class Clock:
    """What the server signs by."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._right = TimestampSigner.get_timestamp
        self.off_s = 0
        monkeypatch.setattr(
            TimestampSigner, "get_timestamp", lambda one: self._right(one) + self.off_s
        )


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def app() -> Flask:
    app = Flask("small")
    app.session_interface = _Sessions(lambda: datetime.now(UTC))
    app.config.update(
        SECRET_KEY="x", SESSION_COOKIE_NAME="it", PERMANENT_SESSION_LIFETIME=TOKENS_LAST
    )

    @app.get("/keep")
    def keep() -> str:
        session.permanent = True
        session["tokens"] = [1]
        return ""

    @app.get("/kept")
    def kept() -> str:
        return str(session.get("tokens"))

    return app


@pytest.mark.parametrize(
    ("ahead", "kept"),
    [
        (timedelta(0), "[1]"),
        (timedelta(days=31), "[1]"),
        (-TOKENS_LAST + timedelta(hours=1), "[1]"),
        (-TOKENS_LAST - timedelta(hours=1), "None"),
    ],
)
def test_a_kiosk_stays_one_when_the_clock_is_put_back(
    app: Flask, clock: Clock, ahead: timedelta, kept: str
) -> None:
    browser = app.test_client()
    clock.off_s = ahead // timedelta(seconds=1)
    browser.get("/keep")
    clock.off_s = 0
    assert browser.get("/kept").text == kept


@pytest.mark.parametrize(
    ("agreed", "kept"), [(timedelta(0), "[1]"), (TOKENS_LAST + timedelta(days=1), "None")]
)
def test_a_kiosk_stays_one_by_a_clock_that_is_years_ahead_until_somebody_agrees_to_it(
    app: Flask, clock: Clock, agreed: timedelta, kept: str
) -> None:
    app.session_interface = _Sessions(lambda: datetime.now(UTC) - TOKENS_LAST + agreed)
    browser = app.test_client()
    clock.off_s = -(TOKENS_LAST + timedelta(hours=1)) // timedelta(seconds=1)
    browser.get("/keep")
    clock.off_s = 0
    assert browser.get("/kept").text == kept


def test_a_cookie_of_somebody_elses_making_is_none(app: Flask) -> None:
    browser = app.test_client()
    browser.get("/keep")
    cookie = browser.get_cookie("it")
    assert cookie is not None
    for forged in (cookie.value[:-2] + "xx", "", "x", cookie.value.rpartition(".")[0]):
        browser.set_cookie("it", forged)
        assert browser.get("/kept").text == "None"


def test_a_cookie_says_how_long_it_lasts_and_not_until_when(app: Flask) -> None:
    said = app.test_client().get("/keep").headers["Set-Cookie"]
    assert f"Max-Age={400 * DAY_S}" in said
