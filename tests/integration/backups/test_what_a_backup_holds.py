"""One archive has all that a restore needs; what nobody needs, and what is half, is not there."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import tomllib
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from server import backups
from server.opening import open_store
from server.settings import Settings
from storage import StorageError
from tests.integration.backups.data_folder import filled, issue, nextplease


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return filled(tmp_path / "data")


def test_it_holds_every_file_but_those_that_are_made_again(data: Path, tmp_path: Path) -> None:
    archive = tmp_path / "today.zip"
    done = nextplease(data, "backup", str(archive))
    assert (done.exit_code, done.output) == (0, f"wrote {archive}\n")
    with zipfile.ZipFile(archive) as opened:
        held = set(opened.namelist())
    assert held == {
        "manifest.json", "settings.toml", "data/nextplease.db", "data/secret.key",
        "data/agent.token", "data/agent/journal.db", "data/of-tomorrow/Prüfung.json",
        "clips/en/one.wav",
    }  # fmt: skip


def test_what_is_left_out_is_listed_and_nothing_else_is(data: Path, tmp_path: Path) -> None:
    backups.make(Settings(data=data), tmp_path / "today.zip")
    with zipfile.ZipFile(tmp_path / "today.zip") as opened:
        held = {name.removeprefix("data/") for name in opened.namelist()}
    there = {str(path.relative_to(data)) for path in data.rglob("*") if path.is_file()}
    left_out = {name for name in there - held if not name.startswith("clips/")}
    assert {name.split("/")[0] for name in left_out if not name.endswith(("-wal", "-shm"))} <= (
        backups.MADE_AGAIN
    )


def test_it_is_its_makers_alone_and_so_is_what_the_program_writes(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        data = filled(tmp_path / "data")
        archive = tmp_path / "there" / "today.zip"
        assert nextplease(data, "backup", str(archive)).exit_code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert stat.S_IMODE(archive.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_a_database_is_copied_as_it_is_while_others_write(data: Path, tmp_path: Path) -> None:
    with closing(open_store(Settings(data=data))) as store:
        issue(store, 2)
        with store.write() as db:
            db.execute("UPDATE site SET version = 99")
            backups.make(Settings(data=data), tmp_path / "today.zip")
    with zipfile.ZipFile(tmp_path / "today.zip") as opened:
        opened.extract("data/nextplease.db", tmp_path)
    with closing(sqlite3.connect(tmp_path / "data" / "nextplease.db")) as copy:
        assert copy.execute("SELECT count(*) FROM visit").fetchone() == (5,)
        assert copy.execute("SELECT version FROM site").fetchone() == (1,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_settings_are_those_that_somebody_has_set(data: Path, tmp_path: Path) -> None:
    settings = Settings(
        data=data, public_url='https://queue.example.org/"x"', proxies=1, pins_anywhere=False
    )
    found = tomllib.loads(backups.settings_text(settings))
    assert found == {
        "data": str(data), "public_url": 'https://queue.example.org/"x"', "proxies": 1,
        "pins_anywhere": False,
    }  # fmt: skip


def test_recorded_speech_is_in_it_wherever_it_is(data: Path, tmp_path: Path) -> None:
    clips = tmp_path / "elsewhere"
    (clips / "cy").mkdir(parents=True)
    (clips / "cy" / "un.wav").write_bytes(b"RIFF un")
    backups.make(Settings(data=data, clips=clips), tmp_path / "today.zip")
    with zipfile.ZipFile(tmp_path / "today.zip") as opened:
        assert opened.read("clips/cy/un.wav") == b"RIFF un"


def test_backups_are_in_no_backup(data: Path) -> None:
    settings = Settings(data=data)
    backups.make(settings, backups.folder(settings) / "first.zip")
    (data / "before-restore-2026-11-24T101500").mkdir()
    (data / "before-restore-2026-11-24T101500" / "nextplease.db").write_bytes(b"old")
    backups.make(settings, backups.folder(settings) / "second.zip")
    with zipfile.ZipFile(data / "backups" / "second.zip") as opened:
        assert not any("backups/" in name or "before-" in name for name in opened.namelist())


def test_a_circle_of_links_is_walked_once(data: Path, tmp_path: Path) -> None:
    (data / "of-tomorrow" / "again").symlink_to(data)
    backups.make(Settings(data=data), tmp_path / "today.zip")
    with zipfile.ZipFile(tmp_path / "today.zip") as opened:
        assert len(opened.namelist()) < 20


def test_one_never_goes_over_a_file(data: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.zip"
    precious.write_text("precious")
    done = nextplease(data, "backup", str(precious))
    assert done.exit_code == 1
    assert done.output == f"Error: {precious} exists already; choose another name\n"
    assert precious.read_text() == "precious"


def test_one_that_fails_leaves_nothing(data: Path, tmp_path: Path) -> None:
    database = (data / "nextplease.db").read_bytes()
    (data / "nextplease.db").write_bytes(database[:4096] + b"\xa5" * (len(database) - 4096))
    with pytest.raises(StorageError, match="damaged"):
        backups.make(Settings(data=data), tmp_path / "today.zip")
    done = nextplease(data, "backup", str(tmp_path / "today.zip"))
    assert (done.exit_code, "damaged" in done.output) == (1, True)
    assert list(tmp_path.iterdir()) == [data]


def test_without_a_database_there_is_none(tmp_path: Path) -> None:
    done = nextplease(tmp_path / "nowhere", "backup", str(tmp_path / "today.zip"))
    assert done.exit_code == 1
    assert "there is no database in" in done.output
    assert list(tmp_path.iterdir()) == []


def test_its_manifest_says_what_made_it_and_each_check_sum(data: Path, tmp_path: Path) -> None:
    backups.make(Settings(data=data), tmp_path / "today.zip")
    with zipfile.ZipFile(tmp_path / "today.zip") as opened:
        manifest = json.loads(opened.read("manifest.json"))
        sizes = {one.filename: one.file_size for one in opened.infolist()}
    assert manifest["format"] == 1
    assert ["ticketing", "m001_visits_steps_events"] in manifest["migrations"]
    assert {name: facts["size"] for name, facts in manifest["files"].items()} == {
        name: size for name, size in sizes.items() if name != "manifest.json"
    }


def test_a_folder_that_is_none_of_ours_is_refused_by_its_number_of_files(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "MOST_FILES", 5)
    with pytest.raises(StorageError, match="more than 5 files"):
        backups.make(Settings(data=data), tmp_path / "today.zip")
    assert list(tmp_path.iterdir()) == [data]
