"""`nextplease user`: staff from the command line. Secrets are asked for, or read from standard
input; never arguments, which every user of the machine could read."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from server.cli.common import now, opened_store
from server.cli.security import told, whoever_types
from ticketing import sites
from ticketing.staff import people as staff

if TYPE_CHECKING:
    from storage import Store
    from ticketing.staff.people import Manager

_ROLES = click.Choice(
    ["adviser", "receptionist", "supervisor", "administrator", "partner", "auditor"]
)
_site = click.argument("site_id", metavar="SITE")
_person = click.argument("adviser", metavar="PERSON")
_stdin = click.option("--stdin", "from_stdin", is_flag=True, help="Read it from standard input.")


def _by(command: str) -> Manager:
    """Who manages: whoever types it, on the machine itself, may do all."""
    from ticketing.asks import Actor, Ask
    from ticketing.staff.people import Manager

    return Manager(Ask(now(), Actor("command", f"user {command} by {whoever_types()}")))


@click.group()
def user() -> None:
    """Staff: who there is, what they can do, and how they sign in."""


@user.command("list")
@_site
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def user_list(context: click.Context, site_id: str, as_json: bool) -> None:
    """Who there is, where they are signed on, and how they sign in."""

    with opened_store(context) as store, store.read() as conn:
        people = staff.listed(conn, sites.get(conn, site_id), _by("list").ask)
    for one in people:
        if as_json:
            click.echo(json.dumps(one, ensure_ascii=False))
            continue
        pin = "PIN set" if one["pin"] else "no PIN"
        password = "password" if one["password"] else "-"
        place = one["signed_on"]
        where = f"at {place['service_point']}" if place else "signed off"
        locked = f", locked until {one['locked_until']}" if one["locked_until"] else ""
        click.echo(
            f"{one['id']:20} {one['name']:20} {one['role']:13} {pin:9} {password:9} {where}{locked}"
        )


@user.command("add")
@_site
@click.argument("name")
@click.option("--id", "key", help="The id; made from the name without.")
@click.option("--role", type=_ROLES, default="adviser", show_default=True)
@click.option("--home", help="The site where somebody of this id signs in: one person, at both.")
@click.option("--skill", "skills", multiple=True, help="A preferred enquiry type; several times.")
@click.option("--backup", multiple=True, help="An enquiry type as backup; several times.")
@click.option("--language", "languages", multiple=True, help="A language spoken, such as 'pl'.")
@click.pass_context
def user_add(
    context: click.Context,
    site_id: str,
    name: str,
    key: str | None,
    role: str,
    home: str | None,
    skills: tuple[str, ...],
    backup: tuple[str, ...],
    languages: tuple[str, ...],
) -> None:
    """Add NAME. They can sign in once they have a PIN or a password."""

    with opened_store(context) as store:
        person = staff.add(store, site_id, _by("add"), key, name=name, role=role, home=home,
                           skills=skills, backup=backup, languages=languages)  # fmt: skip
        told(store, "person_added", site=site_id, who=person.id, detail=f"as {person.role}")
    next_step = f"; next: user pin {site_id} {person.id}" if home is None else f", as at {home}"
    click.echo(f"{person.name} is added as {person.id}{next_step}")


@user.command("pin")
@_site
@_person
@_stdin
@click.pass_context
def user_pin(context: click.Context, site_id: str, adviser: str, from_stdin: bool) -> None:
    """Set the PIN of PERSON, four figures. Whoever is signed in as them is signed out."""
    from web.pins import hashed

    with opened_store(context) as store:
        _known(store, site_id, adviser)
        pin = hashed(_secret("PIN", from_stdin))
        staff.set_secret(store, site_id, adviser, _by("pin"), "pin", pin)
        told(store, "secret_set", site=site_id, who=adviser, detail="a new PIN")
    click.echo(f"PIN of {adviser} set")


@user.command("password")
@_site
@_person
@_stdin
@click.pass_context
def user_password(context: click.Context, site_id: str, adviser: str, from_stdin: bool) -> None:
    """Set the password of PERSON, at least 10 characters. It signs them out everywhere."""
    from web.passwords import hashed

    with opened_store(context) as store:
        name = _known(store, site_id, adviser)
        password = hashed(_secret("Password", from_stdin), adviser, name)
        staff.set_secret(store, site_id, adviser, _by("password"), "password", password)
        told(store, "secret_set", site=site_id, who=adviser, detail="a new password")
    click.echo(f"password of {adviser} set")


@user.command("role")
@_site
@_person
@click.argument("role", type=_ROLES)
@click.pass_context
def user_role(context: click.Context, site_id: str, adviser: str, role: str) -> None:
    """Give PERSON another role."""

    with opened_store(context) as store:
        person = staff.change(store, site_id, adviser, _by("role"), role=role)
        told(store, "role_changed", site=site_id, who=adviser, detail=f"to {role}")
    click.echo(f"{person.id} is {person.role}")


@user.command("skills")
@_site
@_person
@click.option("--prefer", multiple=True, help="An enquiry type that they take first.")
@click.option("--backup", multiple=True, help="One that they take when nothing else waits.")
@click.option("--no", "none", multiple=True, help="One that they do not take.")
@click.pass_context
def user_skills(
    context: click.Context,
    site_id: str,
    adviser: str,
    prefer: tuple[str, ...],
    backup: tuple[str, ...],
    none: tuple[str, ...],
) -> None:
    """Change what PERSON can do, and say it. The next call follows; other types stay."""

    wanted = {"preferred": prefer, "backup": backup, "no": none}
    levels: dict[str, str] = {}
    for level, enquiries in wanted.items():
        for enquiry in enquiries:
            if levels.setdefault(enquiry, level) != level:
                raise click.ClickException(f"'{enquiry}' is given twice, as different things")
    with opened_store(context) as store:
        person = staff.change(store, site_id, adviser, _by("skills"), levels=levels)
    click.echo(f"{person.id} prefers: {', '.join(person.skills) or 'nothing'}")
    click.echo(f"{person.id} as backup: {', '.join(person.backup) or 'nothing'}")


@user.command("languages")
@_site
@_person
@click.argument("languages", nargs=-1)
@click.pass_context
def user_languages(
    context: click.Context, site_id: str, adviser: str, languages: tuple[str, ...]
) -> None:
    """Say which LANGUAGES PERSON speaks besides the site's first: codes such as 'pl'; all of them,
    none without any."""

    with opened_store(context) as store:
        person = staff.change(store, site_id, adviser, _by("languages"), languages=languages)
    click.echo(f"{person.id} also speaks: {', '.join(person.languages) or 'nothing'}")


@user.command("remove")
@_site
@_person
@click.pass_context
def user_remove(context: click.Context, site_id: str, adviser: str) -> None:
    """Take PERSON out: signed off, and nobody gets in by their name. `user restore` undoes it."""

    with opened_store(context) as store:
        staff.remove(store, site_id, adviser, _by("remove"))
        told(store, "person_removed", site=site_id, who=adviser)
    click.echo(f"{adviser} is removed")


@user.command("restore")
@_site
@_person
@click.pass_context
def user_restore(context: click.Context, site_id: str, adviser: str) -> None:
    """Bring PERSON back as they were."""

    with opened_store(context) as store:
        staff.restore(store, site_id, adviser, _by("restore"))
        told(store, "person_restored", site=site_id, who=adviser)
    click.echo(f"{adviser} is back")


@user.command("unlock")
@_site
@_person
@click.pass_context
def user_unlock(context: click.Context, site_id: str, adviser: str) -> None:
    """Let PERSON try again who was locked after too many wrong PINs or passwords."""

    with opened_store(context) as store:
        was = staff.unlock(store, site_id, adviser, _by("unlock"))
        told(store, "unlocked", site=site_id, who=adviser)
    click.echo(f"{adviser} can try again" if was else f"{adviser} was not locked")


@user.command("sign-out")
@_site
@_person
@click.pass_context
def user_sign_out(context: click.Context, site_id: str, adviser: str) -> None:
    """End every sign-in of PERSON; what they have open ends within a minute."""
    from web import sessions

    with opened_store(context) as store:
        _known(store, site_id, adviser)
        count = sessions.end_all(store, site_id, adviser, now())
        told(store, "session_ended", site=site_id, who=adviser, detail=f"all, which were {count}")
    click.echo(f"{adviser} is signed out: {count} sign-in{'' if count == 1 else 's'} ended")


@user.command("reset-code")
@_site
@_person
@click.pass_context
def user_reset_code(context: click.Context, site_id: str, adviser: str) -> None:
    """Take away the code app and recovery codes of PERSON, who lost both."""
    from web import second_factor

    with opened_store(context) as store:
        _known(store, site_id, adviser)
        with store.write() as db:
            was = second_factor.reset(db, site_id, adviser)
        told(store, "factor_reset", site=site_id, who=adviser)
    click.echo(f"{adviser} has no code app" + ("" if was else ", and had none"))


def _secret(what: str, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    answer: str = click.prompt(what, hide_input=True, confirmation_prompt=True)
    return answer


def _known(store: Store, site_id: str, adviser: str) -> str:
    """Their name; NotFound names those there are, before a secret is asked for."""

    with store.read() as conn:
        return sites.get(conn, site_id).adviser(adviser).name
