"""What the server says at its start that somebody should look at, and where its redirects lead."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, redirect

from hardware.slips.codes import LEAST_MODULE, module_for
from server import headers
from server.settings import ConfigurationError, Settings, load
from slips.ticket import ticket_slip
from storage import Store
from tests.asides import asides_here
from tests.helpers import NOW, ROOT, sample_site
from web.house import House


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, []),
        ({"host": "0.0.0.0"}, ["public_url is empty", "without https"]),
        ({"host": "::"}, ["public_url is empty", "without https"]),
        ({"host": "192.0.2.7", "public_url": "https://q.example.org"}, []),
        ({"proxies": 1}, ["public_url is empty"]),
        ({"proxies": 1, "public_url": "https://q.example.org"}, []),
        ({"host": "0.0.0.0", "proxies": 1, "public_url": "https://q.example.org"},
         ["whoever reaches it past the proxy may claim any address"]),
        ({"host": "0.0.0.0", "demo": True, "public_url": "https://q.example.org"},
         ["gets tokens of every role"]),
        ({"host": "queue.local", "public_url": "http://q.example.org"}, ["without https"]),
        ({"clips": Path("/no/such/folder")}, ["no such folder"]),
        ({"clips": ROOT}, []),
    ],
)  # fmt: skip
def test_a_setting_that_does_not_do_what_was_meant_is_said(given: Any, said: list[str]) -> None:
    found = Settings(**given).warnings()
    assert len(found) == len(said)
    assert all(part in one for part, one in zip(said, found, strict=True))


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("queue.example.org", "no address for a phone; write"),
        ("https://", "no address for a phone; write"),
        ("ftp://queue.example.org", "no address for a phone; write"),
        ("https://queue.example.org:99999", "no address for a phone; write"),
        ("https://queue .example.org", "no address for a phone; write"),
        ("https://queue.example.org/\u202e", "no address for a phone; write"),
        ("https://queue.example.org/?site=1", "'?' or '#'"),
        ("https://it:secret@queue.example.org", "no name or password"),
        ("https://queue.example.org/" + "a" * 200, "226 letters"),
    ],
)
def test_an_address_that_no_slip_could_carry_is_refused_at_the_start(url: str, says: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        load(public_url=url)
    assert str(refused.value).startswith("public_url: ")
    assert says in str(refused.value)
    assert "secret" not in str(refused.value)


def test_the_longest_address_there_may_be_makes_a_code_that_fits_the_smallest_paper() -> None:
    url = load(public_url="https://queue.example.org/" + "a" * 174).phones_url
    assert module_for(f"{url}/t/{'0' * 26}", 384) >= LEAST_MODULE


@pytest.mark.parametrize("given", [{"host": "0.0.0.0"}, {"host": "::"}, {"proxies": 1}])
def test_no_slip_leads_a_phone_to_an_address_that_it_cannot_reach(given: Any) -> None:
    assert Settings(**given).phones_url == ""
    assert Settings(**given, public_url="https://q.example.org/").phones_url == (
        "https://q.example.org"
    )


def test_without_an_address_the_slip_has_what_the_kiosks_scanner_reads(
    store: Store, tmp_path: Path
) -> None:
    nowhere = House(store, lambda: NOW, *asides_here(store), "", tmp_path)
    url = nowhere.ticket_url("01KAMZ5Q8R9T1V2W3X4Y5Z6A7B")
    assert url == "/T/01KAMZ5Q8R9T1V2W3X4Y5Z6A7B"
    slip = ticket_slip(
        sample_site(), number="C001", enquiry="council-tax", language="en", ahead=0, url=url,
        issued_at=NOW,
    )  # fmt: skip
    text = slip.model_dump_json()
    assert "Hold this under the scanner" in text
    assert "on your phone" not in text


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("/counter/x?because=known", "/counter/x?because=known"),
        ("http://evil.example/counter/x?a=1", "/counter/x?a=1"),
        ("//evil.example/x", "/x"),
        ("https://evil.example//other.example/x", "/other.example/x"),
    ],
)
def test_a_redirect_leads_to_a_path_whatever_host_was_asked_for(target: str, leads: str) -> None:
    app = Flask("it")
    app.add_url_rule("/go", "go", lambda: redirect(target))
    app.add_url_rule("/folder/", "folder", lambda: "")
    headers.install(app, public_url="")
    client = app.test_client()
    assert client.get("/go", headers={"Host": "evil.example"}).headers["Location"] == leads
    for path in ("/folder", "//folder/", "//go"):
        answer = client.get(path, base_url="http://evil.example")
        assert "evil" not in answer.headers.get("Location", "")


def test_the_sample_settings_miss_the_visitors_address_and_nothing_else(tmp_path: Path) -> None:
    text = (ROOT / "deploy" / "nextplease.toml").read_text(encoding="utf-8")
    (says,) = Settings(**tomllib.loads(text)).warnings()
    assert "public_url" in says
    said = text.replace("# public_url", "public_url")
    assert Settings(**tomllib.loads(said)).warnings() == []


def test_settings_are_read_as_an_editor_of_windows_saves_them(tmp_path: Path) -> None:
    file = tmp_path / "nextplease.toml"
    file.write_bytes("port = 8123\r\n".encode("utf-8-sig"))
    assert load(file).port == 8123
