"""Restoring a backup. All of it is read and proved before anything is touched, and what was there
is put aside, never deleted."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import zipfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, Field, ValidationError

from server import backups
from server.opening import MIGRATIONS, FolderLock, open_store
from server.settings import Settings
from storage import StorageError, Store, migrating
from storage.troubles import about_file
from ticketing import sites
from ticketing.visits import numbering, replay

#: The longest manifest that is read: of as many files as a backup has at most.
_LONGEST_MANIFEST = 16 << 20
_PIECE = 1 << 20
SETTINGS_OF_THEN = "settings-of-the-backup.toml"
#: What reading an archive raises that is broken, encrypted, or none.
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, LookupError, ValueError)


class _File(BaseModel):
    size: int = Field(ge=0)
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class _Manifest(BaseModel):
    format: int
    program: str = Field(max_length=100)
    made_at: datetime
    migrations: list[tuple[str, str]] = Field(max_length=10_000)
    files: dict[str, _File] = Field(max_length=backups.MOST_FILES + 1)


@dataclass(frozen=True)
class Archive:
    """A backup that was read and proved: `content` has its files. `made_at` is None for a plain
    copy of a database, which has nothing but that."""

    content: Path
    made_at: datetime | None
    program: str

    @property
    def data(self) -> Path:
        """What goes into the data folder."""
        return self.content / backups.DATA

    @property
    def clips(self) -> Path:
        """Recorded speech, if there is any."""
        return self.content / backups.CLIPS

    @property
    def settings(self) -> Path:
        """The settings of then, if they are known."""
        return self.content / backups.SETTINGS


def unpack(file: Path, content: Path, database: str) -> Archive:
    """Read `file` into the folder `content`, and prove every part of it.

    StorageError with a sentence if it is no backup, is not whole, or was made by a newer program.
    """
    try:
        content.mkdir(mode=0o700, parents=True)
        with file.open("rb") as opened:
            plain = opened.read(16) == b"SQLite format 3\0"
        if plain:
            (content / backups.DATA).mkdir(mode=0o700)
            shutil.copyfile(file, content / backups.DATA / database)
            (content / backups.DATA / database).chmod(0o600)
            archive = Archive(content, None, "")
        else:
            archive = _unzip(file, content)
    except OSError as error:
        raise StorageError(f"the backup cannot be read: {about_file(error)}") from error
    _prove(archive.data / database, file)
    return archive


def _unzip(file: Path, content: Path) -> Archive:
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive, file)
            for name, facts in manifest.files.items():
                _extract(archive, name, facts, content, file)
    except _BROKEN as error:
        raise _not_whole(file) from error
    return Archive(content, manifest.made_at, manifest.program)


def _not_whole(file: Path) -> StorageError:
    return StorageError(f"{file} is no backup of nextplease, or not whole. Nothing was changed.")


def _manifest(archive: zipfile.ZipFile, file: Path) -> _Manifest:
    if archive.getinfo(backups.MANIFEST).file_size > _LONGEST_MANIFEST:
        raise _not_whole(file)
    try:
        manifest = _Manifest.model_validate_json(archive.read(backups.MANIFEST))
    except ValidationError as error:
        raise _not_whole(file) from error
    if manifest.format != backups.FORMAT:
        raise StorageError(
            f"{file} was made by nextplease {manifest.program}, in a form that this version cannot "
            "read. Install that version, or a newer one."
        )
    migrating.check_known({*manifest.migrations}, MIGRATIONS, file)
    if any(not _harmless(name) for name in manifest.files):
        raise _not_whole(file)
    return manifest


def _harmless(name: str) -> bool:
    """Whether it is the name of something within the folder that is restored into."""
    path = PurePosixPath(name)
    inside = name == backups.SETTINGS or name.startswith((backups.DATA, backups.CLIPS))
    return inside and "\\" not in name and path.as_posix() == name and ".." not in path.parts


def _extract(archive: zipfile.ZipFile, name: str, facts: _File, content: Path, file: Path) -> None:
    target = content / name
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with archive.open(name) as source, target.open("xb") as out:
        target.chmod(0o600)
        # Never more than it says that it is, whatever it would unpack to.
        while size <= facts.size and (piece := source.read(min(_PIECE, facts.size - size + 1))):
            digest.update(piece)
            size += len(piece)
            out.write(piece)
    if size != facts.size or digest.hexdigest() != facts.sha256:
        raise _not_whole(file)


def _prove(database: Path, file: Path) -> None:
    """StorageError unless the database is sound and of this program or an older one."""
    if not database.exists():
        raise _not_whole(file)
    found = migrating.found_at(database)
    if not found:
        raise StorageError(f"{file} has no database of nextplease. Nothing was changed.")
    migrating.check_known(found, MIGRATIONS, file)
    try:
        with closing(sqlite3.connect(database)) as connection:
            (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        raise _not_whole(file) from error
    if sound != "ok":
        raise _not_whole(file)


def replayed(archive: Archive, settings: Settings) -> list[str]:
    """Where the log and the tables of the archive disagree, after an upgrade of this copy."""
    store = Store(archive.data / settings.database.name)
    try:
        store.migrate(MIGRATIONS)
        return store.report(replay.differences)
    finally:
        store.close()


# ---------------------------------------------------------------------- putting it in place


def restore(archive: Archive, settings: Settings) -> Path | None:
    """Put the archive's files in place; the folder to which what was there went, if anything was.

    StorageError if a server has the folder open. When this is cut off, no server starts on what is
    there, and doing it again is safe.
    """
    lock = FolderLock(settings.data)
    try:
        if not lock.alone():
            raise StorageError(
                f"a program has the database in {settings.data} open. Stop it first "
                "(`sudo systemctl stop nextplease`)."
            )
        if settings.clips is not None and archive.clips.exists():
            _replace(settings.clips, archive.clips)
        half = settings.data / backups.HALF_RESTORED
        half.write_text("A restore has begun and not ended.\n", encoding="ascii")
        _end_sessions(archive.data / settings.database.name)
        os.sync()
        aside = _put_aside(archive, settings)
        for path in sorted(archive.data.iterdir()):
            if not (settings.data / path.name).exists():
                path.rename(settings.data / path.name)
        if archive.clips.exists():
            archive.clips.rename(settings.data / "clips")
        _keep_settings(archive, settings)
        os.sync()  # before the note is gone, all that it stands for is on the disk
        half.unlink()
        return aside
    except OSError as error:
        raise StorageError(f"the restore failed: {about_file(error)}") from error
    finally:
        lock.release()


def _end_sessions(database: Path) -> None:
    """Whoever was signed in when the backup was made, and perhaps signed out since, signs in."""
    with closing(sqlite3.connect(database)) as connection, connection:
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'session'").fetchone()
        if known:  # the backup of an older program has none
            connection.execute(
                "UPDATE session SET ended_at = since, ended_because = 'a backup was restored'"
                " WHERE ended_at IS NULL"
            )


def _put_aside(archive: Archive, settings: Settings) -> Path | None:
    """Move away what the archive brings, and whatever would go with the old database alone."""
    data = settings.data
    kept = {backups.LOCK, backups.HALF_RESTORED, backups.folder(settings).name}
    if archive.made_at is None:  # a plain database brings no secrets, so those of here go on
        names = {settings.database.name + beside for beside in ("", "-wal", "-shm")}
    else:
        names = {
            path.name
            for path in data.iterdir()
            if not path.name.startswith((".", backups.PUT_ASIDE))
        }
        if settings.clips is None and not archive.clips.exists():
            kept.add("clips")  # the backup has none: it is no reason to lose those of here
    found = [data / name for name in sorted(names - kept) if (data / name).exists()]
    if not found:
        return None
    aside = _aside(data)
    aside.mkdir(mode=0o700)
    # The database goes last and comes first: without it, nothing else is taken for whole.
    for path in sorted(found, key=lambda one: one.name.startswith(settings.database.name)):
        path.rename(aside / path.name)
    return aside


def _replace(folder: Path, by: Path) -> None:
    """Put the folder `by` in the place of another, which may be on another disk."""
    if folder.exists():
        folder.rename(_aside(folder.parent, f"-{folder.name}"))
    shutil.move(by, folder)


def _keep_settings(archive: Archive, settings: Settings) -> None:
    """Those of then go beside the database, if they are others: who restores compares them."""
    now = backups.settings_text(settings)
    if archive.settings.exists() and archive.settings.read_text(encoding="utf-8") != now:
        archive.settings.replace(settings.data / SETTINGS_OF_THEN)


def _aside(folder: Path, more: str = "") -> Path:
    """A name in `folder` that nothing has, for what is put aside."""
    now = f"{backups.PUT_ASIDE}{datetime.now(UTC):%Y-%m-%dT%H%M%S}"
    names = (f"{now}{count}{more}" for count in ("", *(f"-{n}" for n in range(2, 100))))
    return next(folder / name for name in names if not (folder / name).exists())


def begin_numbers_at(first: int, settings: Settings, now: datetime) -> None:
    """Let today's tickets begin at a figure that nobody holds: those since the backup are lost."""
    with closing(open_store(settings)) as store:
        with store.read() as conn:
            every = sites.every(conn)
        with store.write() as db:
            for site in every:
                day = site.service_day(now).isoformat()
                prefixes = {enquiry.prefix for enquiry in site.enquiries}
                numbering.begin_at(db, site.id, day, sorted(prefixes), first)
