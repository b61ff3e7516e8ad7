"""`nextplease serve`: how a server begins and how it ends."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import requests

from tests import forking
from tests.command_line import nextplease
from tests.running import House, free_port, running, wait_until
from tests.screens import Screen


# In the other mode it is told to under load: integration/faults/test_work_aside.py.
def test_a_server_told_to_end_does_so_although_screens_are_connected(tmp_path: Path) -> None:
    with running(tmp_path / "house", "threading") as house:
        site = house.add_site()
        with Screen(house, "/display", {"site": site.id, "zone": "main"}) as screen:
            screen.wait_for(lambda state: state["waiting"] == 0)
            house.issue(site)
            assert house.program.stop() == 0, house.program.said
        assert "Traceback" not in house.program.said
        assert house.troubles() == []


def test_unless_told_a_server_listens_on_the_loopback_address_alone(house: House) -> None:
    listening = set()
    for family in ("tcp", "tcp6"):
        for line in Path(f"/proc/{house.program.process.pid}/net/{family}").read_text().split("\n"):
            fields = line.split()
            if len(fields) > 3 and fields[3] == "0A" and fields[1].endswith(f":{house.port:04X}"):
                listening.add(fields[1].split(":")[0])
    assert listening == {"0100007F"}


def test_a_port_out_of_range_is_refused_by_name(tmp_path: Path) -> None:
    ended = nextplease(tmp_path / "log", "--data", str(tmp_path), "serve", "--port", "70000")
    assert ended.code == 1
    assert "port" in ended.said
    assert "65535" in ended.said


def test_an_unknown_key_of_the_configuration_is_refused_with_a_hint(tmp_path: Path) -> None:
    config = tmp_path / "nextplease.toml"
    config.write_text('prot = 8000\ncolour = "red"\n')
    log = tmp_path / "log"
    ended = nextplease(log, "--config", str(config), "--data", str(tmp_path), "serve")
    assert ended.code == 1
    assert "unknown key 'prot'; did you mean 'port'?" in ended.said
    assert "unknown key 'colour'" in ended.said


def test_an_unknown_variable_of_ours_is_refused_with_a_hint(tmp_path: Path) -> None:
    set_to = {"NEXTPLEASE_PROT": "8000"}
    ended = nextplease(tmp_path / "log", "--data", str(tmp_path), "serve", environment=set_to)
    assert ended.code == 1
    assert "NEXTPLEASE_PROT; did you mean 'port'?" in ended.said


def test_the_configuration_file_is_taken_and_the_command_line_wins(tmp_path: Path) -> None:
    config, port = tmp_path / "nextplease.toml", free_port()
    config.write_text(f'port = {free_port()}\nagent = false\ndata = "{tmp_path}/house"\n')
    arguments = ["--config", str(config), "serve", "--port", str(port)]
    server = forking.fork("eventlet", arguments, {}, tmp_path / "log")
    assert server is not None

    def answers() -> bool:
        with suppress(requests.RequestException):
            return requests.get(f"http://127.0.0.1:{port}/api/v1/health", timeout=5).ok
        return False

    try:
        wait_until(answers)
        assert (tmp_path / "house" / "nextplease.db").exists()
    finally:
        server.terminate()
        assert server.wait(90) == 0
