"""The command line: `nextplease`. Each command imports what it needs, so that `serve` can choose
its concurrency before anything else is loaded."""

from __future__ import annotations

import json
import os
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from server.cli.common import InSentences, now, opened_store, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticketing.appointments.promises import Touched
    from ticketing.sites import Site

_PATH = click.Path(path_type=Path)
_ROOT = str(Path(__file__).resolve().parents[2])


#: Where the commands of other modules are.
_ELSEWHERE = {
    "user": "users", "appointments": "appointments", "security-log": "security",
    "setup-code": "setting_up",
    **dict.fromkeys(("backup", "restore", "upgrade", "verify"), "backups"),
}  # fmt: skip


class _Commands(InSentences):
    """What stands elsewhere is imported when it is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted({*super().list_commands(context), *_ELSEWHERE})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name in _ELSEWHERE:
            module = import_module(f"server.cli.{_ELSEWHERE[name]}")
            found: click.Command = getattr(module, name.replace("-", "_"))
            return found
        return super().get_command(context, name)


@click.group(cls=_Commands)
@click.option("--config", type=_PATH, help="TOML file with the settings (docs/configuration.md).")
@click.option("--data", type=_PATH, help="Folder of the database; overrides the configuration.")
@click.version_option(package_name="nextplease")
@click.pass_context
def main(context: click.Context, config: Path | None, data: Path | None) -> None:
    """A walk-in queue system: kiosks, tickets, counters, displays, and every wait logged."""
    # What is written holds secrets and names: it is its user's alone, whatever the shell says.
    os.umask(0o077)
    context.obj = {"config": config, "data": data}


# ---------------------------------------------------------------------- running


@main.command()
@click.option("--host", help="Address to listen on (127.0.0.1 unless told otherwise).")
@click.option("--port", type=int, help="Port to listen on (8000).")
@click.option("--async-mode", type=click.Choice(["eventlet", "threading"]))
@click.pass_context
def serve(context: click.Context, /, **given: Any) -> None:
    """Serve a council: kiosks, desks, displays, and the agent for this machine's devices."""
    from server.run import become_server

    become_server(settings_of(**context.obj, **given))


@main.command()
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--data", type=_PATH, default=Path("demo-data"), show_default=True)
@click.option("--speed", type=float, default=4.0, show_default=True, help="How fast people are.")
@click.option("--no-visitors", is_flag=True, help="Nobody comes and nobody serves but you.")
@click.option("--no-past", is_flag=True, help="A new house begins today, without made-up weeks.")
def demo(port: int, data: Path, speed: float, no_visitors: bool, no_past: bool) -> None:
    """Show everything: server, agent, emulated printers, simulated visitors and advisers."""
    from server.demo.run import run_demo

    run_demo(port=port, data=data, speed=speed, visitors=not no_visitors, past=not no_past)


@main.command()
@click.argument("plan", type=_PATH)
@click.option("--speed", type=float, default=1.0, show_default=True, help="How fast people are.")
@click.option("--arrivals", type=click.Choice(["steady", "day"]), default="steady")
@click.option("--seed", type=int, help="The same seed brings the same people.")
def simulate(plan: Path, speed: float, arrivals: Any, seed: int | None) -> None:
    """Let simulated visitors and advisers into a running server, as PLAN (JSON) says."""
    from simulation.__main__ import simulate as run

    run(plan, speed=speed, arrivals=arrivals, seed=seed)


@main.command()
@click.option("--server", "url", required=True, help="e.g. http://127.0.0.1:8000")
@click.option("--token-file", type=_PATH, help="Without one it shows a code, for Devices.")
@click.option("--name", default="local", show_default=True, help="In its log.")
@click.option("--journal", type=_PATH, default=Path("agent/journal.db"), show_default=True)
def agent(url: str, token_file: Path | None, name: str, journal: Path) -> None:
    """Drive the devices of this machine for a server elsewhere."""
    # In place of this process: the agent is a program of its own and imports no server.
    command = [
        sys.executable, "-P", "-m", "hardware", "--server", url,
        "--journal", str(journal), "--name", name,
    ]  # fmt: skip
    if token_file is not None:
        command += ["--token-file", str(token_file)]
    os.execve(sys.executable, command, os.environ | {"PYTHONPATH": _ROOT})


# ---------------------------------------------------------------------- sites


@main.group()
def site() -> None:
    """Site files: check, load, dump, history."""


def _read(file: Path) -> str:
    from ticketing.sites.encoding import MOST_BYTES, text_of

    try:
        with file.open("rb") as opened:
            # One more than is possible, so that it is refused for its size and not read to its end.
            return text_of(opened.read(MOST_BYTES + 1))
    except OSError as error:
        raise click.ClickException(f"cannot read {file}: {error}") from error


@site.command("check")
@click.argument("file", type=_PATH)
@click.pass_context
def site_check(context: click.Context, file: Path) -> None:
    """Name each mistake of FILE with its line, and what to write instead.

    What is no mistake but would better be otherwise is named as well, and fails nothing. Where the
    site is loaded already, so is every booking and every visit that FILE would not keep.
    """
    from server import site_checks
    from server.site_checks import checks
    from ticketing.sites.file import SiteFileError, parse
    from web import languages

    languages.use_own(settings_of(**context.find_root().obj).languages)
    try:
        text = _read(file)
        found = parse(text, checks)
    except SiteFileError as error:
        for mistake in error.mistakes:
            click.echo(f"{file}:{mistake.line}: {mistake.where}: {mistake.says}", err=True)
        count = len(error.mistakes)
        raise click.ClickException(f"{count} mistake{'s' if count > 1 else ''}") from error
    _say_cautions(context, file, text, found)
    for one in _would_touch(context, found):
        click.echo(f"{file}: note: {_touched(one)}", err=True)
    for says in (*site_checks.of_languages(found), *_unspoken(context, found)):
        click.echo(f"languages: {says}", err=True)
    click.echo(
        f"{file} is well: {found.called('en')}, {len(found.enquiries)} enquiry types, "
        f"{len(found.service_points)} service points, {len(found.advisers)} advisers"
    )


def _unspoken(context: click.Context, found: Site) -> Iterator[str]:
    """The languages in which nobody on this machine says a call."""
    from display.voice import lacking
    from web.words import language_names

    settings = settings_of(**context.find_root().obj)
    for code in lacking.unspoken(settings.clips_folder, lacking.wanted(found)):
        name = language_names(code)["name"]
        yield f"{name}: no voice here speaks it; record clips, or its calls are a chime alone"


@site.command("new")
@click.option("--template", "key", help="The kind of house; without it, those there are.")
@click.option("--id", "site_id", default="our-house", show_default=True, help="In every address.")
@click.option("--name", default="Our house", show_default=True, help="As visitors know it.")
@click.option("--welsh", help="Its name in Welsh, where the screens are to speak it, and first.")
def site_new(key: str | None, site_id: str, name: str, welsh: str | None) -> None:
    """Print a site file to begin with, that is well as it stands; what to change is marked."""
    from server.starting import new_site, templates
    from ticketing.sites.file import SiteFileError, parse

    if key is None:
        for one in templates().values():
            click.echo(f"{one.id}: {one.name['en']}")
        return
    names = {"en": name} if welsh is None else {"cy": welsh, "en": name}
    text = new_site(key, site_id, names)
    try:
        parse(text)  # what was typed here may be no id, or too long a name
    except SiteFileError as error:
        raise click.ClickException(error.mistakes[0].says) from error
    click.echo(text, nl=False)


@site.command("load")
@click.argument("file", type=_PATH)
@click.pass_context
def site_load(context: click.Context, file: Path) -> None:
    """Take FILE over, all of it or nothing. A running server sees it at once.

    What is no mistake but would better be otherwise is named, as by 'site check'; so are the
    pictures and videos that went with an exported file and are not here.
    """
    from administration.site import beside
    from server.site_checks import checks
    from ticketing.asks import Actor
    from ticketing.commands import loading
    from ticketing.sites.file import SiteFileError, parse

    try:
        text = _read(file)
    except SiteFileError as error:
        raise click.ClickException(f"nothing was changed:\n{error}") from error
    with opened_store(context, new=True) as store:
        try:
            found = parse(text, checks)
            loaded = loading.load(store, text, now=now(), actor=Actor("command", "site load"))
        except SiteFileError as error:
            raise click.ClickException(f"nothing was changed:\n{error}") from error
        with store.read() as conn:
            not_here = beside.not_here(conn, loaded.site.id, text)
    _say_cautions(context, file, text, found)
    for one in loaded.touched:
        click.echo(f"note: {_touched(one)}", err=True)
    for name in not_here:
        says = f"note: displays showed {name} where this file comes from, and do not here;"
        click.echo(f"{says} its last lines say what it is", err=True)
    click.echo(f"loaded {loaded.site.id}: {loaded.site.called('en')}")


def _say_cautions(context: click.Context, file: Path, text: str, found: Site) -> None:
    """What is no mistake in FILE, but would better be otherwise."""
    from functools import partial

    from server import site_checks
    from ticketing.sites.file import cautions
    from web import easy

    missing = partial(easy.missing, settings_of(**context.find_root().obj).data)
    for one in cautions(text, found, site_checks.cautions, missing):
        click.echo(f"{file}:{one.line}: note: {one.where}: {one.says}", err=True)


def _would_touch(context: click.Context, site: Site) -> list[Touched]:
    """Where there is a database of this version; a file can be checked without one."""
    from server.opening import open_existing
    from storage import StorageError
    from ticketing.commands import loading

    settings = settings_of(**context.find_root().obj)
    try:
        store = open_existing(settings)
    except StorageError:
        return []
    with closing(store), store.read() as conn:
        return loading.would_touch(conn, site, now())


def _touched(one: Touched) -> str:
    return f"{one.name}: {one.says} {one.do}"


@site.command("dump")
@click.argument("site_id", metavar="SITE")
@click.option("--version", type=int, help="An earlier version, by its number in the history.")
@click.pass_context
def site_dump(context: click.Context, site_id: str, version: int | None) -> None:
    """Print the file of SITE to the letter, comments included: what is in force, or was.

    Pictures and videos that go with it are named beside it.
    """
    from administration.site import beside
    from ticketing import sites
    from ticketing.drafting.edits import plain
    from ticketing.sites import history

    with opened_store(context) as store, store.read() as conn:
        text = sites.dump(conn, site_id)
        if version is not None:
            text = history.text_of(conn, site_id, version)
        click.echo(text, nl=False)
        click.echo(beside.note(conn, site_id, plain(text)), nl=False, err=True)


@site.command("history")
@click.argument("site_id", metavar="SITE")
@click.pass_context
def site_history(context: click.Context, site_id: str) -> None:
    """List the versions of SITE, the newest first: who made each, when, how and why; JSON lines."""
    from storage.times import iso
    from ticketing.kept import plain
    from ticketing.sites import history

    with opened_store(context) as store, store.read() as conn:
        last: int | None = history.in_force(conn, site_id) + 1
        while last is not None:
            found = history.versions(conn, site_id, before=last)
            for one in found:
                click.echo(json.dumps({**plain(one), "at": iso(one.at)}))
            last = found[-1].number if found else None


# ---------------------------------------------------------------------- programs


@main.group()
def token() -> None:
    """Access tokens of kiosks, agents and programs."""


@token.command("make")
@click.argument(
    "role",
    type=click.Choice(
        ["kiosk", "counter", "receptionist", "adviser", "supervisor", "administrator", "agent"]
    ),
)
@click.option("--site", "site_id", help="The one site it is for; needed for all but agents.")
@click.option("--kiosk", help="The kiosk whose own token it is: its tickets are printed there.")
@click.option("--name", required=True, help="What the event log calls its holder.")
@click.pass_context
def token_make(
    context: click.Context, role: Any, site_id: str | None, kiosk: str | None, name: str
) -> None:
    """Make a token and print it: it is shown this once, and kept only as a hash.

    One of role 'counter' makes a PC known, so that PINs count there; it opens nothing by itself.
    """
    from server.cli.security import told
    from ticketing import sites
    from web import tokens

    if site_id is None and role != "agent":
        raise click.ClickException(f"say with --site which site this {role} token is for")
    if kiosk is not None and role != "kiosk":
        raise click.ClickException(f"--kiosk is for kiosk tokens; this is one for a {role}")
    with opened_store(context) as store:
        if site_id is not None:
            with store.read() as conn:
                found = sites.get(conn, site_id)
            if kiosk is not None:
                found.kiosk(kiosk)  # NotFound names those there are
        secret = tokens.make(store, role, site=site_id, name=name, now=now(), kiosk=kiosk)
        told(store, "token_made", site=site_id, detail=f"of role {role}: {name}")
        click.echo(secret)


@token.command("list")
@click.pass_context
def token_list(context: click.Context) -> None:
    """List tokens, without their secrets, as JSON lines."""
    from web import tokens

    with opened_store(context) as store, store.read() as conn:
        for row in tokens.listed(conn):
            click.echo(json.dumps(row))


@token.command("revoke")
@click.argument("token_id", type=int, metavar="ID")
@click.pass_context
def token_revoke(context: click.Context, token_id: int) -> None:
    """End a token: its next request is refused, and what it has open ends within a minute."""
    from server.cli.security import told
    from web import tokens

    with opened_store(context) as store:
        tokens.revoke(store, token_id, now())
        told(store, "token_ended", detail=f"token {token_id}")
    click.echo(f"token {token_id} is revoked")


if __name__ == "__main__":
    main()
