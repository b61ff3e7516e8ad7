"""Access tokens: a secret shown once, kept as a hash, revoked at will."""

from __future__ import annotations

import sqlite3
from datetime import datetime

import pytest

from storage import Store
from tests.helpers import everything
from ticketing.errors import NotFound
from web import tokens


def make(store: Store, now: datetime, role: str = "kiosk", name: str = "left") -> str:
    return tokens.make(store, role, site="riverside", name=name, now=now)  # type: ignore[arg-type]


def find(store: Store, secret: str) -> tokens.Token | None:
    with store.read() as conn:
        return tokens.find(conn, secret)


def test_a_token_is_found_by_its_secret_with_what_it_may_do(store: Store, now) -> None:
    secret = make(store, now)
    assert find(store, secret) == tokens.Token(1, "kiosk", "riverside", "left")


def test_the_secret_is_nowhere_in_the_database(store: Store, now) -> None:
    secret = make(store, now)
    assert secret.startswith("nxp_")
    assert secret not in str(everything(store))
    assert secret.removeprefix("nxp_").encode() not in store.path.read_bytes()


def test_no_two_secrets_are_the_same_and_each_has_256_bits(store: Store, now) -> None:
    secrets = {make(store, now) for _ in range(20)}
    assert len(secrets) == 20
    assert all(len(secret) >= 43 for secret in secrets)


@pytest.mark.parametrize("change", [str.upper, lambda s: s[:-1], lambda s: s + "x", lambda s: ""])
def test_another_secret_finds_nothing(store: Store, now, change) -> None:
    assert find(store, change(make(store, now))) is None


def test_a_revoked_token_is_not_found_any_more(store: Store, now) -> None:
    secret, other = make(store, now), make(store, now, name="right")
    tokens.revoke(store, 1, now)
    assert find(store, secret) is None
    assert find(store, other) is not None
    with store.read() as conn:
        assert tokens.by_id(conn, 1) is None
        assert tokens.by_id(conn, 2) is not None


def test_what_is_revoked_or_unknown_cannot_be_revoked(store: Store, now) -> None:
    make(store, now)
    tokens.revoke(store, 1, now)
    for key in (1, 2):
        with pytest.raises(NotFound, match=f"no token {key}"):
            tokens.revoke(store, key, now)


def test_the_list_tells_all_but_the_secrets(store: Store, now) -> None:
    secret = make(store, now)
    make(store, now, role="agent", name="local")
    tokens.revoke(store, 1, now)
    with store.read() as conn:
        listed = tokens.listed(conn)
    assert [token["name"] for token in listed] == ["local", "left"]
    assert listed[1]["revoked_at"] == "2026-11-24T10:30:00.000Z"
    assert secret not in str(listed)
    assert not any("hash" in token for token in listed)


def test_a_role_that_there_is_not_is_refused(store: Store, now) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        make(store, now, role="god")
