"""`nextplease backup`, `restore`, `upgrade` and `verify`: looking after the data."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from server.cli.common import now, opened_store, settings_of

if TYPE_CHECKING:
    from server.restoring import Archive
    from server.settings import Settings

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=_FILE, required=False)
@click.pass_context
def backup(context: click.Context, file: Path | None) -> None:
    """Write all that a restore needs to FILE, one archive, while the server runs.

    Without FILE into the folder of the backups, under the present time. It holds the server's
    secrets and visitors' names: keep it as safe as the server.
    """
    from server import backups
    from server.opening import MIGRATIONS
    from storage import migrating

    settings = settings_of(**context.find_root().obj)
    found = migrating.found_at(settings.database)
    if found is None:
        raise click.ClickException(f"there is no database in {settings.data}; nothing was written")
    migrating.check_known(found, MIGRATIONS, settings.database)
    target = file or backups.folder(settings) / f"by-hand-{now():%Y-%m-%dT%H%M%S}.zip"
    backups.make(settings, target)
    click.echo(f"wrote {target}")


@click.command()
@click.argument("file", type=_FILE)
@click.option("--check", is_flag=True, help="Read and prove all of it, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option(
    "--numbers-from",
    type=click.IntRange(2, 9000),
    help="Today's tickets begin here: a figure beyond those that visitors hold.",
)
@click.pass_context
def restore(
    context: click.Context, file: Path, check: bool, yes: bool, numbers_from: int | None
) -> None:
    """Put the backup FILE in place of what is in the data folder; the server must be stopped.

    What was there is put aside, never deleted. A plain copy of a database, as older versions made
    them, is taken as well.
    """
    from server import backups, restoring
    from server.opening import prepare_folder

    settings = settings_of(**context.find_root().obj)
    if not check:
        prepare_folder(settings.data)
    scratch = None if check else settings.data
    with TemporaryDirectory(prefix=backups.SCRATCH, dir=scratch) as folder:
        archive = restoring.unpack(file, Path(folder, "content"), settings.database.name)
        made = f" of {archive.made_at:%Y-%m-%d %H:%M} UTC" if archive.made_at else ""
        if check:
            _say_whether_it_replays(archive, settings, f"{file}{made}")
            return
        if settings.database.exists() and not yes:
            click.confirm(f"Put the backup{made} in place of {settings.database}?", abort=True)
        aside = restoring.restore(archive, settings)
    if numbers_from is not None:
        restoring.begin_numbers_at(numbers_from, settings, now())
    click.echo(f"restored the backup{made}")
    if aside is not None:
        click.echo(f"what was there is in {aside}: delete it when all is well")
    if (settings.data / restoring.SETTINGS_OF_THEN).exists():
        click.echo(f"its settings were others: {settings.data / restoring.SETTINGS_OF_THEN}")
    if archive.made_at is None:
        click.echo("it holds the database alone: the keys are those that were here, or new ones")


def _say_whether_it_replays(archive: Archive, settings: Settings, what: str) -> None:
    from server import restoring

    differences = restoring.replayed(archive, settings)
    for line in differences:
        click.echo(line, err=True)
    if differences:
        raise click.ClickException(f"{what}: {len(differences)} differences")
    click.echo(f"{what}: all of it is whole, and the log replays to the same state")


@click.command()
@click.pass_context
def upgrade(context: click.Context) -> None:
    """Bring the database up to date without starting the server; a backup is made first."""
    from server.opening import MIGRATIONS, open_store
    from storage import migrating

    settings = settings_of(**context.find_root().obj)
    found = migrating.found_at(settings.database)
    if found is None:
        raise click.ClickException(f"there is no database in {settings.data}")
    open_store(settings).close()
    count = len(migrating.pending(found, MIGRATIONS))
    click.echo(f"upgraded by {count} steps" if count else "it is up to date")


@click.command()
@click.pass_context
def verify(context: click.Context) -> None:
    """Prove that the database is sound and that the event log tells what the tables hold."""
    from ticketing.visits import replay

    with opened_store(context) as store:
        integrity = store.integrity()
        differences = store.report(replay.differences)
        purged = store.report(replay.told_from)
    for line in differences:
        click.echo(line, err=True)
    if integrity != "ok" or differences:
        raise click.ClickException(f"integrity: {integrity}; {len(differences)} differences")
    click.echo("integrity ok; the log replays to the same state")
    for site, day in purged.items():
        click.echo(f"{site}: the log of the days before {day} was purged")
