"""Work for processes: functions of a module, as they have to be."""

from __future__ import annotations

import os
import signal
import sqlite3
import time

from ticketing.errors import BadRequest


def held(gate: str) -> int:
    """Say who does it at a gate (a named pipe), and go on when it is opened."""
    with open(gate, "w", encoding="utf-8") as line:
        line.write(f"{os.getpid()}\n")
    with open(gate, encoding="utf-8") as line:
        line.read()
    return os.getpid()


def noted(book: str, gate: str, word: str) -> str:
    """As `held`, and every time it is done it is noted in a book."""
    with open(book, "a", encoding="utf-8") as notes:
        notes.write(f"{word}\n")
    held(gate)
    return word


def for_ever() -> None:
    """Never ends, and hears nothing."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(60)


def refused() -> None:
    raise BadRequest("This cannot be understood.", field="period")


class Stubborn(Exception):
    """One that no other process can make again."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


def stubborn() -> None:
    raise Stubborn("one", "two")


def of_size(size: int) -> bytes:
    return bytes(size)


def died() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def first_line(connection: sqlite3.Connection, table: str) -> int:
    """The first number in a table."""
    return int(connection.execute(f"SELECT min(n) FROM {table}").fetchone()[0])


def line_by_line(connection: sqlite3.Connection, place: int | None) -> tuple[bytes, int | None]:
    """A file with a number in each line."""
    rows = connection.execute(
        "SELECT n FROM number WHERE n >= ? ORDER BY n LIMIT 2", (place or 0,)
    ).fetchall()
    numbers = [int(row[0]) for row in rows]
    return f"{numbers[0]}\n".encode(), numbers[1] if len(numbers) > 1 else None


def fails_at_once(connection: sqlite3.Connection, place: None) -> tuple[bytes, None]:
    raise BadRequest("Not this file.")


def fails_later(connection: sqlite3.Connection, place: int | None) -> tuple[bytes, int | None]:
    if place is not None:
        raise BadRequest("Not this one.")
    return b"first\n", 1


def write(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO number VALUES (99)")
