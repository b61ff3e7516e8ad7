"""`nextplease site`, `user`, `token`, `backup`, `verify`: beside a server that runs."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from server.cli import main
from tests.helpers import SITE_TEXT
from tests.running import House
from tests.site_text import at_noon, site_text


def nextplease(house: House | Path, *arguments: str) -> Result:
    data = house.data if isinstance(house, House) else house
    return CliRunner().invoke(main, ["--data", str(data), *arguments])


def test_a_site_file_that_is_well_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_text(SITE_TEXT)
    done = nextplease(tmp_path, "site", "check", str(file))
    assert done.exit_code == 0
    assert "is well" in done.output
    assert not (tmp_path / "nextplease.db").exists()


def test_a_new_site_file_is_well_and_can_be_loaded(tmp_path: Path) -> None:
    assert "library: Library" in nextplease(tmp_path, "site", "new").output
    made = nextplease(
        tmp_path, "site", "new", "--template", "library", "--id", "hillside",
        "--name", "Hillside Library", "--welsh", "Llyfrgell Bryn",
    )  # fmt: skip
    file = tmp_path / "site.toml"
    file.write_text(made.output)
    checked = nextplease(tmp_path, "site", "check", str(file))
    assert (checked.exit_code, "note:" in checked.output) == (0, False)
    assert nextplease(tmp_path, "site", "load", str(file)).exit_code == 0
    wrong = nextplease(tmp_path, "site", "new", "--template", "palace")
    assert (wrong.exit_code, "one-stop-shop" in wrong.output) == (1, True)


def test_what_would_better_be_otherwise_is_noted_by_check_and_load(tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_text(SITE_TEXT.replace('monday = "08:45-17:00"', 'monday = "17:00-08:45"', 1))
    for command in ("check", "load"):
        done = nextplease(tmp_path, "site", command, str(file))
        assert done.exit_code == 0
        assert "note: " in done.output
        assert "if they are swapped, write 08:45-17:00" in done.output


def test_what_a_windows_editor_saved_is_loaded_and_an_older_code_is_named(tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_bytes(SITE_TEXT.replace("\n", "\r\n").encode("utf-16"))
    assert nextplease(tmp_path, "site", "load", str(file)).exit_code == 0
    file.write_bytes(b"[site]\nid = 'caf\xe9'\n")
    for command in ("check", "load"):
        done = nextplease(tmp_path, "site", command, str(file))
        assert done.exit_code == 1
        assert "Windows-1252" in done.output
        assert "2" in done.output


def test_each_mistake_of_a_site_file_is_named_with_its_line(tmp_path: Path) -> None:
    text = SITE_TEXT.replace("target_minutes = 10", 'target_minutes = "ten"', 1)
    text = text.replace('kind = "counter"', 'kind = "bar"', 1)
    file = tmp_path / "site.toml"
    file.write_text(text)
    done = nextplease(tmp_path, "site", "check", str(file))
    assert done.exit_code == 1
    lines = {int(n) for n in re.findall(rf"{re.escape(str(file))}:(\d+):", done.output)}
    assert len(lines) == 2
    for line, words in zip(sorted(lines), ("ten", "bar"), strict=True):
        # The line, or the head of the table that it stands in.
        near = "\n".join(text.splitlines()[line - 1 : line + 6])
        assert words in near
    assert "2 mistakes" in done.output


@pytest.mark.parametrize("text", ["", "x", "[site", '[site]\nid = "a"', "\x00", "[[site]]\n"])
def test_a_file_that_is_no_site_file_is_refused_in_words(tmp_path: Path, text: str) -> None:
    file = tmp_path / "site.toml"
    file.write_text(text)
    for command in ("check", "load"):
        done = nextplease(tmp_path, "site", command, str(file))
        assert done.exit_code == 1
        assert "Error" in done.output
        assert isinstance(done.exception, SystemExit)
    missing = nextplease(tmp_path, "site", "check", str(tmp_path / "none.toml"))
    assert missing.exit_code == 1
    assert "cannot read" in missing.output


def test_a_site_comes_out_to_the_letter_as_it_was_loaded(tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_bytes(SITE_TEXT.encode() + "\n# Diolch – ŵ ŷ\n".encode())
    assert nextplease(tmp_path, "site", "load", str(file)).exit_code == 0
    done = nextplease(tmp_path, "site", "dump", "riverside")
    assert done.stdout_bytes == file.read_bytes()
    unknown = nextplease(tmp_path, "site", "dump", "hillside")
    assert unknown.exit_code == 1
    assert "there is: riverside" in unknown.output


def test_what_went_with_an_exported_file_and_is_not_here_is_named(tmp_path: Path) -> None:
    name = f"{'a' * 32}.jpg"
    file = tmp_path / "site.toml"
    said = f"# ---- not in this file ----\n#   {name}: picture: The new lift\n"
    file.write_text(f"{SITE_TEXT}\n{said}# ---- end of what is not in this file ----\n", "utf-8")
    done = nextplease(tmp_path, "site", "load", str(file))
    assert done.exit_code == 0
    assert f"displays showed {name} where this file comes from" in done.stderr
    text = SITE_TEXT.replace('icon = "', 'picture = "no-such.png"\nicon = "', 1)
    file.write_text(text, "utf-8")
    done = nextplease(tmp_path, "site", "load", str(file))
    assert "there is no no-such.png in" in done.stderr
    dumped = nextplease(tmp_path, "site", "dump", "riverside")
    assert dumped.stdout == text
    assert "#   no-such.png" in dumped.stderr


def test_a_site_loaded_beside_a_running_server_is_there_at_once(
    house: House, tmp_path: Path
) -> None:
    site = house.add_site("before")
    file = tmp_path / "site.toml"
    file.write_text(site_text("before", en="New Name Shop"))
    assert nextplease(house, "site", "load", str(file)).exit_code == 0
    assert "New Name Shop" in house.get(f"/counter/{site.id}").text
    house.issue(site)


def test_a_bad_file_changes_nothing(house: House, tmp_path: Path) -> None:
    house.add_site("kept")
    file = tmp_path / "site.toml"
    file.write_text(site_text("kept").replace('zone = "upstairs"', 'zone = "roof"'))
    done = nextplease(house, "site", "load", str(file))
    assert done.exit_code == 1
    assert "nothing was changed" in done.output
    assert nextplease(house, "site", "dump", "kept").output == at_noon(site_text("kept"))


def test_a_token_is_shown_once_listed_without_its_secret_and_revoked(house: House) -> None:
    site = house.add_site()
    made = nextplease(house, "token", "make", "kiosk", "--site", site.id, "--name", "Kiosk 9")
    secret = made.output.strip()
    body = {"enquiry": "council-tax", "language": "en"}
    path = f"/sites/{site.id}/visits"
    assert house.post(path, body, token=secret).status_code == 201
    listed = nextplease(house, "token", "list")
    assert secret not in listed.output
    rows = [json.loads(line) for line in listed.output.splitlines()]
    (row,) = [row for row in rows if row["name"] == "Kiosk 9"]
    assert (row["role"], row["site"], row["revoked_at"]) == ("kiosk", site.id, None)
    assert nextplease(house, "token", "revoke", str(row["id"])).exit_code == 0
    assert house.post(path, body, token=secret).status_code == 401
    again = nextplease(house, "token", "revoke", str(row["id"]))
    assert again.exit_code == 1
    assert "Error" in again.output


def test_a_token_needs_a_site_that_there_is(house: House) -> None:
    for arguments in (["--name", "x"], ["--name", "x", "--site", "nowhere"]):
        done = nextplease(house, "token", "make", "kiosk", *arguments)
        assert done.exit_code == 1
        assert "site" in done.output
    assert nextplease(house, "token", "make", "king", "--name", "x").exit_code == 2


def test_a_backup_beside_a_running_server_is_whole(house: House, tmp_path: Path) -> None:
    site = house.add_site()
    tickets = [house.issue(site)["visit"] for _ in range(5)]
    copy = tmp_path / "backups" / "today.zip"
    assert nextplease(house, "backup", str(copy)).exit_code == 0
    house.issue(site)
    twice = nextplease(house, "backup", str(copy))
    assert twice.exit_code == 1
    assert "exists already" in twice.output
    restored = tmp_path / "restored"
    assert nextplease(restored, "restore", str(copy)).exit_code == 0
    with closing(sqlite3.connect(restored / "nextplease.db")) as db:
        kept = [row[0] for row in db.execute("SELECT id FROM visit WHERE site = ?", (site.id,))]
        assert sorted(kept) == sorted(tickets)
    assert nextplease(restored, "verify").exit_code == 0
    assert nextplease(restored, "site", "dump", site.id).output == at_noon(site_text(site.id))


def test_verify_finds_what_the_log_does_not_tell(tmp_path: Path) -> None:
    house = House(tmp_path)
    try:
        house.add_site()
        assert nextplease(house, "verify").output.startswith("integrity ok")
        with house.store.write() as db:
            db.execute(
                "INSERT INTO visit (id, site, service_day, number, prefix, sequence, language,"
                " arrived_at) VALUES ('V', 'site-1', '2026-11-24', 'C001', 'C', 1, 'en', 0)"
            )
            db.execute(
                "INSERT INTO step (visit, site, service_day, position, enquiry, state, queued_at,"
                " waiting_since, target_s, target_percent)"
                " VALUES ('V', 'site-1', '2026-11-24', 1, 'council-tax', 'waiting', 0, 0, 1, 80)"
            )
        done = nextplease(house, "verify")
        assert done.exit_code == 1
        assert "1 differences" in done.output or "1 difference" in done.output
    finally:
        house.close()


def test_a_database_that_is_none_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "nextplease.db").write_bytes(b"not a database" * 1000)
    for command in (["verify"], ["token", "list"], ["site", "dump", "riverside"]):
        done = nextplease(tmp_path, *command)
        assert done.exit_code == 1, command
        assert isinstance(done.exception, SystemExit), done.exception
        assert "Error" in done.output


def test_what_the_house_wrote_itself_in_a_language_is_checked_with_its_site(tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_text(SITE_TEXT)
    (tmp_path / "languages" / "cy").mkdir(parents=True)
    (tmp_path / "languages" / "cy" / "kiosk.ftl").write_text("done = Wedi gorffen\ndonne = x\n")
    checked = nextplease(tmp_path, "site", "check", str(file))
    assert checked.exit_code == 0
    assert "cy/kiosk.ftl: donne: there is no such message; did you mean 'done'?" in checked.output
    assert "languages: Welsh: nobody whose language it is has read the words yet" in checked.output
