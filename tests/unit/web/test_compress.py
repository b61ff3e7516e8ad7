"""Public text goes out compressed, and everything else as it is."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.helpers import ROOT
from web import compress

TEXT = "export const word = 'Siop Un Stop';\n" * 100
GZIP = {"Accept-Encoding": "gzip, deflate"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    (tmp_path / "large.js").write_text(TEXT)
    (tmp_path / "large.css").write_text("/* Why\n   so. */\n.a { order: 1; } /* here */\n" * 100)
    (tmp_path / "small.js").write_text("export {};\n")
    (tmp_path / "font.woff2").write_bytes(bytes(5000))
    app = Flask(__name__, static_folder=str(tmp_path), static_url_path="/static")
    app.add_url_rule("/api/v1/secret", "secret", lambda: ("token " * 1000, 200))
    compress.install(app)
    with app.test_client() as found:
        yield found


def test_a_script_is_compressed_and_reads_the_same(client: FlaskClient) -> None:
    answer = client.get("/static/large.js", headers=GZIP)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) == len(answer.data) < len(TEXT) / 5
    assert gzip.decompress(answer.data).decode() == TEXT


def test_a_style_goes_out_without_its_remarks(client: FlaskClient) -> None:
    answer = client.get("/static/large.css", headers=GZIP)
    assert gzip.decompress(answer.data).decode() == ".a { order: 1; } " * 100


def test_no_style_has_the_sign_of_a_remark_in_a_text() -> None:
    for file in ROOT.glob("*/**/static/**/*.css"):
        if "vendor" not in file.parts and "node_modules" not in file.parts:
            text = file.read_text(encoding="utf-8")
            assert (
                text.count("/*") == text.count("*/") == len(re.findall(r"(?s)/\*.*?\*/", text))
            ), file


def test_who_cannot_read_gzip_gets_it_plain(client: FlaskClient) -> None:
    for header in ({}, {"Accept-Encoding": "gzip;q=0"}, {"Accept-Encoding": "br"}):
        answer = client.get("/static/large.js", headers=header)
        assert "Content-Encoding" not in answer.headers
        assert answer.get_data(as_text=True) == TEXT
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_file_that_has_not_changed_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/static/large.js", headers=GZIP).headers["ETag"]
    answer = client.get("/static/large.js", headers={**GZIP, "If-None-Match": tag})
    assert (answer.status_code, answer.data) == (304, b"")


def test_fonts_small_files_and_private_answers_stay_as_they_are(client: FlaskClient) -> None:
    for path in ("/static/font.woff2", "/static/small.js", "/api/v1/secret"):
        assert "Content-Encoding" not in client.get(path, headers=GZIP).headers


def test_a_part_of_a_file_is_sent_as_asked(client: FlaskClient) -> None:
    answer = client.get("/static/large.js", headers={**GZIP, "Range": "bytes=0-9"})
    assert answer.status_code == 206
    assert answer.get_data(as_text=True) == TEXT[:10]
