"""Which version this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def own_version() -> str:
    """The installed version, for the health page, the API's description and backups."""
    try:
        return version("nextplease")
    except PackageNotFoundError:
        return "0 (not installed)"
