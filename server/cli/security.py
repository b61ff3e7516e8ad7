"""`nextplease security-log`, and what other commands write into it."""

from __future__ import annotations

import getpass
import json
import os
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from server.cli.common import now, opened_store
from storage.times import iso

if TYPE_CHECKING:
    from storage import Store


def whoever_types() -> str:
    """The user of this machine whose command it is."""
    return os.environ.get("SUDO_USER") or getpass.getuser()


def told(store: Store, kind: Any, **more: Any) -> None:
    """Write an event into the security log: done here, by whoever types the command."""
    from web.security_log import SecurityLog

    kept = SecurityLog(store, now, aloud=False)
    kept.note(kind, by=f"{whoever_types()}, command line", **more)
    kept.flush()


@click.command("security-log")
@click.option("--days", type=click.IntRange(1, 3650), default=7, show_default=True)
@click.option("--site", "site_id", help="One site's events, and those of none.")
@click.option("--failed", is_flag=True, help="Only tries to sign in that did not lead in.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def security_log(
    context: click.Context, days: int, site_id: str | None, failed: bool, as_json: bool
) -> None:
    """What happened that concerns security: sign-ins that failed, new secrets, tokens, limits.

    The oldest first. Times are UTC.
    """
    from web import security_log as kept

    with opened_store(context) as store, store.read() as conn:
        since = now() - timedelta(days=days)
        entries = kept.listed(conn, site=site_id, since=since, most=1_000_000)
    for one in reversed(entries):
        if failed and one.kind not in kept.FAILED:
            continue
        if as_json:
            row = {
                "at": iso(one.at), "last_at": iso(one.last_at), "kind": one.kind,
                "times": one.times, "site": one.site, "who": one.who, "by": one.by,
                "address": one.address, "detail": one.detail,
            }  # fmt: skip
            click.echo(json.dumps(row, ensure_ascii=False))
            continue
        told_of = {"site": one.site, "who": one.who, "by": one.by, "from": one.address}
        more = ", ".join(f"{name} {value}" for name, value in told_of.items() if value)
        times = f" {one.times} times" if one.times > 1 else ""
        detail = f": {one.detail}" if one.detail else ""
        click.echo(f"{iso(one.last_at)[:19]} {one.kind}{times}{detail} ({more or 'nobody known'})")
