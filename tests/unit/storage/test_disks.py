"""A share is no place for a database: it is refused by name, before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import StorageError, disks

#: Lines as /proc/self/mountinfo has them, the fields that come and go among them.
MOUNTS = r"""
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:40 / {folder}/share rw,relatime shared:7 master:2 - {kind} //files/queue rw
31 22 0:41 / {folder}/share/local rw - xfs /dev/sdb1 rw
32 22 0:42 / {folder}/with\040space rw - nfs4 files:/queue rw
this line is of no use
"""


def mounts(folder: Path, kind: str = "cifs") -> str:
    return MOUNTS.format(folder=folder, kind=kind)


@pytest.mark.parametrize("kind", ["cifs", "nfs", "nfs4", "smb3", "fuse.sshfs", "ceph"])
def test_a_share_is_refused_by_the_name_of_its_kind(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "share" / "data"
    with pytest.raises(StorageError, match=rf"on a network file system \({kind}, mounted at"):
        disks.check(folder, mounts(tmp_path, kind))
    assert not folder.exists()


def test_a_folder_that_is_reached_over_a_link_is_judged_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "share")
    with pytest.raises(StorageError, match="network file system"):
        disks.check(tmp_path / "data", mounts(tmp_path))


def test_a_name_with_a_space_is_understood(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nfs4"):
        disks.check(tmp_path / "with space" / "data", mounts(tmp_path))


def test_the_mount_that_lies_nearest_counts(tmp_path: Path) -> None:
    (tmp_path / "share" / "local").mkdir(parents=True)
    disks.check(tmp_path / "share" / "local" / "data", mounts(tmp_path))
    disks.check(tmp_path / "shared", mounts(tmp_path))
    disks.check(tmp_path / "share" / "data", mounts(tmp_path, "btrfs"))


def test_the_disk_of_this_machine_is_well(tmp_path: Path) -> None:
    disks.check(tmp_path)
    disks.check(tmp_path / "not" / "yet")


def test_without_a_list_of_mounts_the_locks_are_tried_all_the_same(tmp_path: Path) -> None:
    disks.check(tmp_path, "")
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="a file stands where a folder should"):
        disks.check(tmp_path / "file", "")
