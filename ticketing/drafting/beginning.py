"""The first version of a server's first site, together with the one who may go on from there."""

from __future__ import annotations

from sqlite_utils import Database

from storage import Connection, Store
from ticketing.asks import Ask
from ticketing.commands.loading import taken_over
from ticketing.errors import Conflict
from ticketing.sites import Site
from ticketing.sites.history import Origin
from ticketing.staff import people
from ticketing.staff.people import Manager


class Begun(Conflict):
    """There is a site already: whoever runs it lets others in."""

    title = "Set up already"
    code = "set-up-already"


def is_fresh(conn: Connection | Database) -> bool:
    """Whether no site was ever loaded."""
    return conn.execute("SELECT 1 FROM site LIMIT 1").fetchone() is None


def begin(store: Store, site: Site, text: str, administrator: str, hashed: str, ask: Ask) -> Site:
    """Take over `text`, which describes `site` and has been checked, and give its `administrator`
    the password of this hash: both or nothing. Begun where somebody was quicker."""
    with store.write() as db:
        if not is_fresh(db):
            raise Begun("This server was set up already. Sign in, or ask whoever runs it.")
        loaded = taken_over(db, site, text, ask, Origin("page", why="The first version"))
        people.keep_secret(db, site.id, administrator, Manager(ask), "password", hashed)
    return loaded.site
