"""What many tests need: a database with its schema, the sample site, and moments in its week."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from argon2 import PasswordHasher

import analytics.figures.schema
import hardware.hub.schema
import ticketing.migrations
import web.schema
from storage import Store
from ticketing import commands
from ticketing.asks import SYSTEM, Actor, Ask, RequestKey
from ticketing.sites import Site
from ticketing.sites.file import parse
from ticketing.staff import people
from ticketing.staff.people import Manager

ROOT = Path(__file__).resolve().parent.parent
#: A Tuesday in winter, so that local time in London is UTC; every enquiry type is open.
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
#: The sample site: a council's one-stop shop in Welsh and English.
SAMPLE_TEXT = (ROOT / "sites" / "one-stop-shop.toml").read_text(encoding="utf-8")
#: The sample site, but that a call may be followed at once by the next or by no-show: a test of
#: that gap names its own, and no other has to let time pass for it.
SITE_TEXT = SAMPLE_TEXT.replace("gap_seconds = 20 ", "gap_seconds = 0 ")
MIGRATIONS = (
    ticketing.migrations.migrations,
    hardware.hub.schema.migrations,
    analytics.figures.schema.migrations,
    web.schema.migrations,
)


@cache
def sample_site() -> Site:
    """The sample site."""
    return parse(SITE_TEXT)


@cache
def _template(text: str, now: datetime, pins: tuple[tuple[str, str], ...]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "template.db")
        with closing(Store(path)) as store:
            store.migrate(MIGRATIONS)
            site = commands.load_site(store, text, now=now, actor=SYSTEM)
            for adviser, pin in pins:
                set_pin(store, site.id, adviser, hash_of(pin))
            with store.write():
                pass
        return path.read_bytes()


def fresh_store(
    path: Path, text: str = SITE_TEXT, now: datetime = NOW, pins: Mapping[str, str] | None = None
) -> Store:
    """A database at `path` with every package's schema, the site of `text` loaded, and PINs of its
    advisers."""
    # Made once and copied: the migrations take longer than most tests.
    path.write_bytes(_template(text, now, tuple((pins or {}).items())))
    return Store(path)


def an_ask(
    now: datetime = NOW, *, adviser: str | None = None, key: str | None = None, for_what: str = ""
) -> Ask:
    """The circumstances of a command, with an idempotency key if wanted."""
    actor = Actor("adviser", adviser) if adviser else Actor("token", "test")
    kept = None if key is None else RequestKey("test", key, for_what)
    return Ask(now, actor, adviser, kept)


@cache
def hash_of(secret: str) -> str:
    """A hash as the house keeps it, but a weak one, found right in no time: a real one is meant to
    cost a quarter of a second, at each sign-on of each test."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(secret)


def set_pin(store: Store, site: str, adviser: str, hashed: str) -> None:
    """Give somebody a PIN, as the command line does."""
    set_secret(store, site, adviser, "pin", hashed)


def set_secret(
    store: Store, site: str, adviser: str, which: Literal["pin", "password"], hashed: str
) -> None:
    """Give somebody a PIN or a password, as the command line does."""
    people.set_secret(
        store, site, adviser, Manager(Ask(NOW, SYSTEM), "administrator"), which, hashed
    )


def rows(store: Store, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """What a query finds, as plain tuples."""
    with store.read() as conn:
        return [tuple(row) for row in conn.execute(sql, values)]


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, to see that nothing changed."""
    with store.read() as conn:
        tables = conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {
            name: [tuple(row) for row in conn.execute(f"SELECT * FROM [{name}]")]
            for (name,) in tables.fetchall()
        }


def wait_for(happened: Callable[[], bool], seconds: float = 60.0) -> None:
    """Come back as soon as it happened; an AssertionError if it does not within `seconds`."""
    deadline, pause = time.monotonic() + seconds, 0.002
    while not happened():
        assert time.monotonic() < deadline, "it did not happen"
        threading.Event().wait(pause)
        pause = min(pause * 1.3, 0.05)


def together(*works: Callable[[], Any]) -> list[Any]:
    """Run each in a thread of its own, all let loose at once; the results in order.

    An exception of one is raised here.
    """
    gate = threading.Barrier(len(works))
    results: list[Any] = [None] * len(works)
    errors: list[BaseException] = []

    def run(i: int, work: Callable[[], Any]) -> None:
        gate.wait()
        try:
            results[i] = work()
        except BaseException as error:  # noqa: BLE001 - raised again below
            errors.append(error)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    if errors:
        raise errors[0]
    return results
