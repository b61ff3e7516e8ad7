"""What goes wrong with a database or its disk, in words that say what to do about it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StorageError(Exception):
    """The database cannot do what was asked; the message says what to do about it."""


class Busy(StorageError):
    """Another process held the write lock for longer than `store.WRITE_PATIENCE_S`."""


FULL = (
    "the disk is full, so nothing was changed. Free some space in the data folder; "
    "what was acknowledged before is safe."
)
_BY_NUMBER = {
    errno.EACCES: "this user may not. Check the owner and the rights of the folder and the file",
    errno.EPERM: "this user may not. Check the owner and the rights of the folder and the file",
    errno.ENOENT: "it is not there",
    errno.ENOTDIR: "a file stands where a folder should",
    errno.EISDIR: "that is a folder, not a file",
    errno.EEXIST: "it exists already",
    errno.ENOSPC: "the disk is full. Free some space",
    errno.EDQUOT: "this user's share of the disk is used up. Free some space",
    errno.EFBIG: "the file would be larger than this user may write",
    errno.EROFS: "that disk can only be read",
    errno.EIO: "the disk fails. Look into the system's log, and restore a backup onto another disk",
    errno.EMFILE: "this program has too many files open",
    errno.ENFILE: "this machine has too many files open",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "the path leads in a circle",
    errno.ENOLCK: "its file system keeps no locks. Choose a folder on a disk of this machine",
}


@contextmanager
def in_words() -> Iterator[None]:
    """Turn SQLite's trouble into a StorageError; what a constraint refused is no trouble."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        raise StorageError(explain(error)) from error


def explain(error: sqlite3.Error) -> str:
    """Why the database did not do what was asked, and what helps."""
    text = str(error)
    if "full" in text:
        return FULL
    if "readonly" in text:
        return "the database may not be written: check the owner and the rights of the data folder"
    if "malformed" in text or "not a database" in text:
        return "the database file is damaged: stop the server and restore the latest backup"
    if "disk I/O" in text:
        return (
            "the disk failed, or is full: free some space, and look into the system's log. "
            "What was acknowledged before is safe."
        )
    return f"the database refused: {text}"


def explain_opening(path: Path, error: sqlite3.Error | OSError) -> str:
    """Why the database at `path` could not be opened, and what helps."""
    return f"cannot open the database {path}: {_why_not_opened(path, error)}."


def _why_not_opened(path: Path, error: sqlite3.Error | OSError) -> str:
    if isinstance(error, OSError):
        return of_system(error)
    text = str(error)
    if "not a database" in text:
        return "file is not a database. Say with --data or --config where it is"
    if "malformed" in text:
        return "it is damaged. Restore the latest backup"
    if "locked" in text or "locking protocol" in text:
        return (
            "it is locked. Either another program holds it, or its folder's file system keeps no "
            "locks: the data belongs on a disk of this machine"
        )
    if "full" in text:
        return "the disk is full. Free some space in the data folder"
    if "unable to open" in text or "readonly" in text:
        if path.is_dir():
            return "that is a folder. Check that the folder is the one above it"
        return "this user may not. Check that the folder exists, and its owner and rights"
    return text


def of_system(error: OSError) -> str:
    """What the system refused, without its file."""
    return _BY_NUMBER.get(error.errno or 0, error.strerror or type(error).__name__)


def about_file(error: OSError) -> str:
    """What the system refused, with its file."""
    return f"{error.filename}: {of_system(error)}." if error.filename else f"{of_system(error)}."
