"""Whoever can read the server's log sets it up, once, and nobody else at any time."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from server.app import Server
from server.cli import main
from server.first_run import code as setup_code
from server.first_run.code import announced, code
from tests.helpers import fresh_store, rows
from tests.unit.server.first_run.conftest import PASSWORD, Visitor
from ticketing.staff import people


def sites(server: Server) -> list[str]:
    return [row[0] for row in rows(server.house.store, "SELECT id FROM site")]


def test_a_fresh_server_asks_for_the_code_of_its_log(server: Server) -> None:
    page = Visitor(server).open("/")
    assert "Are you the one who sets it up?" in page.text
    assert code(server.house.data) not in page.text
    says = announced(server.house.store, server.house.data, "http://127.0.0.1:8000")
    assert says is not None
    assert says.endswith(f"http://127.0.0.1:8000/ and type the code {code(server.house.data)}")
    assert (server.house.data / "setup.code").stat().st_mode & 0o777 == 0o600


def test_without_the_code_nobody_gets_further(server: Server) -> None:
    visitor = Visitor(server)
    visitor.open("/")
    assert visitor.open("/setup").request.path == "/"
    visitor.begin()
    assert sites(server) == []
    for path in ("/setup/riverside", "/setup/riverside/staff"):
        assert visitor.open(path).status_code == 404


@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{spaced}"])
def test_the_code_is_taken_as_people_type_it(server: Server, typed: str) -> None:
    visitor, known = Visitor(server), code(server.house.data)
    visitor.open("/")
    text = typed.format(known, lower=known.lower(), spaced=known.replace("-", " "))
    assert visitor.send("/setup/code", code=text).request.path == "/setup"


def test_wrong_codes_are_few_and_what_was_typed_stays(server: Server) -> None:
    visitor = Visitor(server)
    visitor.open("/")
    answers = [visitor.send("/setup/code", code=f"WRNG-{n:04}") for n in range(8)]
    assert [one.status_code for one in answers] == [403] * 5 + [429] * 3
    assert 'value="WRNG-0000"' in answers[0].text
    assert "setup-code" in answers[0].text
    assert "Wait half a minute" in answers[7].text
    assert visitor.send("/setup/code", code=code(server.house.data)).status_code == 429
    elsewhere = Visitor(server, "192.0.2.9")
    elsewhere.let_in()
    server.house.security.flush()
    noted = "SELECT sum(times) FROM security_event WHERE kind = 'setup_refused'"
    assert rows(server.house.store, noted) == [(9,)]


def test_the_code_is_worth_nothing_once_there_is_an_administrator(server: Server) -> None:
    late, first, known = Visitor(server), Visitor(server), code(server.house.data)
    late.let_in()
    first.let_in()
    assert first.begin().request.path == "/setup/hillside-house/council"
    answer = late.begin(person="Mallory", name_en="Another")
    assert answer.status_code == 409
    assert "Somebody else was quicker" in answer.text
    assert "Nia" not in answer.text
    assert sites(server) == ["hillside-house"]
    stranger = Visitor(server, "192.0.2.9")
    stranger.open("/sign-in")
    assert stranger.send("/setup/code", code=known).request.path == "/sign-in"
    assert stranger.open("/setup").request.path == "/sign-in"
    assert not (server.house.data / "setup.code").exists()
    assert "not set up yet" in stranger.open("/").text
    assert announced(server.house.store, server.house.data, "") is None
    with server.house.store.read() as conn:
        assert people.able(conn, "hillside-house") == {"nia-rees"}


def test_an_installed_server_is_nobodys_to_take(tmp_path: Path) -> None:
    store = fresh_store(tmp_path / "nextplease.db")
    code(tmp_path)  # that of a first start, before the file was loaded
    assert announced(store, tmp_path, "") is None
    assert not (tmp_path / "setup.code").exists()
    store.close()
    done = CliRunner().invoke(main, ["--data", str(tmp_path), "setup-code"])
    assert done.exit_code == 1
    assert "this server is set up" in done.output


def test_the_command_line_shows_the_code_again(server: Server) -> None:
    done = CliRunner().invoke(main, ["--data", str(server.house.data), "setup-code"])
    assert done.exit_code == 0, done.output
    assert done.output.strip().endswith(code(server.house.data))


def test_the_administrator_signs_in_with_the_password_from_the_first_page(server: Server) -> None:
    visitor = Visitor(server)
    visitor.let_in()
    visitor.begin()
    another = Visitor(server, "192.0.2.9")
    another.open("/sign-in")
    form = {"site": "hillside-house", "name": "Nia Rees", "secret": PASSWORD}
    assert another.send("/sign-in", **form).request.path == "/administration/hillside-house/front"


def test_codes_have_no_letter_that_is_read_as_another() -> None:
    assert not set("O0I1AEU") & set(setup_code.LETTERS)
