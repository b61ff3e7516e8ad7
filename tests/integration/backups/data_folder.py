"""A data folder with something of everything in it, and what to look at in one."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

from click.testing import CliRunner, Result

from hardware.agent.journal import Journal
from server.auth import kept_secret
from server.cli import main
from server.opening import open_store
from server.settings import Settings
from tests.helpers import NOW, SITE_TEXT, an_ask
from ticketing import commands
from ticketing.asks import SYSTEM

SITE = "riverside"


def nextplease(data: Path, *arguments: str, given: str = "") -> Result:
    """A command of the command line."""
    return CliRunner().invoke(main, ["--data", str(data), *arguments], input=given)


def filled(data: Path) -> Path:
    """A folder as a server leaves it: a site, tickets, keys, a journal, recorded speech."""
    with closing(open_store(Settings(data=data))) as store:
        commands.load_site(store, SITE_TEXT, now=NOW, actor=SYSTEM)
        issue(store, 3)
    kept_secret(data / "secret.key", lambda: "a key of this house")
    kept_secret(data / "agent.token", lambda: "nxp_agent")
    journal = Journal(data / "agent" / "journal.db")
    assert journal.receive("J1", "entrance-left-printer")
    journal.close()
    (data / "clips" / "en").mkdir(parents=True)
    (data / "clips" / "en" / "one.wav").write_bytes(b"RIFF one")
    (data / "of-tomorrow").mkdir()
    (data / "of-tomorrow" / "Prüfung.json").write_text("{}")
    for made_again in ("speech-cache", "log", "printers"):
        (data / made_again).mkdir()
        (data / made_again / "file").write_bytes(b"x" * 1000)
    return data


def issue(store: object, count: int) -> None:
    """Some tickets."""
    for _ in range(count):
        commands.issue(store, SITE, "council-tax", an_ask(), language="en")  # type: ignore[arg-type]


def digests(folder: Path) -> dict[str, str]:
    """Each file of a folder, by its check sum; SQLite's of those who read are left out."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-shm", "-wal", ".lock"))
    }


def numbers(data: Path) -> list[str]:
    """The numbers of the tickets there."""
    with closing(open_store(Settings(data=data))) as store, store.read() as conn:
        return [row[0] for row in conn.execute("SELECT number FROM visit ORDER BY number")]
