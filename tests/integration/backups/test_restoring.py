"""Restoring: all of it or nothing, and what was there is put aside."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server import backups, restoring
from server.opening import FolderLock, open_store
from server.settings import Settings
from storage import StorageError
from tests.helpers import NOW, rows, sample_site
from tests.integration.backups.data_folder import digests, filled, issue, nextplease, numbers


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return filled(tmp_path / "data")


@pytest.fixture
def archive(data: Path, tmp_path: Path) -> Path:
    """A backup of `data`, which then goes on."""
    made = tmp_path / "today.zip"
    backups.make(Settings(data=data), made)
    with closing(open_store(Settings(data=data))) as store:
        issue(store, 4)
    return made


def test_a_new_machine_has_all_that_there_was(archive: Path, data: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    done = nextplease(new, "restore", str(archive))
    assert done.exit_code == 0, done.output
    assert numbers(new) == ["C001", "C002", "C003"]
    before, after = digests(data), digests(new)
    for name in ("secret.key", "agent.token", "clips/en/one.wav", "of-tomorrow/Prüfung.json"):
        assert after[name] == before[name]
    with closing(sqlite3.connect(new / "agent" / "journal.db")) as journal:
        assert journal.execute("SELECT job FROM job").fetchall() == [("J1",)]
    assert nextplease(new, "verify").exit_code == 0
    assert (new / "secret.key").stat().st_mode & 0o077 == 0


def test_what_was_there_is_put_aside(archive: Path, data: Path) -> None:
    assert len(numbers(data)) == 7
    done = nextplease(data, "restore", str(archive), given="y\n")
    assert done.exit_code == 0, done.output
    assert numbers(data) == ["C001", "C002", "C003"]
    (aside,) = data.glob("before-restore-*")
    assert str(aside) in done.output
    assert (aside / "secret.key").exists()
    assert (aside / "clips" / "en" / "one.wav").exists()
    (aside / "nextplease.db").replace(data / "nextplease.db")
    assert len(numbers(data)) == 7


def test_nothing_is_replaced_without_a_yes(archive: Path, data: Path) -> None:
    before = digests(data)
    for answer in ("n\n", "\n", ""):
        assert nextplease(data, "restore", str(archive), given=answer).exit_code == 1
    assert digests(data) == before


def test_nothing_is_restored_under_a_server(archive: Path, data: Path) -> None:
    before = digests(data)
    with closing(open_store(Settings(data=data))):
        done = nextplease(data, "restore", "--yes", str(archive))
    assert done.exit_code == 1
    assert "Stop it first" in done.output
    assert digests(data) == before


def test_a_check_proves_all_of_it_and_changes_nothing(archive: Path, tmp_path: Path) -> None:
    done = nextplease(tmp_path / "nowhere", "restore", "--check", str(archive))
    assert done.exit_code == 0, done.output
    assert "all of it is whole, and the log replays to the same state" in done.output
    assert not (tmp_path / "nowhere").exists()


def test_a_plain_database_of_an_older_version_is_taken(
    archive: Path, data: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extract("data/nextplease.db", tmp_path / "out")
    plain = tmp_path / "out" / "data" / "nextplease.db"
    done = nextplease(data, "restore", "--yes", str(plain))
    assert done.exit_code == 0, done.output
    assert "it holds the database alone" in done.output
    assert numbers(data) == ["C001", "C002", "C003"]
    assert (data / "secret.key").read_text() == "a key of this house"


def test_no_number_is_out_twice_on_the_day_of_a_restore(archive: Path, data: Path) -> None:
    assert nextplease(data, "restore", "--yes", str(archive)).exit_code == 0
    restoring.begin_numbers_at(50, Settings(data=data), NOW)
    with closing(open_store(Settings(data=data))) as store:
        issue(store, 2)
    restoring.begin_numbers_at(20, Settings(data=data), NOW)
    with closing(open_store(Settings(data=data))) as store:
        issue(store, 1)
    assert numbers(data) == ["C001", "C002", "C003", "C050", "C051", "C052"]


def test_the_command_begins_the_numbers_of_this_day(archive: Path, data: Path) -> None:
    done = nextplease(data, "restore", "--yes", "--numbers-from", "500", str(archive))
    assert done.exit_code == 0, done.output
    with closing(open_store(Settings(data=data))) as store:
        found = rows(store, "SELECT last, count(*) FROM number_series GROUP BY last ORDER BY last")
    assert found == [(3, 1), (499, len({one.prefix for one in sample_site().enquiries}))]


def test_settings_that_were_others_are_kept_beside(data: Path, tmp_path: Path) -> None:
    made = tmp_path / "today.zip"
    backups.make(Settings(data=data, public_url="https://queue.example.org"), made)
    done = nextplease(tmp_path / "new", "restore", str(made))
    kept = tmp_path / "new" / restoring.SETTINGS_OF_THEN
    assert str(kept) in done.output
    assert 'public_url = "https://queue.example.org"' in kept.read_text()


def test_speech_goes_where_the_settings_say_and_what_was_there_aside(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = tmp_path / "elsewhere"
    clips.mkdir()
    (clips / "of-here.wav").write_bytes(b"RIFF")
    monkeypatch.setenv("NEXTPLEASE_CLIPS", str(clips))
    assert nextplease(tmp_path / "new", "restore", str(archive)).exit_code == 0
    assert (clips / "en" / "one.wav").read_bytes() == b"RIFF one"
    assert len(list(tmp_path.glob("before-restore-*-elsewhere/of-here.wav"))) == 1


# ---------------------------------------------------------------------- cut off


def test_after_a_restore_that_was_cut_off_no_server_starts_and_a_second_one_ends_it(
    archive: Path, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    def cut(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(restoring, "_keep_settings", cut)
        found = restoring.unpack(archive, tmp_path / "content", "nextplease.db")
        with pytest.raises(PowerCut):
            restoring.restore(found, Settings(data=data))
    with pytest.raises(StorageError, match="was interrupted, so what is there is not whole"):
        open_store(Settings(data=data))
    assert "was interrupted" in nextplease(data, "verify").output
    assert nextplease(data, "restore", "--yes", str(archive)).exit_code == 0
    assert numbers(data) == ["C001", "C002", "C003"]


# ---------------------------------------------------------------------- what is no backup


def rewritten(archive: Path, target: Path, **changed: bytes | None) -> Path:
    """The archive with parts changed, left out (None) or added, and a manifest that names them."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = changed.pop(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in changed.items():
            if content is not None:
                new.writestr(name, content)
    return target


def manifest(archive: Path, **more: object) -> bytes:
    with zipfile.ZipFile(archive) as opened:
        return json.dumps(json.loads(opened.read("manifest.json")) | more).encode()


def refused(data: Path, file: Path) -> str:
    before = digests(data)
    done = nextplease(data, "restore", "--yes", str(file))
    assert done.exit_code == 1, done.output
    assert isinstance(done.exception, SystemExit)
    assert digests(data) == before
    assert not list(data.glob(".backup-*"))
    return done.output


def test_one_that_is_not_whole_changes_nothing(archive: Path, data: Path, tmp_path: Path) -> None:
    for n, part in enumerate(("data/secret.key", "data/nextplease.db", "manifest.json")):
        for content in (None, b"something else"):
            broken = tmp_path / f"broken-{n}-{len(content or b'')}.zip"
            rewritten(archive, broken, **{part: content})
            assert "is no backup of nextplease, or not whole" in refused(data, broken)
    short = tmp_path / "short.zip"
    short.write_bytes(archive.read_bytes()[:-200])
    assert "not whole" in refused(data, short)


@pytest.mark.parametrize("content", [b"", b"a letter", b"PK\x03\x04" * 99, b"\0" * 4096])
def test_another_file_is_refused_in_a_sentence(data: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter").write_bytes(content)
    assert "is no backup of nextplease" in refused(data, tmp_path / "letter")
    assert "it is not there" in refused(data, tmp_path / "nothing.zip")
    assert "that is a folder" in refused(data, tmp_path)


def test_another_programs_database_is_refused(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
        other.commit()
    assert "has no database of nextplease" in refused(data, tmp_path / "other.db")


@pytest.mark.parametrize(
    "name",
    ["data/../../x", "/etc/x", "data//x", "clips/../../x", "x", "data\\..\\x", "data/./x", "data/"],
)
def test_no_part_leaves_the_folder(archive: Path, data: Path, tmp_path: Path, name: str) -> None:
    facts = {
        "size": 1,
        "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
    }
    with zipfile.ZipFile(archive) as opened:
        files = json.loads(opened.read("manifest.json"))["files"] | {name: facts}
    hostile = rewritten(
        archive, tmp_path / "hostile.zip",
        **{"manifest.json": manifest(archive, files=files), name: b"x"},
    )  # fmt: skip
    assert "not whole" in refused(data, hostile)


def test_a_part_that_is_larger_than_it_says_is_not_unpacked(
    archive: Path, data: Path, tmp_path: Path
) -> None:
    bomb = rewritten(archive, tmp_path / "bomb.zip", **{"data/secret.key": bytes(64 << 20)})
    assert "not whole" in refused(data, bomb)


def test_one_of_a_later_form_names_the_version(archive: Path, data: Path, tmp_path: Path) -> None:
    later = rewritten(
        archive, tmp_path / "later.zip",
        **{"manifest.json": manifest(archive, format=2, program="9.1")},
    )  # fmt: skip
    assert "was made by nextplease 9.1, in a form that this version cannot" in refused(data, later)


def test_one_of_a_newer_database_is_refused(archive: Path, data: Path, tmp_path: Path) -> None:
    newer = rewritten(
        archive, tmp_path / "newer.zip",
        **{"manifest.json": manifest(archive, migrations=[["ticketing", "m999_of_tomorrow"]])},
    )  # fmt: skip
    assert "was made by a newer version of nextplease (m999_of_tomorrow" in refused(data, newer)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(where=st.floats(0, 1, exclude_max=True), byte=st.integers(1, 255))
def test_a_byte_that_flips_is_noticed_or_means_nothing(
    archive: Path, tmp_path: Path, where: float, byte: int
) -> None:
    content = bytearray(archive.read_bytes())
    content[int(where * len(content))] ^= byte
    flipped, out = tmp_path / "flipped.zip", tmp_path / "out"
    flipped.write_bytes(content)
    shutil.rmtree(out, ignore_errors=True)
    shutil.rmtree(tmp_path / "whole", ignore_errors=True)
    whole = restoring.unpack(archive, tmp_path / "whole", "nextplease.db")
    try:
        found = restoring.unpack(flipped, out, "nextplease.db")
    except StorageError:
        return
    assert digests(found.data) == digests(whole.data)


def test_a_lock_that_nobody_holds_is_no_hindrance(archive: Path, data: Path) -> None:
    FolderLock(data).release()
    assert (data / backups.LOCK).exists()
    assert nextplease(data, "restore", "--yes", str(archive)).exit_code == 0
