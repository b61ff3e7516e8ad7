"""What the commands of the command line share: the settings, the database, errors in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from server import settings as configuration
from server.settings import ConfigurationError, Settings

if TYPE_CHECKING:
    from storage import Store


def settings_of(config: Path | None, **given: Any) -> Settings:
    """The settings of a configuration file and what is given; a click error in words."""
    try:
        return configuration.load(config, **given)
    except ConfigurationError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def opened_store(context: click.Context) -> Iterator[Store]:
    """The database of the configuration; what goes wrong is said in a sentence."""
    from server.app import open_store
    from storage import StorageError
    from ticketing.errors import Refused

    try:
        store = open_store(settings_of(**context.find_root().obj))
        try:
            yield store
        finally:
            store.close()
    except (StorageError, Refused) as error:
        raise click.ClickException(getattr(error, "detail", str(error))) from error


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)
