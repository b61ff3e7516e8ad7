"""`nextplease appointments`: a day's appointments out of a file."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

import click

from server.cli.common import now, opened_store
from ticketing import sites


@click.group()
def appointments() -> None:
    """Appointments: take a day's over from a file."""


@appointments.command("import")
@click.argument("site_id", metavar="SITE")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--preview", is_flag=True, help="Read and check the file; book nothing.")
@click.pass_context
def import_(context: click.Context, site_id: str, file: Path, preview: bool) -> None:
    """Book every appointment in FILE (CSV or iCalendar, UTF-8), or none of them.

    With a mistake anywhere nothing is booked, and each is named with its line.
    """
    from ticketing.appointments.checks import name_of, place_of, type_of
    from ticketing.appointments.importing import take
    from ticketing.asks import Actor, Ask
    from ticketing.sites.clock import clock

    who = os.environ.get("SUDO_USER") or getpass.getuser()
    ask = Ask(now(), Actor("command", f"appointments import by {who}"))
    with opened_store(context) as store:
        done = take(store, site_id, file.read_bytes(), ask, preview=preview)
        with store.read() as conn:
            site = sites.get(conn, site_id)
    for mistake in done.mistakes:
        where = f"line {mistake.line}: " if mistake.line else ""
        click.echo(f"{file}: {where}{mistake.says}", err=True)
    if done.mistakes:
        count = len(done.mistakes)
        raise click.ClickException(
            f"{count} {'mistake' if count == 1 else 'mistakes'}; nothing was booked."
        )
    for one in done.appointments:
        when = clock(site, one.starts_at, ask.now)
        who_with = f"{name_of(site, one.adviser)}, {place_of(site, one.service_point)}"
        code = "" if preview else f"  code {one.code}"
        click.echo(f"{when}  {type_of(site, one)}  {who_with}{code}")
    verb = "would be booked" if preview else "booked"
    click.echo(f"{len(done.appointments)} {verb}.")
