"""A draft as it would be with one more change, which is kept nowhere: for what is drawn of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from storage import Connection
from ticketing.asks import SYSTEM, Ask
from ticketing.drafting import changing
from ticketing.drafting import draft as drafts
from ticketing.drafting.draft import FieldRefused
from ticketing.drafting.edits import Edit
from ticketing.drafting.publishing import problems
from ticketing.sites import Site
from ticketing.sites.file import Check


def site_of(
    conn: Connection, site: str, now: datetime, edit: Edit | None, checks: Sequence[Check] = ()
) -> Site:
    """The site of the draft, with `edit` as it is being typed. FieldRefused says why there is none:
    whoever draws keeps what was drawn last."""
    draft = drafts.read(conn, site)
    if edit is not None:
        seen = draft.value_at(edit.path)
        _, draft = changing.prepared(conn, site, Ask(now, SYSTEM), edit, seen, checks)
    found, mistakes = problems(draft)
    if found is None:
        raise FieldRefused(" ".join(f"{one.where}: {one.says}." for one in mistakes))
    return found
