"""What is installed is what was pinned, from wherever it comes, and its licences are listed."""

from __future__ import annotations

import re

import pytest

from scripts import licences
from tests.helpers import ROOT

#: What an Apache-2.0 program may be run with.
FREE = ("MIT", "BSD", "Apache", "ISC", "MPL", "PSF", "OFL", "Zlib", "CC0", "0BSD", "Unlicense",
        "Public Domain", "Mozilla", "Python Software Foundation")  # fmt: skip


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_with_its_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(packages) > 10
    for package in packages:
        assert re.match(r"[A-Za-z0-9._-]+==[^\s;]+ ?", package), package[:60]
        assert "--hash=sha256:" in package, package[:60]
    assert "://" not in text
    assert "--index-url" not in text
    assert "--find-links" not in text


def test_make_installs_by_hashes_alone() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = [line for line in text.splitlines() if "pip install" in line and " -r " in line]
    assert len(installs) == 2
    assert all("--require-hashes" in line for line in installs)


def test_the_list_of_licences_is_that_of_what_is_pinned() -> None:
    assert licences.PAGE.read_text(encoding="utf-8") == licences.page()


def test_every_licence_may_be_used_with_ours() -> None:
    python = [(name, licences.licence(name)) for name, _ in licences.pinned()]
    front = [(name, said) for name, _, said in licences.front_end()]
    strange = [one for one in (*python, *front) if not any(free in one[1] for free in FREE)]
    assert strange == []
    assert not [one for one in (*python, *front) if "GPL" in one[1]]


def test_what_docs_say_proves_a_promise_is_there() -> None:
    """Each test and module that the ASVS table names exists."""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    files = {file.name for file in (ROOT / "tests").rglob("test_*.py")}
    named = set(re.findall(r"`(test_\w+\.py)`", text))
    assert named
    assert named <= files
    modules = re.findall(r"`((?:web|server|storage|ticketing|deploy|docs)/[\w./-]+)`", text)
    assert [one for one in modules if not (ROOT / one).exists()] == []
