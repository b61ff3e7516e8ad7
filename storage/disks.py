"""Which disk a folder is on. SQLite's locks and its shared memory need one of this machine: on a
share two servers take no notice of each other, and the database is damaged sooner or later."""

from __future__ import annotations

import fcntl
import os
import re
from pathlib import Path
from tempfile import TemporaryFile

from storage.troubles import StorageError, of_system

#: File systems that another machine keeps, by the names that Linux gives them.
NETWORK = frozenset({
    "nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "auristorfs",
    "coda", "davfs", "ceph", "glusterfs", "lustre", "beegfs", "orangefs", "pvfs2", "gpfs", "gfs2",
    "ocfs2", "sshfs", "rclone", "s3fs", "gcsfuse", "gvfsd-fuse", "curlftpfs", "davfs2",
    "cephfs", "juicefs", "moosefs", "mfs", "afp", "afpfs",
})  # fmt: skip
_MOUNTS = Path("/proc/self/mountinfo")


def check(folder: Path, mounts: str | None = None) -> None:
    """StorageError with a sentence if `folder` is no place for a database.

    `mounts` is the text of /proc/self/mountinfo, of this machine unless told.
    """
    there = Path(os.path.realpath(folder))
    kind, where = _mounted(there, _mounts() if mounts is None else mounts)
    if kind.removeprefix("fuse.") in NETWORK:
        raise StorageError(
            f"the data folder {folder} is on a network file system ({kind}, mounted at {where}). "
            "A database there is damaged sooner or later: choose a folder on a disk of this "
            "machine, and let the backups go to the share instead."
        )
    try:
        with TemporaryFile(dir=_nearest(there)) as probe:
            fcntl.lockf(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise StorageError(
            f"the data folder {folder} cannot be used: {of_system(error)}."
        ) from error


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next(path for path in (folder, *folder.parents) if os.path.exists(path))


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""  # no Linux, or no /proc: the locks are tried all the same


def _mounted(path: Path, mounts: str) -> tuple[str, str]:
    """The kind of file system that `path` is on, and where that is mounted; '' if unknown."""
    found = ("", "")
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if not dash or len(fields) < 5:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
        # What is mounted later lies above what was there before.
        if path.is_relative_to(point) and len(point) >= len(found[1]):
            found = (after.split(" ")[0], point)
    return found
