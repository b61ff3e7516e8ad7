"""A draft becomes the next version: now, or when it is due; and an earlier version comes back.

What a file that is loaded must keep, these must: the same checks, the same taking over.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from storage import Store
from storage.times import to_ms
from ticketing.asks import Actor, Ask
from ticketing.commands.loading import Loaded, taken_over
from ticketing.drafting import draft as drafts
from ticketing.drafting.draft import Draft, Plan
from ticketing.drafting.editing import edited
from ticketing.drafting.edits import CannotEdit, Edit
from ticketing.errors import BadRequest, Conflict, Refused
from ticketing.events import log
from ticketing.events.sites import PublishingPlanned, PublishingStopped
from ticketing.sites import Site, dump, get, history
from ticketing.sites.file import Check, Mistake, examine
from ticketing.sites.history import LONGEST_WHY, Origin

#: So far ahead may a draft be planned.
FARTHEST = timedelta(days=366)


class HasMistakes(Conflict):
    """The draft cannot be published as it is; `facts['mistakes']` has each, in words."""

    title = "Not ready to be published"
    code = "has-mistakes"
    found: tuple[Mistake, ...] = ()


def publish(
    store: Store,
    site: str,
    ask: Ask,
    revision: int,
    checks: Sequence[Check] = (),
    *,
    why: str = "",
) -> Loaded:
    """Make the draft, as it was looked at in its `revision`, the version in force.

    Conflict where it was changed since, where it has mistakes or says what a newer version says
    otherwise, and while visits or appointments need what it takes away: all of them are named.
    """
    origin = Origin("page", why=_why(why))
    with store.read() as conn:
        draft = drafts.read(conn, site)
    _as_seen(draft, revision)
    found = ready(draft, checks)
    with store.write() as db:
        now = drafts.read(db, site)
        _as_seen(now, revision)
        if now.base != draft.base:
            raise Conflict("Another version was published in this moment. Look at it, then go on.")
        loaded = taken_over(db, found, draft.text, ask, origin)
        drafts.clear(db, site)
    return loaded


def plan(
    store: Store,
    site: str,
    ask: Ask,
    revision: int,
    due: datetime | None,
    checks: Sequence[Check] = (),
    *,
    why: str = "",
) -> Draft:
    """Publish the draft, as it was looked at, at a time; None: when the house opens next.

    It has to be ready now; nobody changes it until then, and it can be stopped.
    """
    why = _why(why)
    with store.read() as conn:
        draft = drafts.read(conn, site)
        due = due or next_opening(get(conn, site), ask.now)
    _as_seen(draft, revision)
    ready(draft, checks)
    if not ask.now < due <= ask.now + FARTHEST:
        raise BadRequest("Choose a time from now on, within a year.")
    with store.write() as db:
        now = drafts.read(db, site)
        _as_seen(now, revision)
        drafts.refuse_while_planned(now)
        drafts.set_plan(db, site, Plan(to_ms(due), str(ask.actor), why))
        log.append(db, site, PublishingPlanned(to_ms(due)), ask)
        return drafts.read(db, site)


def stop(store: Store, site: str, ask: Ask) -> Draft:
    """The draft is published at no time; it stays as it is."""
    with store.write() as db:
        draft = drafts.read(db, site)
        if draft.plan is None:
            return draft
        drafts.set_plan(db, site, None)
        log.append(db, site, PublishingStopped(), ask)
        return drafts.read(db, site)


def publish_due(
    store: Store, site: str, now: datetime, sure: datetime, checks: Sequence[Check] = ()
) -> int | None:
    """Publish a draft whose time has come; the number of its version. What is in its way is kept
    with the draft for who planned it, and it is not tried again by itself.

    The time has come by `sure`, which no jump of the clock brings on: a version that is in force
    does not go again when the clock goes back.
    """
    with store.read() as conn:
        row = conn.execute("SELECT due_at FROM site_draft WHERE site = ?", (site,)).fetchone()
        if row is None or row[0] is None or row[0] > to_ms(min(now, sure)):
            return None
        draft = drafts.read(conn, site)
    assert draft.plan is not None
    kind, _, who = draft.plan.actor.partition(":")
    ask = Ask(now, Actor(kind, who))
    try:
        publish(store, site, ask, draft.revision, checks, why=draft.plan.why)
    except Refused as refused:
        with store.write() as db:
            drafts.set_plan(db, site, None, refused.detail)
            log.append(db, site, PublishingStopped(), ask)
        return None
    with store.read() as conn:
        return history.in_force(conn, site)


def bring_back(
    store: Store, site: str, number: int, ask: Ask, checks: Sequence[Check] = (), *, why: str = ""
) -> Loaded:
    """Make an earlier version the newest, to the letter; the draft stays. Conflict where it is in
    force, where it has mistakes by the rules of now, and while somebody needs what it has not."""
    origin = Origin("brought-back", number, _why(why))
    with store.read() as conn:
        text, present = history.text_of(conn, site, number), history.in_force(conn, site)
        same = history.text_of(conn, site, present) == text
    if same:
        raise Conflict(f"Version {number} is what holds already.")
    found, mistakes = examine(text, *checks)
    if found is None or mistakes:
        raise _mistaken([f"{one.where}: {one.says}" for one in mistakes])
    with store.write() as db:
        return taken_over(db, found, text, ask, origin)


def put_in_force(
    store: Store,
    site: str,
    edits: Sequence[Edit],
    ask: Ask,
    checks: Sequence[Check] = (),
    *,
    why: str = "",
) -> Loaded:
    """Make these edits of the version in force the newest at once; the draft stays.

    HasMistakes, `mistakes` with each as the file's check tells it, where the file cannot be so;
    Conflict where another version came meanwhile, or somebody needs what is taken away. Edits that
    change nothing make no version.
    """
    with store.read() as conn:
        text, present = dump(conn, site), history.in_force(conn, site)
    try:
        anew = edited(text, edits)
    except CannotEdit as error:
        raise Conflict(str(error)) from None
    found, mistakes = examine(anew, *checks)
    if found is None or mistakes:
        refused = _mistaken([f"{one.where}: {one.says}" for one in mistakes])
        refused.found = tuple(mistakes)
        raise refused
    with store.write() as db:
        if history.in_force(db, site) != present:
            raise Conflict("Another version was published in this moment. Look at it, then go on.")
        return taken_over(db, found, anew, ask, Origin("page", why=_why(why)))


def next_opening(site: Site, now: datetime) -> datetime:
    """When the house opens next, after now; BadRequest where that is not soon."""
    today = now.astimezone(site.zone_info).date()
    for opens, _, _ in site.openings(today, 62):
        if opens > now:
            return opens
    raise BadRequest("The house does not open within two months. Choose a time.")


def ready(draft: Draft, checks: Sequence[Check] = ()) -> Site:
    """The site that the draft is; HasMistakes says all that keeps it from being published."""
    if not draft.edits:
        raise Conflict("Nothing is changed: there is nothing to publish.")
    site, mistakes = problems(draft, checks)
    says = [f"{one.where}: {one.says}" for one in mistakes]
    if draft.clashes:
        says.insert(0, "Something was published meanwhile that says otherwise: choose what holds.")
    if says or site is None:
        raise _mistaken(says)
    return site


def problems(draft: Draft, checks: Sequence[Check] = ()) -> tuple[Site | None, list[Mistake]]:
    """The site of the draft and its mistakes."""
    return examine(draft.text, *checks)


def _mistaken(says: list[str]) -> HasMistakes:
    count = f"{len(says)} things are" if len(says) > 1 else "One thing is"
    return HasMistakes(f"{count} in the way: {'; '.join(says)}.", mistakes=says)


def _as_seen(draft: Draft, revision: int) -> None:
    if draft.revision != revision:
        last = max(draft.edits, key=lambda one: one.at, default=None)
        raise Conflict(
            "The draft was changed since you looked at it. Look at it again, then publish.",
            by=last and last.actor,
            at=last and last.at,
        )


def _why(why: str) -> str:
    why = " ".join(why.split())
    if len(why) > LONGEST_WHY:
        raise BadRequest(f"Say why in {LONGEST_WHY} letters at most.")
    return why
