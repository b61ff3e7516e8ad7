"""SQLite through sqlite-utils: one write connection behind one lock, and readers beside it."""

from storage.store import Busy, Store, StorageError

__all__ = ["Busy", "StorageError", "Store"]
