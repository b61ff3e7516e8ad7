"""What the commands of the command line share: the settings, the database, errors in words."""

from __future__ import annotations

import errno
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


class InSentences(click.Group):
    """A group whose commands never show a traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command; what goes wrong is a click error with a sentence."""
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise  # whoever read the output has gone: click ends without a word
            from server.sentences import sentence

            raise click.ClickException(sentence(error)) from error


def settings_of(config: Path | None, **given: Any) -> Settings:
    """The settings of a configuration file and what is given; a click error in words."""
    try:
        return configuration.load(config, **given)
    except ConfigurationError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def opened_store(context: click.Context, *, new: bool = False) -> Iterator[Store]:
    """The database of the configuration; with `new`, made if there is none yet."""
    from server.opening import open_existing, open_store
    from web import languages

    settings = settings_of(**context.find_root().obj)
    languages.use_own(settings.languages)
    make = new and not settings.database.exists()
    store = open_store(settings) if make else open_existing(settings)
    try:
        yield store
    finally:
        store.close()


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)
