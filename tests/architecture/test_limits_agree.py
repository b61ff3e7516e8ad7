"""A limit that stands in several places is the same in each."""

from __future__ import annotations

import re

from display.media.api import MOST_READ
from display.voice import recording
from server.application import LARGEST_REQUEST
from tests.helpers import ROOT
from ticketing.foreign.said import LARGEST, MOST_LINES, MOST_TOLD
from web.brought import LARGEST_PICTURE, LARGEST_VIDEO
from web.logos import LARGEST_FILE
from web.problems import largest_file_words

NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
DOCS = (ROOT / "docs" / "appointments.md").read_text(encoding="utf-8")


def test_nginx_takes_what_the_server_takes() -> None:
    sizes = re.findall(r"client_max_body_size (\d+)([km]);", NGINX)
    general, files, logos, clips, shown = (
        int(size) * {"k": 1024, "m": 1024 * 1024}[unit] for size, unit in sizes
    )
    assert general == LARGEST_REQUEST
    # More than a file may have, so that the server says in words what is too large.
    assert files == 16 * LARGEST
    assert logos > 2 * LARGEST_FILE
    assert clips > 2 * recording.LARGEST
    assert shown >= MOST_READ > LARGEST_VIDEO > LARGEST_PICTURE


def test_nginx_refuses_in_the_servers_words() -> None:
    assert f'"detail": "{largest_file_words()}"' in NGINX


def test_the_documents_promise_what_is_taken() -> None:
    assert f"at most {LARGEST // 1024} kB" in DOCS
    assert f"{MOST_LINES} lines" in DOCS


def test_the_page_counts_as_many_mistakes_as_are_told() -> None:
    panel = ROOT / "counters" / "appointments" / "static" / "file.js"
    assert f"const MOST_TOLD = {MOST_TOLD};" in panel.read_text(encoding="utf-8")
