"""`nextplease setup-code`: the code of a server that is not set up yet, once more."""

from __future__ import annotations

import click

from server.cli.common import opened_store, settings_of


@click.command("setup-code")
@click.pass_context
def setup_code(context: click.Context) -> None:
    """Where a fresh server is set up in a browser, and the code that it asks for there."""
    from server.first_run.code import announced

    settings = settings_of(**context.find_root().obj)
    with opened_store(context) as store:
        says = announced(store, settings.data, settings.url)
    if says is None:
        raise click.ClickException(
            "this server is set up, so there is no code any more. Whoever forgot a password gets "
            "another with `nextplease user password`."
        )
    click.echo(says)
