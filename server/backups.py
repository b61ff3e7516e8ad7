"""Backups: one archive with all that a restore needs.

Whatever lies in the data folder belongs to it, unless it is listed here as made again by itself: so
a file that somebody adds to the product is in its backups without anybody thinking of it. Beside
that: the recorded speech, wherever it is, and the settings. An archive is a ZIP file with the check
sum of each part, readable by its maker alone, since it holds the server's secrets and visitors'
names.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from server.settings import Settings
from server.versions import own_version
from storage import StorageError, migrating
from storage.store import copy_database
from storage.troubles import about_file

FORMAT = 1
MANIFEST = "manifest.json"
SETTINGS = "settings.toml"
DATA, CLIPS = "data/", "clips/"

LOCK = "nextplease.lock"
HALF_RESTORED = "restoring"
#: What a restore put aside.
PUT_ASIDE = "before-restore-"
#: Of the data folder, what is made again by itself, or means nothing elsewhere.
MADE_AGAIN = frozenset({
    LOCK, HALF_RESTORED, "speech-cache", "log", "printers", "demo.lock", "demo.json", "people.json",
})  # fmt: skip
#: Where an archive is made, or read.
SCRATCH = ".backup-"
#: What is left of a database when the database itself is copied.
_BESIDE = ("-wal", "-shm", "-journal", ".part", ".lock")
#: Files of the data folder that are to be read by nobody else.
PRIVATE = ("nextplease.db", "nextplease.db-wal", "nextplease.db-shm", "secret.key", "agent.token")

#: More files than any data folder has: beyond it somebody has mistaken the folder.
MOST_FILES = 20_000
_PIECE = 1 << 20
_NIGHTLY, _BEFORE = "nightly", "before-upgrade"
#: What a backup that nobody asked for leaves free.
ROOM_LEFT = 50 << 20
_ABANDONED_S = 86_400
#: A clock that is set by less was right.
_SECONDS_OFF = 60
#: Archives from before an upgrade that are kept.
_BEFORE_KEPT = 3


def folder(settings: Settings) -> Path:
    """Where backups go that nobody names a place for."""
    return settings.backups or settings.data / "backups"


def make(settings: Settings, target: Path) -> None:
    """Write an archive to `target`, which must not exist yet, while the server runs.

    StorageError with a sentence if that cannot be done; nothing is left of it then.
    """
    if target.exists():
        raise StorageError(f"{target} exists already; choose another name")
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with TemporaryDirectory(prefix=SCRATCH, dir=target.parent) as scratch:
                _write(settings, part, Path(scratch))
            os.link(part, target)  # never over a file that came in between
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError as error:
        raise StorageError(f"{target} exists already; choose another name") from error
    except OSError as error:
        raise StorageError(f"no backup was made: {about_file(error)}") from error


def nightly(settings: Settings, now: datetime) -> Path:
    """The backup of a night; the oldest beyond those that are to be kept go."""
    return _kept(settings, _NIGHTLY, now, settings.backups_kept)


def before_upgrade(settings: Settings) -> Path:
    """The backup that an upgrade begins with. StorageError: there is to be no upgrade without."""
    try:
        return _kept(settings, _BEFORE, datetime.now(UTC), _BEFORE_KEPT)
    except StorageError as error:
        raise StorageError(
            f"the database was not upgraded, since the backup before it failed: {error} "
            "NEXTPLEASE_BACKUPS names another folder for backups."
        ) from error


def newest_nightly(settings: Settings, now: datetime) -> datetime | None:
    """When the last backup of a night was made; one of a night to come was made by a clock that was
    ahead, and says nothing."""
    made = (one.stat().st_mtime for one in _of_kind(settings, _NIGHTLY))
    last = max((at for at in made if at <= now.timestamp() + _SECONDS_OFF), default=None)
    return None if last is None else datetime.fromtimestamp(last, UTC)


def _kept(settings: Settings, kind: str, now: datetime, keep: int) -> Path:
    target = folder(settings) / f"{kind}-{now:%Y-%m-%dT%H%M%S}.zip"
    _tidy(folder(settings))
    _check_room(settings)
    make(settings, target)
    # Those of a clock that was ahead go first: they would take the place of each that is made.
    made = sorted(_of_kind(settings, kind), key=lambda one: (one.name <= target.name, one.name))
    for old in made[:-keep]:
        with suppress(OSError):
            old.unlink()
    return target


def _tidy(place: Path) -> None:
    """Remove what a backup that was killed has left. One that is being made is younger."""
    for left in (*place.glob(f"{SCRATCH}*"), *place.glob(".*.zip.part")):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_S:
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def _check_room(settings: Settings) -> None:
    """StorageError if the backup would fill the disk: the queue needs its room before that."""
    try:
        needed = sum(path.stat().st_size for _, path in _sources(settings)) * 2 + ROOM_LEFT
        folder(settings).mkdir(mode=0o700, parents=True, exist_ok=True)
        free = shutil.disk_usage(folder(settings)).free
    except OSError as error:
        raise StorageError(f"no backup was made: {about_file(error)}") from error
    if free < needed:
        raise StorageError(
            f"no backup was made: it may need {needed >> 20} MB in {folder(settings)}, and "
            f"{free >> 20} MB are free."
        )


def _of_kind(settings: Settings, kind: str) -> list[Path]:
    return sorted(folder(settings).glob(f"{kind}-*.zip"))


# ---------------------------------------------------------------------- writing one


def _write(settings: Settings, part: Path, scratch: Path) -> None:
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    files: dict[str, dict[str, Any]] = {}
    with (
        os.fdopen(handle, "wb") as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive,
    ):
        for name, source in _sources(settings):
            whole = _as_it_is_now(source, scratch)
            with suppress(FileNotFoundError):  # gone since it was listed
                files[name] = _add(archive, name, whole)
            if len(files) > MOST_FILES:
                raise StorageError(
                    f"no backup was made: there are more than {MOST_FILES} files in "
                    f"{settings.data}. Is it the right folder?"
                )
        text = settings_text(settings).encode()
        archive.writestr(SETTINGS, text)
        files[SETTINGS] = {"size": len(text), "sha256": hashlib.sha256(text).hexdigest()}
        archive.writestr(MANIFEST, json.dumps(_manifest(settings, files), indent=1))
        archive.close()
        file.flush()
        os.fsync(file.fileno())


def _manifest(settings: Settings, files: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "program": own_version(),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "migrations": sorted(migrating.found_at(settings.database) or ()),
        "files": files,
    }


def _sources(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Each file that belongs to a backup, with its name in the archive; the database first."""
    if not settings.database.exists():
        raise StorageError(f"there is no database in {settings.data}")
    database = settings.database.name
    yield DATA + database, settings.database
    clips = settings.clips_folder
    left_out = {folder(settings).resolve(), clips.resolve()}
    for name, path in _below(settings.data, left_out):
        first = name.split("/")[0]
        if first not in MADE_AGAIN and name != database and not first.startswith(PUT_ASIDE):
            yield DATA + name, path
    for name, path in _below(clips, {folder(settings).resolve()}):
        yield CLIPS + name, path


def _below(root: Path, left_out: set[Path]) -> Iterator[tuple[str, Path]]:
    seen = set(left_out)
    for where, folders, names in os.walk(root, followlinks=True):
        here = Path(where)
        kept = []
        for name in sorted(folders):
            real = (here / name).resolve()
            if real not in seen and not name.startswith(SCRATCH):
                seen.add(real)
                kept.append(name)
        folders[:] = kept
        for name in sorted(names):
            path = here / name
            if path.is_file() and not name.endswith(_BESIDE):
                yield path.relative_to(root).as_posix(), path


def _as_it_is_now(source: Path, scratch: Path) -> Path:
    """The file, or a consistent copy of it if it is a database that is written to."""
    try:
        with source.open("rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                return source
    except FileNotFoundError:
        return source
    copy = scratch / "copy.db"
    copy.unlink(missing_ok=True)
    copy_database(source, copy)
    return copy


def _add(archive: zipfile.ZipFile, name: str, source: Path) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as file, archive.open(name, "w", force_zip64=True) as part:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            part.write(piece)
    return {"size": size, "sha256": digest.hexdigest()}


def settings_text(settings: Settings) -> str:
    """The settings as a TOML file, but for those that nobody has set."""
    values = settings.model_dump(mode="json", exclude_defaults=True)
    # A string of JSON is one of TOML; so are its numbers and its truths.
    return "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())
