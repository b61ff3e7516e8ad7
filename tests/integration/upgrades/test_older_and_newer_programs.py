"""Two versions of the program and one database: the older one touches nothing, and the newer one
has the database to itself, and a backup, before it changes it."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from server import backups, opening
from server.cli import main
from server.settings import Settings
from storage import StorageError, Store, migrating
from tests import command_line
from tests.command_line import Ended
from tests.helpers import MIGRATIONS, NOW, SITE_TEXT
from tests.integration.upgrades import kept
from tests.running import free_port
from ticketing import commands
from ticketing.asks import SYSTEM

#: Of each command that opens the database, an example.
WITH_DATABASE = [
    "site load FILE", "site dump riverside", "site history riverside",
    "user list riverside", "user add riverside Eve",
    "user pin riverside megan --stdin", "user password riverside carys --stdin",
    "user role riverside megan supervisor", "user skills riverside megan --prefer garages",
    "user languages riverside megan pl", "user remove riverside megan",
    "user restore riverside megan", "user unlock riverside megan",
    "user sign-out riverside megan", "user reset-code riverside megan", "security-log",
    "token make kiosk --site riverside --name K", "token list", "token revoke 1",
    "backup", "backup FILE.zip", "restore --yes FILE.db", "upgrade", "verify",
    "appointments import riverside FILE", "security-log", "user sign-out riverside megan",
    "setup-code",
]  # fmt: skip
#: Those that open none, or another.
WITHOUT = {"site check", "site new", "agent", "simulate", "serve", "demo"}


def nextplease(data: Path, *arguments: str) -> Result:
    secret = "a long sentence to sign in with\n" if "password" in arguments else "2846\n"
    return CliRunner().invoke(main, ["--data", str(data), *arguments], input=secret)


def commands_of(group: click.Group, before: str = "") -> Iterator[str]:
    """Every command there is, by its words."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands_of(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file, but for SQLite's of those who read."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The data folder of a newer program."""
    folder = tmp_path / "newer"
    with closing(Store(folder / "nextplease.db")) as store:
        store.migrate(MIGRATIONS)
        commands.load_site(store, SITE_TEXT, now=NOW, actor=SYSTEM)
        with store.write() as db:
            db.execute(
                "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
                " VALUES ('ticketing', 'm999_of_tomorrow', '2027-01-01')"
            )
    return folder


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The data folder of an older program."""
    folder = tmp_path / "older"
    folder.mkdir()
    kept.restored(kept.FILES[-2], folder / "nextplease.db")
    return folder


def test_each_command_that_opens_the_database_is_tried() -> None:
    tried = {name for name in commands_of(main) if any(w.startswith(name) for w in WITH_DATABASE)}
    assert set(commands_of(main)) == tried | WITHOUT


@pytest.mark.parametrize("words", WITH_DATABASE)
def test_no_command_of_an_older_program_writes_to_a_newer_database(
    newer: Path, tmp_path: Path, words: str
) -> None:
    file = tmp_path / "FILE"
    file.write_text(SITE_TEXT)
    with sqlite3.connect(tmp_path / "FILE.db") as db:
        db.executescript(kept.FILES[-1].read_text())
    if words.startswith("restore"):
        with sqlite3.connect(tmp_path / "FILE.db") as db:
            db.execute("UPDATE _sqlite_migrations SET name = 'm999_of_tomorrow' WHERE id = 1")
    before = contents(newer)
    done = nextplease(newer, *words.replace("FILE", str(file)).split())
    assert done.exit_code == 1, done.output
    assert isinstance(done.exception, SystemExit)
    said = done.output.strip().splitlines()[-1]
    assert said.startswith("Error: the database ")
    assert "was made by a newer version of nextplease (m999_of_tomorrow of ticketing)" in said
    after = contents(newer)
    after.pop(backups.LOCK, None)
    assert after == before
    assert not (tmp_path / "FILE.zip").exists()


@pytest.mark.parametrize("command", [["serve", "--port", "0"], ["demo", "--no-visitors"]])
def test_no_server_of_an_older_program_writes_to_a_newer_database(
    newer: Path, tmp_path: Path, command: list[str]
) -> None:
    before = contents(newer)
    done = run(newer, tmp_path / "log", *command)
    assert done.code == 1
    assert "was made by a newer version of nextplease" in done.said
    assert "Traceback" not in done.said
    after = contents(newer)
    after = {name: what for name, what in after.items() if not name.endswith(".lock")}
    assert after == before


def run(data: Path, log: Path, *command: str) -> Ended:
    """A program that is expected to end at once."""
    where = ["--data", str(data)]
    words = [command[0], *where, *command[1:]] if command[0] == "demo" else [*where, *command]
    if command[0] == "serve":
        words[words.index("0")] = str(free_port())
    return command_line.nextplease(log, *words)


def test_commands_leave_the_upgrade_to_the_server(older: Path, tmp_path: Path) -> None:
    before = contents(older)
    done = nextplease(older, "verify")
    assert done.exit_code == 1
    assert "is that of an older version" in done.output
    assert "nextplease upgrade" in done.output
    assert contents(older) == before


def test_an_upgrade_begins_with_a_backup_of_the_older_database(older: Path) -> None:
    had = kept.applied(older / "nextplease.db")
    done = nextplease(older, "upgrade")
    assert done.exit_code == 0, done.output
    (archive,) = (older / "backups").glob("before-upgrade-*.zip")
    copy = older / "copy.db"
    with zipfile.ZipFile(archive) as opened:
        copy.write_bytes(opened.read("data/nextplease.db"))
    assert kept.applied(copy) == had
    assert not migrating.pending(kept.applied(older / "nextplease.db"), MIGRATIONS)
    assert nextplease(older, "verify").exit_code == 0
    assert nextplease(older, "upgrade").output == "it is up to date\n"
    assert len(list((older / "backups").iterdir())) == 1


def test_without_a_backup_there_is_no_upgrade(older: Path) -> None:
    (older / "backups").write_text("in the way")
    before = contents(older)
    done = nextplease(older, "upgrade")
    assert done.exit_code == 1
    assert "was not upgraded, since the backup before it failed" in done.output
    assert "backups: it exists already" in done.output
    after = contents(older)
    after.pop(backups.LOCK, None)
    assert after == before


def test_an_upgrade_waits_for_nobody_who_stays(older: Path, monkeypatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE_S", 0.2)
    opening.prepare_folder(older)
    other = opening.FolderLock(older)
    assert other.shared()
    before = contents(older)
    with pytest.raises(StorageError, match="another program has the database in"):
        opening.open_store(Settings(data=older))
    assert contents(older) == before
    other.release()
    opening.open_store(Settings(data=older)).close()
    assert not migrating.pending(kept.applied(older / "nextplease.db"), MIGRATIONS)


def test_many_have_an_upgraded_database_open(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    with closing(opening.open_store(settings)), closing(opening.open_store(settings)):
        with closing(opening.open_existing(settings)) as third:
            assert third.integrity() == "ok"
        alone = opening.FolderLock(settings.data)
        assert not alone.alone()
    assert alone.alone()
    alone.release()
