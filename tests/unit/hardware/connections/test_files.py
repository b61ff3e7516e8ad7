"""A device file is a device: nothing else of the agent's computer is written over."""

from __future__ import annotations

import os
import pty
from pathlib import Path

import pytest

from hardware.connections.base import Unplugged
from hardware.connections.files import File


def test_a_file_of_the_computer_is_no_printer_and_stays_as_it_was(tmp_path: Path) -> None:
    database = tmp_path / "nextplease.db"
    database.write_bytes(b"SQLite format 3\x00")
    (tmp_path / "link").symlink_to(database)
    for path in (database, tmp_path / "link"):
        with pytest.raises(Unplugged, match="is no device"):
            File(str(path))
    assert database.read_bytes() == b"SQLite format 3\x00"


def test_a_terminal_is_one() -> None:
    ours, theirs = pty.openpty()
    line = File(os.ttyname(theirs))
    line.write(b"\x1b@")
    assert os.read(ours, 10) == b"\x1b@"
    line.close()
    for fd in (ours, theirs):
        os.close(fd)
