"""SQLite through sqlite-utils: one write connection behind one lock, and readers beside it."""

from storage.store import Busy, Connection, StorageError, Store, on_a_connection

__all__ = ["Busy", "Connection", "StorageError", "Store", "on_a_connection"]
