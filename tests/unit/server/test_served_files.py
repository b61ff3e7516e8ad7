"""What the pages name is there, and nothing besides the static folders is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from server import concurrency
from server.app import FRONTS, build
from server.settings import Settings
from tests.helpers import ROOT

_NAMED = re.compile(r"/static/[\w./-]+\.(?:js|css|svg|woff2)|/static/[\w./-]+(?=\")")
#: Types are imported in comments, and never asked for by a browser.
_COMMENT = re.compile(r"/\*[\s\S]*?\*/|^\s*//.*$", re.MULTILINE)
_IMPORTED = re.compile(r"""(?:from|import|import\()\s*['"]([./][^'"]+)['"]""")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    settings = Settings(
        data=tmp_path_factory.mktemp("data"), async_mode="threading", agent=False, demo=True
    )
    server = build(settings, concurrency.start("threading"))
    return server.app.test_client()


def ours(*suffixes: str) -> list[Path]:
    """Our own files of these kinds in the fronts and in what they share."""
    return [
        file
        for front in (*FRONTS, "web")
        for file in sorted((ROOT / front).rglob("*"))
        if file.suffix in suffixes and "vendor" not in file.parts
    ]


def address(file: Path) -> str:
    """Where a static file is served."""
    place, _, name = str(file.relative_to(ROOT)).partition("/static/")
    return f"/static/{name}" if place == "web" else f"/static/{place}/{name}"


def test_every_file_that_a_page_or_style_names_is_served(client: FlaskClient) -> None:
    named = {
        found for file in ours(".html", ".css", ".js") for found in _NAMED.findall(file.read_text())
    }
    assert len(named) > 50
    missing = {path for path in named if client.get(path).status_code != 200}
    assert missing == set()


def test_every_script_that_a_script_imports_is_served(client: FlaskClient) -> None:
    missing = []
    for script in ours(".js"):
        here = address(script)
        for name in _IMPORTED.findall(_COMMENT.sub("", script.read_text())):
            path = name if name.startswith("/") else str(Path(here).parent.joinpath(name))
            parts: list[str] = []
            for part in path.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, *([part] if part != "." else [])]
            if client.get("/".join(parts)).status_code != 200:
                missing.append((here, name))
    assert missing == []


@pytest.mark.parametrize(
    "path",
    [
        "/static/counters/desk/page.py",
        "/static/counters/desk/desk.html",
        "/static/counters/desk/../page.py",
        "/static/counters/desk/%2e%2e/page.py",
        "/static/../server/app.py",
        "/static/counters/wording.py",
    ],
)
def test_no_other_file_can_be_asked_for(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/static/again.js", "/static/fonts.css"])
def test_a_file_that_a_browser_keeps_is_the_same_whoever_signs_on(
    client: FlaskClient, path: str
) -> None:
    client.get("/sign-in")
    assert client.get_cookie("nextplease") is not None
    answer = client.get(path)
    assert answer.cache_control.max_age == 300
    assert "Cookie" not in answer.vary
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" in client.get("/sign-in").vary
