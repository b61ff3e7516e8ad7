"""`nextplease appointments`: appointments out of a file of another program."""

from __future__ import annotations

import getpass
import os
from collections import Counter
from functools import partial
from pathlib import Path

import click

from server.cli.common import now, opened_store
from ticketing import sites

#: What becomes of a line, in the order of the last line.
_WILL = {
    "new": "new", "moved": "moved", "changed": "changed", "cancelled": "cancelled",
    "there": "there already", "left": "left as it is", "refused": "refused",
}  # fmt: skip


@click.group()
def appointments() -> None:
    """Appointments: take over what a file says."""


@appointments.command("import")
@click.argument("site_id", metavar="SITE")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--preview", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--partly", is_flag=True, help="Leave out the lines with mistakes, do the others.")
@click.pass_context
def import_(context: click.Context, site_id: str, file: Path, preview: bool, partly: bool) -> None:
    """Do what FILE (CSV or iCalendar) says: book what is new, move what has moved, cancel what is
    called off. The same file again changes nothing.

    With a mistake anywhere nothing is done, and each is named with its line.
    """
    from ticketing.appointments import files
    from ticketing.appointments.importing import rehearse, take
    from ticketing.asks import Actor, Ask
    from ticketing.foreign.said import how_many

    who = os.environ.get("SUDO_USER") or getpass.getuser()
    ask = Ask(now(), Actor("command", f"appointments import by {who}"))
    with opened_store(context) as store:
        with store.read() as conn:
            site = sites.get(conn, site_id)
        found = files.read(site, _content(file))
        if preview:
            done = store.report(partial(rehearse, partly=partly), site_id, found, ask)
            done.made = False
        else:
            done = take(store, site_id, found, ask, partly=partly)
    for remark in done.remarks:
        click.echo(f"{file}: {_at(remark.line)}{remark.says}", err=True)
    for mistake in done.mistakes:
        click.echo(f"{file}: {_at(mistake.line)}{mistake.says}", err=True)
    for line in done.lines:
        if line.will == "refused":
            continue
        one = line.appointment
        code = f" Code {one.code}." if one and line.will == "new" and done.made else ""
        click.echo(f"line {line.line}: {_WILL[line.will]}: {line.says}{code}")
        for note in line.notes:
            click.echo(f"    note: {note}")
    for one in done.gone:
        says = f"{files.when(site, one, ask.now)}: in an earlier file and not in this one"
        click.echo(f"{says}; it stays booked.")
    count = len(done.mistakes)
    if count and not done.made:
        many = how_many(done.mistakes)
        raise click.ClickException(
            f"{many} {'mistake' if count == 1 else 'mistakes'}; nothing was done."
        )
    counts = Counter[str](line.will for line in done.lines)
    words = ", ".join(f"{counts[will]} {says}" for will, says in _WILL.items() if counts[will])
    click.echo(f"{'Nothing was done. It would be' if preview else 'Done'}: {words or 'nothing'}.")


def _at(line: int) -> str:
    return f"line {line}: " if line else ""


def _content(file: Path) -> bytes:
    """The file, as much of it as tells that it is too large."""
    from ticketing.foreign.said import LARGEST
    from ticketing.foreign.text import too_large

    size = file.stat().st_size
    if size > LARGEST:
        raise click.ClickException(f"{file}: {too_large(size)}")
    return file.read_bytes()
