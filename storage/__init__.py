"""SQLite through sqlite-utils: one write connection behind one lock, and readers beside it."""

from storage.store import Busy, Connection, StorageError, Store

__all__ = ["Busy", "Connection", "StorageError", "Store"]
