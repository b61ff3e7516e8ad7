"""`deploy/nginx.conf` as it is shipped: it logs no secret address, and refuses nothing that the
program would take."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from server.app import build
from server.concurrency import start
from server.settings import Settings
from tests.helpers import ROOT
from tests.running import House, free_port, running, wait_until
from ticketing.foreign.said import LARGEST

TEXT = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
#: What stands in an address and opens something to whoever knows it.
SECRET = {"visit", "appointment"}


def logged(uri: str) -> bool:
    """Whether the map of the file has this address logged: the first pattern that is found."""
    rules = re.search(r"map \$uri \$nextplease_logged \{(.*?)\}", TEXT, re.S)
    assert rules is not None
    for pattern, answer in re.findall(r"~\*(\S+)\s+([01]);", rules[1]):
        if re.search(pattern, uri, re.I):
            return bool(answer == "1")
    return True


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Every address that the program has, with what is to be put into it."""
    data = tmp_path_factory.mktemp("house")
    server = build(Settings(data=data, agent=False), start("threading"))
    with closing(server.house.store):
        return {rule.rule: set(rule.arguments) for rule in server.app.url_map.iter_rules()}


def test_no_address_that_is_somebodys_alone_is_logged(addresses: dict[str, set[str]]) -> None:
    secret = {address for address, parts in addresses.items() if parts & SECRET}
    assert len(secret) > 20
    for address in secret:
        uri = re.sub(r"<[^>]*>", "01K5Z3RXV0W6SS6A7Y8NPG2QDM", address)
        assert not logged(uri), uri
        assert not logged(uri.upper()), uri


def test_all_others_are(addresses: dict[str, set[str]]) -> None:
    for address, parts in addresses.items():
        if not parts & SECRET:
            uri = re.sub(r"<[^>]*>", "riverside", address)
            assert logged(uri), uri


def test_the_log_shows_neither_what_follows_an_address_nor_where_somebody_came_from() -> None:
    form = re.search(r"log_format nextplease (.*?);", TEXT, re.S)
    assert form is not None
    shown = set(re.findall(r"\$(\w+)", form[1]))
    assert shown == {
        "remote_addr", "time_local", "request_method", "uri", "status", "body_bytes_sent",
        "request_time",
    }  # fmt: skip
    assert "access_log /var/log/nginx/nextplease.log nextplease if=$nextplease_logged;" in TEXT


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    try:
        socket.create_connection(("127.0.0.1", port), 5).close()
    except OSError:
        return False
    return True


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[tuple[str, House, Path]]:
    """nginx with the shipped file before a server: its address, the server, nginx's log."""
    nginx = shutil.which("nginx")
    if nginx is None:
        pytest.skip("nginx is not installed")
    port, log = free_port(), tmp_path / "access.log"
    with running(tmp_path / "house", proxies=1) as house:
        site = re.sub(r"\n\s*(ssl_certificate|error_log)[^;]*;", "", TEXT)
        site = site.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
        site = site.replace("/var/log/nginx/nextplease.log", str(log))
        site = site.replace("http://127.0.0.1:8000", house.url)
        places = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        kept = "".join(f"{place}_temp_path {tmp_path}/{place};\n" for place in places)
        conf = tmp_path / "nginx.conf"
        who = "user root;\n" if os.geteuid() == 0 else ""  # its workers are nobody otherwise
        main = (
            who
            + f"daemon off;\npid {tmp_path}/pid;\nerror_log {tmp_path}/error.log;\nevents {{}}\n"
        )
        conf.write_text(f"{main}http {{\n{kept}{site}\n}}\n")
        process = subprocess.Popen([nginx, "-c", str(conf), "-e", str(tmp_path / "error.log")])
        try:
            wait_until(lambda: answers(port), 90, "nginx's start")
            yield f"http://127.0.0.1:{port}", house, log
        finally:
            process.terminate()
            process.wait(90)


def test_behind_it_refusals_have_words_and_the_log_no_secrets(
    proxy: tuple[str, House, Path],
) -> None:
    url, house, log = proxy
    site = house.add_site()
    visit = house.issue(site)["visit"]
    files = f"{url}/api/v1/sites/{site.id}/appointments/import"
    who = {"Authorization": f"Bearer {site.supervisor}"}
    large = requests.post(files, data=b"x" * (LARGEST + 1), headers=who, timeout=90)
    assert large.status_code in (413, 422)
    assert "256 kB" in large.text
    larger = requests.post(files, data=b"x" * (9 << 20), headers=who, timeout=90)
    assert larger.status_code == 413
    assert "far larger than anything that is taken here" in larger.json()["detail"]
    assert requests.get(f"{url}/T/{visit}?of=secret", timeout=90).status_code == 200
    assert requests.get(f"{url}/sign-in?of=secret", timeout=90).status_code == 200
    house.stop()
    gone = requests.get(f"{url}/kiosk/{site.id}/entrance", timeout=90)
    assert gone.status_code == 503
    assert "is starting" in gone.text
    lines = log.read_text()
    assert "/sign-in" in lines
    assert visit not in lines
    assert "secret" not in lines
