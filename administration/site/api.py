"""The draft of the site file over HTTP: changed, published, stopped; versions looked at and brought
back. Administrators alone, and who publishes has typed their secret a short while ago."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from administration.site import proposals, state
from administration.site.models import (
    BringBackIn,
    DraftOut,
    EditIn,
    OneVersionOut,
    PublishIn,
    TakeOutIn,
    UndoIn,
    VersionPath,
)
from ticketing.asks import Ask
from ticketing.drafting import changing, publishing
from ticketing.drafting import draft as drafts
from ticketing.drafting.draft import FieldRefused
from ticketing.drafting.edits import Edit
from ticketing.errors import BadRequest
from web import confirming
from web.at_fields import at_field
from web.callers import Grant, caller
from web.house import House
from web.interface import PROBLEMS, SITE, SitePath, keyed_ask
from web.security_log import Kind

TAG = Tag(
    name="Administration",
    description="What the house is: the draft of its site file, and the versions. Administrators.",
)


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint."""
    _draft_routes(bp, house)
    _publishing_routes(bp, house)


def _draft_routes(bp: APIBlueprint, house: House) -> None:
    @bp.get(f"{SITE}/draft", tags=[TAG], responses={200: DraftOut, **PROBLEMS})
    def the_draft(path: SitePath) -> Response:
        """The draft, what it says and what is in its way, and the newest versions."""
        _administrator(path.site)
        return _shown(house, path.site)

    @bp.post(f"{SITE}/draft", tags=[TAG], responses={200: DraftOut, **PROBLEMS})
    def change(path: SitePath, body: EditIn) -> Response:
        """Change the draft. 409 with the other's value where somebody was quicker; 422 with what to
        write where it cannot stand there."""
        ask = _asked(house, path.site)
        edit = Edit(body.kind, tuple(body.path), body.value)
        try:
            before, after = house.reports.run(
                state.prepared, path.site, ask, edit, body.seen, house.checks
            )
        except FieldRefused as refused:
            with house.store.read() as conn:
                beside = drafts.read(conn, path.site).data
            detail = at_field(refused.detail, edit.path[0])
            raise FieldRefused(detail, **proposals.instead(edit, beside)) from None
        changing.written(house.store, ask, before, after)
        return _shown(house, path.site)

    @bp.post(f"{SITE}/draft/take-out", tags=[TAG], responses={200: DraftOut, **PROBLEMS})
    def take_out(path: SitePath, body: TakeOutIn) -> Response:
        """Take one change out of the draft."""
        ask = _asked(house, path.site)
        changing.take_out(house.store, path.site, ask, tuple(body.path), body.seen)
        return _shown(house, path.site)

    @bp.post(f"{SITE}/draft/undo", tags=[TAG], responses={200: DraftOut, **PROBLEMS})
    def undo(path: SitePath, body: UndoIn) -> Response:
        """Take back the newest change that whoever asks made. 409 where somebody changed the same
        since."""
        ask = _asked(house, path.site)
        changing.undo(house.store, path.site, ask, body.step)
        return _shown(house, path.site)

    @bp.get(f"{SITE}/draft/file", tags=[TAG], responses=PROBLEMS)
    def the_file(path: SitePath) -> Response:
        """The draft as a site file, with the comments of the version in force. Pictures, clips and
        videos are not in it: its last lines name them, and where they are."""
        _administrator(path.site)
        text = house.reports.run(state.text, path.site)
        answer = Response(text, mimetype="application/toml")
        answer.headers["Content-Disposition"] = f'attachment; filename="{path.site}.toml"'
        return answer


def _publishing_routes(bp: APIBlueprint, house: House) -> None:
    @bp.post(f"{SITE}/draft/publish", tags=[TAG], responses={200: DraftOut, **PROBLEMS})
    def publish(path: SitePath, body: PublishIn) -> Response:
        """Publish the draft now, when the house opens next, or at a time."""
        ask = _asked(house, path.site, confirmed=True)
        if body.when == "now":
            publishing.publish(
                house.store, path.site, ask, body.revision, house.checks, why=body.why
            )
            _note(house, "site_published", path.site, ask)
        else:
            due = None if body.when == "opening" else _moment(body.at)
            publishing.plan(
                house.store, path.site, ask, body.revision, due, house.checks, why=body.why
            )
            _note(house, "site_planned", path.site, ask)
        return _shown(house, path.site)

    @bp.post(f"{SITE}/draft/stop", tags=[TAG], responses={200: DraftOut, **PROBLEMS})
    def stop(path: SitePath) -> Response:
        """The planned draft is published at no time; it stays as it is."""
        ask = _asked(house, path.site)
        publishing.stop(house.store, path.site, ask)
        _note(house, "site_planned", path.site, ask, "stopped")
        return _shown(house, path.site)

    @bp.get(f"{SITE}/versions/<int:number>", tags=[TAG], responses={200: OneVersionOut, **PROBLEMS})
    def one_version(path: VersionPath) -> Response:
        """A version to the letter, and how what holds now differs from it."""
        _administrator(path.site)
        return jsonify(house.reports.run(state.version, path.site, path.number))

    @bp.post(
        f"{SITE}/versions/<int:number>/bring-back",
        tags=[TAG],
        responses={200: DraftOut, **PROBLEMS},
    )
    def bring_back(path: VersionPath, body: BringBackIn) -> Response:
        """Make an earlier version the newest, to the letter; the draft stays."""
        ask = _asked(house, path.site, confirmed=True)
        publishing.bring_back(house.store, path.site, path.number, ask, house.checks, why=body.why)
        _note(house, "site_published", path.site, ask, f"version {path.number} again")
        return _shown(house, path.site)


def _administrator(site: str) -> Grant:
    return caller().need(site, "administrator")


def _asked(house: House, site: str, *, confirmed: bool = False) -> Ask:
    grant = _administrator(site)
    if confirmed:
        # A version may give somebody a role.
        confirming.check(house, grant)
    return keyed_ask(house, grant)


def _note(house: House, kind: Kind, site: str, ask: Ask, detail: str = "") -> None:
    house.security.note(kind, site=site, by=ask.adviser or str(ask.actor), detail=detail)


def _moment(at: str | None) -> datetime:
    try:
        found = datetime.fromisoformat((at or "").replace("Z", "+00:00"))
        return found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadRequest("Say at what time, such as 2026-11-24T08:00:00Z.") from None


def _shown(house: House, site: str) -> Response:
    return jsonify(first(house, site))


def first(house: House, site: str) -> dict[str, Any]:
    """The draft, read aside."""
    actor = str(_administrator(site).actor)
    how = state.Checked(house.checks, house.cautions)
    return house.reports.run(state.shown, site, house.clock(), how, actor)
