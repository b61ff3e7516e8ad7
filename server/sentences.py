"""Whatever goes wrong, a person is told in a sentence. What nobody thought of is written to a file
for whoever looks into it, and the sentence names the file."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import traceback

from storage.troubles import StorageError, about_file, explain


def sentence(error: Exception) -> str:
    """What to tell a person about `error`."""
    if isinstance(error, OSError):
        return about_file(error)
    if isinstance(error, sqlite3.Error):
        return explain(error)
    detail = getattr(error, "detail", None)  # a refusal of the domain
    if isinstance(error, StorageError) or isinstance(detail, str):
        return detail if isinstance(detail, str) else str(error)
    return _unexpected(error)


def _unexpected(error: Exception) -> str:
    said = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    kept = _kept("".join(traceback.format_exception(error)))
    where = f" Please report it with {kept}, which says where it happened." if kept else ""
    return f"this should not have happened ({said}).{where}"


def _kept(text: str) -> str:
    """Where the details are now; '' if they could be kept nowhere."""
    try:
        handle, path = tempfile.mkstemp(prefix="nextplease-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return ""
    return path
