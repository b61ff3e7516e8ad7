"""What is known of the models: their names, widths, features and code pages.

From python-escpos's list, and from our own of those that it has not (`hardware/makes.py`).
"""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from hardware.makes import MAKES


def _import_escpos() -> tuple[Any, Any, Any]:
    """Import python-escpos without what it does on the side.

    It calls `logging.basicConfig`, leaves a temporary folder behind, and reads its file of models,
    which is JSON, by a YAML parser: a third of a second at each start of an agent (3.1).
    """
    root = logging.getLogger()
    handlers, safe_load = root.handlers[:], yaml.safe_load
    yaml.safe_load = json.load
    try:
        from escpos import capabilities, magicencode
        from escpos.printer import Dummy
    finally:
        yaml.safe_load = safe_load
        root.handlers[:] = handlers
    folder = Path(capabilities.pickle_dir)
    if folder.parent == Path(tempfile.gettempdir()):
        shutil.rmtree(folder, ignore_errors=True)
    return capabilities, magicencode, Dummy


_capabilities, _magicencode, _Dummy = _import_escpos()
_LIST: dict[str, dict[str, Any]] = _capabilities.CAPABILITIES["profiles"]
_LIST.update({name: make.profile(name, _LIST["default"]) for name, make in MAKES.items()})


def names() -> frozenset[str]:
    """The names of the models that are known."""
    return frozenset(_LIST)


def data(name: str) -> dict[str, Any]:
    """What is known of a model; the name must be one of `names()`."""
    return _LIST[name]


def dummy(name: str, *, columns: int, dots: int) -> Any:
    """A python-escpos printer that keeps its bytes, for paper of `columns` letters and `dots`."""
    base = _capabilities.get_profile(name)
    profile = _capabilities.Profile(columns=columns, features=base.features)
    # With a width of its own, python-escpos has no reason to print its doubts to stdout.
    media = {**base.profile_data["media"], "width": {"mm": "Unknown", "pixels": dots}}
    profile.profile_data = {**base.profile_data, "media": media}
    return _Dummy(profile=profile)


@lru_cache(maxsize=8)
def _encoder(profile: str) -> Any:
    return _magicencode.Encoder(_capabilities.get_profile(profile).get_code_pages())


@lru_cache(maxsize=4096)
def _carries(profile: str, char: str) -> bool:
    # From U+4E00 on python-escpos sends GB 18030, which is no code page of a profile.
    if ord(char) < 0x80:
        return True
    if "\u4e00" <= char <= "\u9fa5":
        return False
    return _encoder(profile).find_suitable_encoding(char) is not None


def carries(profile: str, text: str) -> bool:
    """Whether every letter of `text` is on some code page of the profile."""
    return all(_carries(profile, char) for char in text)
