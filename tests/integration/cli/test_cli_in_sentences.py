"""Whatever is wrong with a folder, a file or a disk: each command ends with a sentence, and nobody
is shown a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from server.cli import main
from server.opening import open_store
from server.sentences import sentence
from server.settings import Settings
from tests.command_line import nextplease
from tests.helpers import NOW, ROOT, SITE_TEXT
from tests.integration.cli.every_command import run
from tests.integration.upgrades.test_older_and_newer_programs import WITH_DATABASE, commands_of
from ticketing import commands
from ticketing.asks import SYSTEM

#: Those that read a file, with the word that stands for it.
WITH_FILE = [words for words in WITH_DATABASE if "FILE" in words] + ["site check FILE"]
#: A site file to begin with, of what there is not, or with names that no site can have.
NEW = ["site new --template nonsense", "site new --template library --id Not,an,id",
       f"site new --template library --name {'x' * 5000}"]  # fmt: skip
#: Of what root may do, what others may not: to read and write where no right says so.
ORDINARY = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner")


def ended(commands: list[list[str]], *, within: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """How each command ended; by a program of its own `within` another, if there is one."""
    if not within:
        return run(commands)
    done = subprocess.run(
        [*within, sys.executable, "-m", "tests.integration.cli.every_command",
         json.dumps(commands)],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def without_rights(commands: list[list[str]]) -> list[dict[str, Any]]:
    """As somebody whom rights concern: the tests may run as root."""
    if os.geteuid() != 0:
        return ended(commands)
    if shutil.which("setpriv") is None:
        pytest.skip("setpriv is not installed, and root may everything")
    return ended(commands, within=ORDINARY)


def assert_sentences(results: list[dict[str, Any]]) -> None:
    for one in results:
        assert one["clean"], one
        assert one["code"] in (1, 2), one
        said = one["said"].strip()
        assert "Traceback" not in said, one
        assert "should not have happened" not in said, one
        assert said.splitlines()[-1].startswith("Error: "), one
        assert len(said.splitlines()) <= 4, one  # click tells of the usage, too


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in use."""
    with closing(open_store(Settings(data=tmp_path / "data"))) as store:
        commands.load_site(store, SITE_TEXT, now=NOW, actor=SYSTEM)
    return tmp_path / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "FILE").write_text(SITE_TEXT)
    return tmp_path / "FILE"


def words(data: Path, command: str, file: Path) -> list[str]:
    return ["--data", str(data), *command.replace("FILE", str(file)).split()]


def every(data: Path, file: Path) -> list[list[str]]:
    return [words(data, command, file) for command in WITH_DATABASE]


def test_a_site_file_to_begin_with_is_not_made_of_mistakes(data: Path, file: Path) -> None:
    assert_sentences(ended([words(data, command, file) for command in NEW]))


def test_there_is_no_command_that_is_not_tried() -> None:
    programs = {"agent", "simulate", "serve", "demo"}
    tried = {
        name
        for name in commands_of(main)
        if any(command.startswith(name) for command in (*WITH_DATABASE, *WITH_FILE, *NEW))
    }
    assert set(commands_of(main)) == tried | programs


# ---------------------------------------------------------------------- the data folder


@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_folder_or_a_database_without_rights(data: Path, file: Path, what: str) -> None:
    place = data if what == "folder" else data / "nextplease.db"
    place.chmod(0)
    try:
        results = without_rights(every(data, file))
    finally:
        place.chmod(0o700)
    assert_sentences(results)
    for one in results:
        # `restore` is about the file that it was given, where that is none.
        told = any(words in one["said"] for words in ("this user may not", "is not readable"))
        assert told or "restore" in one["words"], one


def test_a_folder_in_which_nothing_may_be_made(tmp_path: Path, file: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed").chmod(0o500)
    results = without_rights(every(tmp_path / "closed" / "data", file))
    assert_sentences(results)


def test_a_file_where_the_folder_should_be(tmp_path: Path, file: Path) -> None:
    (tmp_path / "letter").write_text("Dear Sir or Madam")
    assert_sentences(ended(every(tmp_path / "letter", file)))
    assert_sentences(ended(every(tmp_path / "letter" / "data", file)))


@pytest.mark.parametrize("content", [b"not a database" * 1000, b"SQLite format 3\0" * 1000])
def test_a_database_that_is_none(tmp_path: Path, file: Path, content: bytes) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "nextplease.db").write_bytes(content)
    assert_sentences(ended(every(tmp_path / "data", file)))
    assert (tmp_path / "data" / "nextplease.db").read_bytes() == content


def test_a_folder_where_the_database_should_be(tmp_path: Path, file: Path) -> None:
    (tmp_path / "data" / "nextplease.db").mkdir(parents=True)
    assert_sentences(ended(every(tmp_path / "data", file)))


def test_no_folder_at_all(tmp_path: Path, file: Path) -> None:
    left = [
        one
        for one in every(tmp_path / "nowhere", file)
        if "load" not in one and "restore" not in one
    ]
    results = ended(left)
    assert_sentences(results)
    assert all("there is no database in" in one["said"] for one in results)
    assert not (tmp_path / "nowhere").exists()


# ---------------------------------------------------------------------- files


def test_files_that_are_not_what_they_should_be(data: Path, tmp_path: Path) -> None:
    kinds = {"empty": b"", "binary": bytes(range(256)) * 20, "utf-16": "[site]".encode("utf-16")}
    given = [tmp_path / "missing", tmp_path]
    for name, content in kinds.items():
        (tmp_path / name).write_bytes(content)
        given.append(tmp_path / name)
    reading = [command for command in WITH_FILE if not command.startswith("backup")]
    results = ended([words(data, c, g) for c in reading for g in given if "FILE.db" not in c])
    results += ended([["--data", str(data), "restore", "--yes", str(one)] for one in given])
    for one in results:
        assert one["clean"], one
        assert one["code"] in (1, 2), one
        assert "Traceback" not in one["said"], one
        assert "should not have happened" not in one["said"], one


def test_a_file_without_rights(data: Path, file: Path) -> None:
    file.chmod(0)
    reading = ["site check FILE", "site load FILE", "restore --yes FILE"]
    results = without_rights([words(data, command, file) for command in reading])
    for one in results:
        assert one["clean"], one
        assert "Traceback" not in one["said"], one
        assert "is not readable" in one["said"] or "this user may not" in one["said"], one


def test_a_folder_for_backups_without_rights(data: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed").chmod(0o500)
    results = without_rights([
        ["--data", str(data), "backup", str(tmp_path / "closed" / name)]
        for name in ("today.zip", "deeper/today.zip")
    ])  # fmt: skip
    assert_sentences(results)
    assert all("this user may not" in one["said"] for one in results)


def test_settings_that_are_none(data: Path, tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "closed").write_text("")
    (tmp_path / "closed").chmod(0)
    results = without_rights([
        ["--config", str(config), "verify"]
        for config in (tmp_path / "missing", tmp_path, tmp_path / "binary", tmp_path / "closed")
    ])  # fmt: skip
    assert_sentences(results)


# ---------------------------------------------------------------------- a full disk

_ON_A_SMALL_DISK = """
set -e
mount -t tmpfs -o size=3m tmpfs "$1"
cp -r "$2" "$1/data"
dd if=/dev/zero of="$1/filling" bs=4k 2>/dev/null || true
shift 2
exec "$@"
"""


def test_a_full_disk(data: Path, tmp_path: Path, file: Path) -> None:
    (tmp_path / "disk").mkdir()
    alone = ("unshare", "--user", "--map-root-user", "--mount")
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    within = (*alone, "sh", "-c", _ON_A_SMALL_DISK, "sh", str(tmp_path / "disk"), str(data))
    full = tmp_path / "disk" / "data"
    results = ended([
        words(full, "site load FILE", file),
        words(full, "token make kiosk --site riverside --name K", file),
        words(full, "user pin riverside megan --stdin", file),
        words(full, "backup", file),
        ["--data", str(data), "backup", str(tmp_path / "disk" / "today.zip")],
        words(tmp_path / "disk" / "new", "site load FILE", file),
    ], within=within)  # fmt: skip
    assert_sentences(results)
    for one in results:
        assert "full" in one["said"] or "free some space" in one["said"].lower(), one


# ---------------------------------------------------------------------- programs that go on


@pytest.mark.parametrize(
    "command",
    [
        "serve --port 1",
        "demo --port 0",
        "demo --data LETTER",
        "simulate LETTER",
        "simulate MISSING",
        "agent --server http://127.0.0.1:1 --token-file MISSING --journal LETTER/journal.db",
        "agent --server http://127.0.0.1:1 --token-file LETTER --journal LETTER",
    ],
)
def test_a_program_that_cannot_start_says_why(tmp_path: Path, command: str) -> None:
    (tmp_path / "letter").write_text("Dear Sir or Madam\n" * 400)
    given = command.replace("LETTER", str(tmp_path / "letter"))
    given = given.replace("MISSING", str(tmp_path / "missing"))
    data = str(tmp_path / "letter")
    done = nextplease(tmp_path / "log", "--data", data, *given.split())
    assert done.code not in (0, -6, -11)
    assert "Traceback" not in done.said, done.said
    assert done.said.strip()


def test_what_nobody_thought_of_is_told_with_where_the_details_are() -> None:
    try:
        {"something": 1}["nothing"]
    except KeyError as error:
        said = sentence(error)
    assert said.startswith("this should not have happened (KeyError: 'nothing').")
    kept = Path(said.split("report it with ")[1].split(",")[0])
    try:
        assert "Traceback" in kept.read_text()
        assert kept.stat().st_mode & 0o077 == 0
    finally:
        kept.unlink()
