"""The rules of the house: imports point one way, one home for eventlet, files stay short."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT

PACKAGES = ("analytics", "counters", "display", "hardware", "kiosk", "server", "simulation",
            "slips", "storage", "ticketing", "web")  # fmt: skip
OURS = {".py", ".js", ".css", ".html", ".ftl", ".sql"}
LONGEST = 400
MOST_MODULES = 15


def files(*folders: str) -> list[Path]:
    """The files of these folders that are our own."""
    return [
        file
        for folder in folders
        for file in sorted((ROOT / folder).rglob("*"))
        if file.suffix in OURS and not {"vendor", "__pycache__", "databases"} & set(file.parts)
    ]


def test_imports_keep_their_contracts() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_server_mentions_eventlet() -> None:
    rooms = [package for package in PACKAGES if package != "server"]
    found = [
        str(file.relative_to(ROOT))
        for file in files(*rooms)
        if "eventlet" in file.read_text(encoding="utf-8")
    ]
    assert found == []


def test_nothing_of_ours_runs_in_a_native_thread_of_a_green_server() -> None:
    """There whatever was patched, a lock in `tempfile` or `logging`, hangs for good."""
    found = [
        str(file.relative_to(ROOT))
        for file in files(*PACKAGES)
        if any(word in file.read_text(encoding="utf-8") for word in ("tpool", "patcher.original"))
    ]
    assert found == []


@pytest.mark.parametrize("folder", [*PACKAGES, "tests", "scripts"])
def test_no_file_is_longer_than_400_lines(folder: str) -> None:
    lengths = {
        str(file.relative_to(ROOT)): file.read_text(encoding="utf-8").count("\n")
        for file in files(folder)
    }
    assert {file: length for file, length in lengths.items() if length > LONGEST} == {}


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for package in PACKAGES
        for file in sorted((ROOT / package).rglob("__init__.py"))
        if not file.read_text(encoding="utf-8").startswith('"""')
    ]
    assert silent == []


def test_every_folder_of_python_is_a_package() -> None:
    """import-linter sees, and setuptools installs, packages alone."""
    loose = {
        str(file.parent.relative_to(ROOT))
        for package in PACKAGES
        for file in (ROOT / package).rglob("*.py")
        if not (file.parent / "__init__.py").exists()
    }
    assert loose == set()


def test_no_folder_of_the_domain_has_more_than_15_modules() -> None:
    """Past that a folder is a drawer: modules are told apart by prefixes, or not at all. Migrations
    are, by their numbers, and none ever goes."""
    folders = [folder for folder in (ROOT / "ticketing").rglob("*") if folder.is_dir()]
    counts = {
        str(folder.relative_to(ROOT)): len([*folder.glob("*.py")]) - 1
        for folder in [ROOT / "ticketing", *folders]
        if folder.name != "migrations"
    }
    assert {folder: count for folder, count in counts.items() if count > MOST_MODULES} == {}


def test_sql_on_the_tables_of_the_domain_stands_with_the_domain() -> None:
    """Whoever teaches a second database has two places to look at."""
    tables = re.findall(
        r"^CREATE TABLE (\w+)",
        "".join(file.read_text() for file in (ROOT / "ticketing" / "migrations").glob("m*.py")),
        re.MULTILINE,
    )
    asks = re.compile(rf"\b(?:FROM|JOIN|INTO|UPDATE)\s+(?:{'|'.join(tables)})\b")
    found = [
        str(file.relative_to(ROOT))
        for package in set(PACKAGES) - {"ticketing"}
        for file in sorted((ROOT / package).rglob("*.py"))
        if "analytics/figures" not in str(file) and asks.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []
