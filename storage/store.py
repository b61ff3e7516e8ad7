"""The one way to the database.

Writing goes through one connection behind one lock, in transactions that begin IMMEDIATE: two
green threads that share a connection inside a transaction lose writes silently, and a deferred
transaction that reads before it writes fails with 'database is locked' as soon as another process
commits in between. Reading never waits for writing (WAL).

Nothing here names a web server: under green threads `threading.Lock` and `time.sleep`
are the green ones, since the bootstrap patched them before this module was imported.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlite_utils import Database, Migrations

from storage.connecting import connect, in_a_transaction
from storage.lately import Lately
from storage.migrating import check_known, had
from storage.troubles import Busy, StorageError, explain, explain_opening, in_words

T = TypeVar("T")
#: What a query can be put to: a reader, or the write transaction.
Connection = sqlite3.Connection | Database

#: How long a write waits for another process's transaction before it gives up.
WRITE_PATIENCE_S = 5.0
_RETRY_S = 0.002


class _Reading:
    """`Store.read`. A class and not a generator: it is entered twice for each request."""

    __slots__ = ("_connection", "_store")

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> sqlite3.Connection:
        connection = self._connection = self._store.reader()
        try:
            connection.execute("BEGIN")
        except sqlite3.DatabaseError as error:
            self._store.was_read(connection)
            raise StorageError(explain(error)) from error
        return connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        self._store.was_read(self._connection)
        if error is not None:
            _say(error)


def _say(error: BaseException) -> None:
    """StorageError for SQLite's trouble; what a constraint refused is no trouble."""
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.IntegrityError):
        raise StorageError(explain(error)) from error


class _Writing:
    """`Store.write`."""

    __slots__ = ("_group", "_store")

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Database:
        store = self._store
        store._lock.acquire()
        try:
            self._group = store._enter()
        except BaseException:
            store._lock.release()
            raise
        return store._db

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        store = self._store
        try:
            store._leave(self._group, error)
        finally:
            store._lock.release()
        if error is None:
            store._together(self._group)


@dataclass
class _Group:
    """Those who share a commit: how many finished their part, and why it failed if it did."""

    members: int = 0
    error: sqlite3.Error | None = None


class Store:
    """One SQLite database file.

    `give_way` lets those who are ready to write do so before a commit. `lately` keeps what was read
    since the last one.
    """

    def __init__(
        self,
        path: Path,
        *,
        give_way: Callable[[], None] = lambda: time.sleep(0),
    ) -> None:
        self.path = Path(path)
        self._give_way = give_way
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._on_commit: list[Callable[[], None]] = []
        self._on_close: list[Callable[[], None]] = []
        self._closed = False
        self._group: _Group | None = None
        self._commits = 0
        self.lately = Lately(self)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._writer = connect(self.path, read_only=False)
            self._set_journal()
        except (sqlite3.Error, OSError) as error:
            raise StorageError(explain_opening(self.path, error)) from error
        self._db = in_a_transaction(self._writer)

    def _set_journal(self) -> None:
        # FULL, not NORMAL: a power cut must not lose a number that a visitor already holds.
        deadline = time.monotonic() + WRITE_PATIENCE_S
        while True:
            try:
                self._writer.execute("PRAGMA journal_mode = WAL")
                self._writer.execute("PRAGMA synchronous = FULL")
                # A commit that has to move the log into the file takes some ten times as long as
                # one that does not: let it happen a quarter as often as by default.
                self._writer.execute("PRAGMA wal_autocheckpoint = 4000")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(_RETRY_S)

    # ------------------------------------------------------------------ writing

    def write(self) -> AbstractContextManager[Database]:
        """A transaction that holds the write lock; when this returns, it is on the disk.

        Nothing inside may yield, emit, or touch a device or the network. An exception rolls
        everything back. Raises Busy when another process keeps the lock, StorageError when the
        disk is full or the file is damaged.

        Those who write at the same moment share one commit, since that is what takes long: each
        has a savepoint of its own, and nobody returns before the commit that holds its work.
        """
        return _Writing(self)

    def _enter(self) -> _Group:
        """With the lock held: into the transaction that is open, or a new one."""
        group = self._join()
        self._savepoint(group)
        return group

    def _leave(self, group: _Group, error: BaseException | None) -> None:
        """With the lock held: one member's work is done, or taken back. StorageError for SQLite's
        own trouble."""
        if error is None:
            try:
                self._writer.execute("RELEASE one")
            except BaseException as trouble:
                self._undo(group, trouble)
                with in_words():
                    raise
            group.members += 1
            return
        self._undo(group, error)
        _say(error)

    def _together(self, group: _Group) -> None:
        """Without the lock: commit, together with whoever is ready to write."""
        try:
            self._give_way()
        finally:
            self._commit(group)
        if group.error is not None:
            raise StorageError(explain(group.error)) from group.error

    def _savepoint(self, group: _Group) -> None:
        try:
            self._writer.execute("SAVEPOINT one")
        except sqlite3.Error as error:
            if not group.members:
                self._group = None
                self._writer.execute("ROLLBACK")
            raise StorageError(explain(error)) from error

    def _join(self) -> _Group:
        """The transaction that is open, or a new one."""
        if self._group is None:
            self._begin()
            self._group = _Group()
        return self._group

    def _undo(self, group: _Group, error: BaseException) -> None:
        """Take back one member's work, and the transaction if nobody else's is in it."""
        if not self._writer.in_transaction:
            # SQLite gave the whole transaction up, the work of the others with it.
            given_up = sqlite3.OperationalError("the transaction was given up")
            group.error = error if isinstance(error, sqlite3.Error) else given_up
            self._group = None
            return
        try:
            if group.members:
                self._writer.execute("ROLLBACK TO one")
                self._writer.execute("RELEASE one")
                return
            self._group = None
            self._writer.execute("ROLLBACK")
        except sqlite3.Error as trouble:
            # Not even that is possible: better nobody's work is kept than half of it.
            group.error = trouble
            self._group = None
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")

    def _commit(self, group: _Group) -> None:
        """Commit, unless another member did so already."""
        with self._lock:
            if self._group is not group:
                return
            self._group = None
            try:
                self._writer.execute("COMMIT")
            except sqlite3.Error as error:
                group.error = error
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                return
            self._commits += 1
        for callback in self._on_commit:
            callback()

    def _begin(self) -> None:
        deadline = time.monotonic() + WRITE_PATIENCE_S
        while True:
            try:
                self._writer.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) and "busy" not in str(error):
                    raise StorageError(explain(error)) from error
                if time.monotonic() > deadline:
                    raise Busy("another program is writing to the database; try again") from error
            # Under green threads this sleep lets the others go on while a second process commits.
            time.sleep(_RETRY_S)

    def on_commit(self, callback: Callable[[], None]) -> None:
        """Call `callback` after each commit of this process, outside the lock, unblocking."""
        self._on_commit.append(callback)

    def on_close(self, callback: Callable[[], None]) -> None:
        """Call `callback` when the store is closed, after its last connection."""
        self._on_close.append(callback)

    # ------------------------------------------------------------------ reading

    def read(self) -> AbstractContextManager[sqlite3.Connection]:
        """A read-only connection with one consistent view, for short queries.

        Raises StorageError when the file is damaged or gone.
        """
        return _Reading(self)

    def reader(self) -> sqlite3.Connection:
        """A read-only connection that nobody else has; `was_read` takes it back."""
        # Not 'if idle: pop': another thread may take the last one in between.
        try:
            return self._idle.pop()
        except IndexError:
            with in_words():
                return connect(self.path, read_only=True)

    def was_read(self, connection: sqlite3.Connection) -> None:
        """The end of its view: whoever reads next may have it."""
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if self._closed:
            connection.close()
        else:
            self._idle.append(connection)

    def report(self, work: Callable[..., T], *args: Any) -> T:
        """`work(connection, *args)` on a read-only connection of its own, where it is called.

        For programs that have nothing else to do. In a server whatever may take longer than some
        milliseconds goes through `web.house.House.reports`, so that no report ever stalls a call.
        """
        return on_a_connection(self.path, work, *args)

    def data_version(self) -> int:
        """A number that changes whenever another connection, of any process, has committed."""
        return int(self._writer.execute("PRAGMA data_version").fetchone()[0])

    def state(self) -> tuple[int, int]:
        """Differs after each commit, of this process or of another."""
        return self._commits, self.data_version()

    # ------------------------------------------------------------------ the rest

    def migrate(self, migrations: Sequence[Migrations]) -> None:
        """Bring the schema up to date; each set is applied once, in the order given.

        All in one immediate transaction, so that of two processes that start together one
        migrates and the other finds nothing left to do. Raises Newer, and writes nothing, when a
        newer program was here.
        """
        with self.write() as db:
            check_known(had(self._writer), migrations, self.path)
            for migration in migrations:
                migration.apply(db)

    def backup(self, target: Path) -> None:
        """Write a compact, consistent copy to `target`, which must not exist yet."""
        if target.exists():
            raise StorageError(f"{target} exists already; choose another name")
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_database(self.path, target)

    def integrity(self) -> str:
        """'ok', or what `PRAGMA integrity_check` found."""
        try:
            return self.report(_integrity)
        except StorageError as error:
            return str(error)

    def close(self) -> None:
        """Close every connection. A store that is closed is not used again."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()
        with self._lock:
            self._writer.close()
        for callback in self._on_close:
            callback()


def on_a_connection(path: Path, work: Callable[..., T], *args: Any) -> T:
    """`work(connection, *args)` on a read-only connection of its own, with one consistent view."""
    with in_words(), closing(connect(path, read_only=True)) as connection:
        connection.execute("BEGIN")
        return work(connection, *args)


def _integrity(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def copy_database(source: Path, target: Path) -> None:
    """Write a compact, consistent copy of a database to `target`, while others write to it.

    StorageError if that cannot be done; there is no `target` then.
    """
    try:
        # Not read-only: from such a connection SQLite (3.40 at least) copies row by row, and then
        # fails on a table with a generated column.
        with in_words(), closing(connect(source, read_only=False)) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
    except StorageError:
        target.unlink(missing_ok=True)
        raise
