"""A file is read in a process of its own, with bounds, and changes nothing in this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.foreign_files import of, read
from tests.helpers import sample_site
from ticketing.appointments.files import known
from ticketing.foreign import apart
from ticketing.foreign.said import LARGEST

KNOWN = known(sample_site())


@pytest.mark.parametrize("name", ["an-online-meeting.ics", "times-of-all-kinds.csv"])
def test_what_is_read_apart_is_what_would_be_read_here(name: str) -> None:
    assert apart.read(KNOWN, of(name)).to_json() == read(of(name)).to_json()


def test_a_file_that_takes_too_long_is_given_up_in_words() -> None:
    found = apart.read(KNOWN, of("times-of-all-kinds.csv"), seconds=0.000_001)
    ((line, says),) = [(one.line, one.says) for one in found.mistakes]
    assert (line, found.entries) == (0, [])
    assert says.startswith("This file could not be read in the time that")


def test_a_file_that_takes_too_much_memory_is_given_up_in_words() -> None:
    found = apart.read(KNOWN, b"x,y\n" * 60_000, memory=1024 * 1024)
    assert [one.line for one in found.mistakes] == [0]
    assert "could not be read" in found.mistakes[0].says


def test_a_file_that_is_too_large_starts_nothing() -> None:
    found = apart.read(KNOWN, b"x" * (LARGEST + 1), memory=0)
    assert [one.says for one in found.mistakes] == [
        "This file has 257 kB; a day's appointments have at most 256 kB."
    ]


def test_no_file_beside_it_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("icalendar", "csv", "json", "ticketing"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    assert apart.read(KNOWN, of("its-own-zone-here.ics")).mistakes == []


def test_the_readers_process_gets_no_secret_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEXTPLEASE_SECRET", "s3cret")
    assert "NEXTPLEASE_SECRET" not in apart.environment()
