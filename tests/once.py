"""What an app works out of its code alone when it is put together, worked out once a process; and
what of a database is the same for each test.

Hundreds of tests put one together, each time with the same routes, models and templates; that took
more than half of their time. What comes of it is the same: each answer is kept under all that it
depends on.
"""

from __future__ import annotations

import inspect
import pickle
import sqlite3
import tomllib
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, wraps
from importlib import import_module, metadata
from types import SimpleNamespace
from typing import Any, get_type_hints

import requests
from argon2 import PasswordHasher
from flask import Flask
from flask_openapi3 import blueprint, openapi, utils
from flask_openapi3.models.operation import Operation
from fluent.syntax.ast import Resource
from fluent.syntax.parser import FluentParser
from jinja2.bccache import Bucket, BytecodeCache
from sqlite_utils import Migrations
from werkzeug.routing import Rule

from storage import Store
from storage.migrating import of_program
from ticketing.sites.shown.phrases import ROOMS
from web import hashing
from web.words import Words

#: How a database is brought up to date by its migrations, whatever was worked out before.
MIGRATE = Store.migrate
#: What makes the hashes that a council keeps.
HASHER = hashing._hasher
#: From how many letters on a text is kept with what it says.
_LONG = 2000


def install() -> None:
    """From now on."""
    _description()
    _routes()
    _schemas()
    _site_files()
    _words()
    _no_proxies()
    _no_power_cut()
    weak_hashes()
    Flask.jinja_options = {"bytecode_cache": _Templates()}


def read_ahead() -> None:
    """What processes that are forked from this one read, each when it is first asked."""
    import_module("holidays.countries")
    for room in ROOMS:
        for code in ("en", "cy"):
            Words(room, code)


class _Templates(BytecodeCache):
    """Compiled templates, in memory."""

    def __init__(self) -> None:
        self._found: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._found:
            bucket.bytecode_from_string(self._found[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._found[bucket.key] = bucket.bytecode_to_string()


def _description() -> None:
    """The interface's description: of each model, each view and each set of answers."""
    names = ("get_model_schema", "parse_header", "parse_cookie", "parse_path", "parse_query")
    for name in (*names, "parse_form", "parse_body"):
        setattr(utils, name, cache(getattr(utils, name)))
    hints: dict[Any, dict[str, Any]] = {}

    def type_hints(view: Callable[..., Any]) -> dict[str, Any]:
        # A view is made anew with each app, its code is not.
        code = inspect.unwrap(view).__code__
        if code not in hints:
            hints[code] = get_type_hints(view)
        return hints[code]

    setattr(utils, "get_type_hints", type_hints)  # noqa: B010
    found: dict[Any, tuple[dict[str, Any], Any]] = {}

    @wraps(utils.get_responses)
    def responses(
        given: dict[str, Any],
        schemas: dict[str, Any],
        operation: Operation,
        plain: Callable[..., None] = utils.get_responses,
    ) -> None:
        key = tuple((s, one if isinstance(one, type) else repr(one)) for s, one in given.items())
        if key not in found:
            found[key] = ({}, Operation())
            plain(given, *found[key])
        schemas.update(found[key][0])
        operation.responses = dict(found[key][1].responses)

    for module in (utils, blueprint, openapi):
        module.get_responses = responses  # type: ignore[attr-defined]
    # How each route's name is made, asked of the function that makes them.
    asked = SimpleNamespace(signature=cache(inspect.signature))
    setattr(blueprint, "inspect", asked)  # noqa: B010
    # What other packages add to the description, looked for in each that is installed.
    setattr(openapi, "entry_points", cache(metadata.entry_points))  # noqa: B010


def _routes() -> None:
    """What an address must look like, and how one is built, from a route's rule."""
    plain = Rule.compile
    # No converter that is used here remembers anything of its map.
    kept = ("_parts", "_trace", "_converters", "arguments")
    found: dict[Any, Rule] = {}

    @wraps(plain)
    def compiled(rule: Rule) -> None:
        assert rule.map is not None
        known = frozenset(rule.map.converters.items())
        key = (rule.rule, rule.host, rule.subdomain, rule.merge_slashes, str(rule.defaults), known)
        if key not in found:
            plain(rule)
            found[key] = rule.empty()
            for name in (*kept, "_build", "_build_unknown"):
                setattr(found[key], name, getattr(rule, name))
            return
        for name in kept:
            setattr(rule, name, getattr(found[key], name).copy())
        for name in ("_build", "_build_unknown"):
            setattr(rule, name, getattr(found[key], name).__func__.__get__(rule, None))

    setattr(Rule, "compile", compiled)  # noqa: B010


def _schemas() -> None:
    """What all migrations together make of a new database; one that is not new goes their way."""
    found: dict[Any, list[tuple[str, list[tuple[Any, ...]]]]] = {}

    @wraps(MIGRATE)
    def migrate(store: Store, migrations: Sequence[Migrations]) -> None:
        key = (tuple(migrations), tuple(of_program(migrations)))
        with store.write() as db:
            if key in found and not _parts(db.conn):
                for sql, values in found[key]:
                    db.conn.executemany(sql, values) if values else db.conn.execute(sql)
                return
            new = not _parts(db.conn)
        MIGRATE(store, migrations)
        if new:
            with store.write() as db:
                found[key] = _as_statements(db.conn)

    setattr(Store, "migrate", migrate)  # noqa: B010


def _parts(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Kind, name and statement of what a database is made of: tables first."""
    return connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND name != 'sqlite_sequence' ORDER BY type != 'table', rowid"
    ).fetchall()


def _as_statements(
    connection: sqlite3.Connection,
) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """The statements that make such a database anew, with the rows that each is given."""
    found: list[tuple[str, list[tuple[Any, ...]]]] = []
    parts = _parts(connection)
    for kind, name, sql in parts:
        found.append((sql, []))
        if kind == "table":
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info([{name}])")]
            names = ", ".join(f"[{column}]" for column in columns)
            rows = connection.execute(f"SELECT {names} FROM [{name}]").fetchall()
            places = ", ".join("?" * len(columns))
            if rows:
                into = f"INSERT INTO [{name}] ({names}) VALUES ({places})"
                found.append((into, [tuple(row) for row in rows]))
    counts = "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'"
    if connection.execute(counts).fetchone() and (
        counted := connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
    ):
        found.append(("DELETE FROM sqlite_sequence", []))
        found.append(
            ("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [*map(tuple, counted)])
        )
    return found


def _site_files() -> None:
    """What stands in a long TOML text, such as the sample site's: read by most tests."""
    plain = tomllib.loads

    @lru_cache(maxsize=256)
    def kept(text: str) -> bytes:
        return pickle.dumps(plain(text))

    @wraps(plain)
    def loads(text: str, /, *, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
        if not isinstance(text, str) or len(text) < _LONG or parse_float is not float:
            return plain(text, parse_float=parse_float)
        found: dict[str, Any] = pickle.loads(kept(text))
        return found

    setattr(tomllib, "loads", loads)  # noqa: B010


def _words() -> None:
    """What stands in a file of a language: read anew by most tests of words, changed by none."""
    plain = FluentParser.parse

    @wraps(plain)
    def parse(parser: FluentParser, text: str) -> Resource:
        key = (text, parser.with_spans)
        if key not in found:
            found[key] = plain(parser, text)
        return found[key]

    found: dict[tuple[str, bool], Resource] = {}
    setattr(FluentParser, "parse", parse)  # noqa: B010


def _no_proxies() -> None:
    """Whom a test asks is on this machine: to look through the environment for a proxy and through
    the home for a password takes as long as all else that a request does here."""
    plain = requests.Session.__init__

    @wraps(plain)
    def begin(session: requests.Session) -> None:
        plain(session)
        session.trust_env = False

    setattr(requests.Session, "__init__", begin)  # noqa: B010


def weak_hashes() -> None:
    """Secrets that a test chooses cost nothing: a real hash takes a tenth of a second and 64 MB."""
    setattr(hashing, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))  # noqa: B010


def _no_power_cut() -> None:
    """No commit waits for the disk: a test kills programs, but never cuts the power, and to wait
    for each of some hundred thousand commits costs more than what is written."""
    plain = Store._set_journal

    @wraps(plain)
    def set_journal(store: Store) -> None:
        plain(store)
        store._writer.execute("PRAGMA synchronous = OFF")

    setattr(Store, "_set_journal", set_journal)  # noqa: B010
