"""`nextplease appointments import`: a day's appointments from the command line."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner, Result

from server.cli import main
from storage import Store
from tests.helpers import fresh_store, rows
from tests.site_text import site_text

TYPES = """
[[appointment_types]]
id = "talk"
name = { cy = "Sgwrs", en = "Talk" }
enquiry = "council-tax"
minutes = 30
"""


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(folder), "appointments", *arguments])


def house(folder: Path, times: str) -> Path:
    """A database with a site that is always open, and a file for tomorrow at these times."""
    fresh_store(folder / "nextplease.db", site_text() + TYPES).close()
    day = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    file = folder / "day.csv"
    lines = [f"{day},{one},Talk,Megan,Counter 1" for one in times.split()]
    file.write_text("\n".join(["date,time,type,adviser,place", *lines]))
    return file


def count(folder: Path) -> int:
    """How many appointments the database has."""
    with closing(Store(folder / "nextplease.db")) as store:
        return int(rows(store, "SELECT count(*) FROM appointment")[0][0])


def test_a_file_is_previewed_and_then_booked_and_the_next_time_there_already(
    tmp_path: Path,
) -> None:
    file = house(tmp_path, "10:00 10:30")
    done = run(tmp_path, "import", "riverside", str(file), "--preview")
    assert (done.exit_code, count(tmp_path)) == (0, 0), done.output
    assert "Nothing was done. It would be: 2 new." in done.output
    done = run(tmp_path, "import", "riverside", str(file))
    assert (done.exit_code, count(tmp_path)) == (0, 2), done.output
    assert "line 2: new: " in done.output
    assert "10:00: Talk with Megan, Counter 1. Code " in done.output
    done = run(tmp_path, "import", "riverside", str(file))
    assert (done.exit_code, count(tmp_path)) == (0, 2), done.output
    assert "Done: 2 there already." in done.output


def test_mistakes_are_named_with_file_and_line_and_nothing_is_booked(tmp_path: Path) -> None:
    file = house(tmp_path, "10:00 10:15")
    done = run(tmp_path, "import", "riverside", str(file))
    assert (done.exit_code, count(tmp_path)) == (1, 0)
    assert f"{file}: line 3: Counter 1 is taken from 10:00 to 10:30" in done.output
    assert "1 mistake; nothing was done." in done.output


def test_more_mistakes_than_are_told_are_not_counted_as_so_many(tmp_path: Path) -> None:
    file = house(tmp_path, " ".join(["25:00"] * 300))
    done = run(tmp_path, "import", "riverside", str(file))
    assert "And 100 more like these." in done.output
    assert "more than 200 mistakes; nothing was done." in done.output


def test_the_lines_without_mistakes_are_done_if_that_is_asked_for(tmp_path: Path) -> None:
    file = house(tmp_path, "10:00 10:15")
    done = run(tmp_path, "import", "riverside", str(file), "--partly")
    assert (done.exit_code, count(tmp_path)) == (0, 1), done.output
    assert "Done: 1 new, 1 refused." in done.output


def test_what_the_next_file_leaves_out_is_told(tmp_path: Path) -> None:
    file = house(tmp_path, "10:00 10:30")
    run(tmp_path, "import", "riverside", str(file))
    file.write_text("".join(file.read_text().splitlines(keepends=True)[:-1]))
    done = run(tmp_path, "import", "riverside", str(file))
    assert "10:30, Talk with Megan, Counter 1: in an earlier file and not in this" in done.output


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = house(tmp_path, "10:00")
    file.write_bytes(b"x" * 300_000)
    done = run(tmp_path, "import", "riverside", str(file))
    assert (done.exit_code, count(tmp_path)) == (1, 0)
    assert "a day's appointments have at most 256 kB" in done.output
