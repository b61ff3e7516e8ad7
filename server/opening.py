"""Opens the database of a data folder: who may, and what has to be done before.

An upgrade has the folder to itself, so that no older program goes on writing to a database that a
newer one has changed, and begins with a backup. Whoever else has the database open holds a share of
the same lock.
"""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

import analytics.figures.schema
import hardware.hub.schema
import ticketing.migrations
import web.schema
from server import backups
from server.settings import Settings
from storage import StorageError, Store, disks, migrating
from storage.troubles import about_file

MIGRATIONS = (
    ticketing.migrations.migrations,
    hardware.hub.schema.migrations,
    analytics.figures.schema.migrations,
    web.schema.migrations,
)
#: How long an upgrade waits for others to close the database, and others for an upgrade.
PATIENCE_S = 10.0
_LOOK_S = 0.05


class FolderLock:
    """Who uses a data folder: many together, or one alone. Gone with its process."""

    def __init__(self, folder: Path) -> None:
        try:
            self._file = (folder / backups.LOCK).open("a")
        except OSError as error:
            raise _no_use(folder, error) from error

    def shared(self) -> bool:
        """One of many; whether it was to be had at once."""
        return self._have(fcntl.LOCK_SH)

    def alone(self) -> bool:
        """The only one; whether it was to be had at once."""
        return self._have(fcntl.LOCK_EX)

    def _have(self, kind: int) -> bool:
        try:
            fcntl.flock(self._file, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        """Nothing is held any more."""
        self._file.close()


def open_store(settings: Settings) -> Store:
    """The database of these settings, made or upgraded if need be; an upgrade after a backup.

    StorageError with a sentence, and nothing changed, when it cannot be used: the folder is on a
    share, a newer program was here, another program has it open and keeps this one from upgrading.
    """
    prepare_folder(settings.data)
    lock = FolderLock(settings.data)
    try:
        _wait_for_share(settings, lock)
        store = Store(settings.database)
        store.migrate(MIGRATIONS)  # one that came in between is newer, and refused
    except BaseException:
        lock.release()
        raise
    store.on_close(lock.release)
    return store


def open_existing(settings: Settings) -> Store:
    """The database of these settings as it is. StorageError if there is none, or an older one:
    nobody makes one by mistaking the folder, or upgrades it under a server that runs.
    """
    found = migrating.found_at(settings.database)
    if found is None:
        raise StorageError(
            f"there is no database in {settings.data}. Say with --data or --config where it is; "
            "`nextplease site load` makes one."
        )
    migrating.check_known(found, MIGRATIONS, settings.database)
    if migrating.pending(found, MIGRATIONS):
        raise StorageError(
            f"the database {settings.database} is that of an older version. The server brings it "
            "up to date when it starts, or `nextplease upgrade`; both make a backup first."
        )
    return open_store(settings)


def _wait_for_share(settings: Settings, lock: FolderLock) -> None:
    """Come back with a share of the lock, and the database up to date."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        _check_whole(settings)
        found = migrating.found_at(settings.database)
        migrating.check_known(found or set(), MIGRATIONS, settings.database)
        if not migrating.pending(found or set(), MIGRATIONS):
            if lock.shared():
                return
        elif lock.alone():
            _upgrade(settings, found)
            continue
        if time.monotonic() > deadline:
            raise StorageError(
                f"another program has the database in {settings.data} open, and it has to be "
                "upgraded or restored by one that is alone. Stop the other first "
                "(`sudo systemctl stop nextplease`)."
            )
        time.sleep(_LOOK_S)


def _upgrade(settings: Settings, found: set[tuple[str, str]] | None) -> None:
    """Migrate, with the lock to oneself. A database that has been used is kept as it was."""
    if found:
        backups.before_upgrade(settings)
    store = Store(settings.database)
    try:
        store.migrate(MIGRATIONS)
    finally:
        store.close()


def prepare_folder(folder: Path) -> None:
    """A folder on a disk of this machine, where what the program writes is its user's alone."""
    disks.check(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in backups.PRIVATE:
            _make_private(folder / name)
    except OSError as error:
        raise _no_use(folder, error) from error


def _no_use(folder: Path, error: OSError) -> StorageError:
    return StorageError(f"the data folder {folder} cannot be used: {about_file(error)}")


def _make_private(file: Path) -> None:
    # Earlier programs left it to whoever started them. SQLite's other files follow the database's.
    if file.exists() and file.stat().st_uid == os.getuid() and file.stat().st_mode & 0o077:
        file.chmod(0o600)


def _check_whole(settings: Settings) -> None:
    if (settings.data / backups.HALF_RESTORED).exists():
        raise StorageError(
            f"a restore into {settings.data} was interrupted, so what is there is not whole. "
            "Run `nextplease restore` again."
        )
