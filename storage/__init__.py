"""SQLite through sqlite-utils: one write connection behind one lock, and readers beside it."""

from storage.migrating import Newer
from storage.store import Connection, Store, on_a_connection
from storage.troubles import Busy, StorageError

__all__ = ["Busy", "Connection", "Newer", "StorageError", "Store", "on_a_connection"]
