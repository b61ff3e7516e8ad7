"""What the page of announcements asks for: clips brought in and taken out, any call heard."""

from __future__ import annotations

import io
import re

from flask import Response, jsonify, send_file
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from display.clips.listing import listed
from display.clips.models import ClipPath, ClipsOut, LanguagePath, RecordedOut, SaidPath
from display.voice import cache, clips, recording, script
from display.voice.calls import call_of
from ticketing.errors import BadRequest, NotFound
from ticketing.sites import Site
from web.callers import caller
from web.house import House
from web.interface import DONE, PROBLEMS, SITE, file_sent

_TAG = Tag(name="Administration", description="What the house is. Administrators.")
_CLIPS = f"{SITE}/clips/<language>"
_CLIP = f"{_CLIPS}/<clip_kind>/<clip>"
_WAV = {200: {"description": "A sound file", "content": {"audio/wav": {}}}, **PROBLEMS}
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")
_NUMBER = re.compile(r"[A-Z]{0,2}[0-9]{1,4}")
#: Beyond this the body is not even read; up to it, its size is said in words.
_MOST_READ = 4 * recording.LARGEST


class ClipRefused(BadRequest):
    """What was sent is no clip; its words say why."""

    title = "No clip"
    code = "no-clip"


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes into a blueprint."""
    root = clips.folder(house)

    @bp.get(_CLIPS, tags=[_TAG], responses={200: ClipsOut, **PROBLEMS})
    def clips_of(path: LanguagePath) -> Response:
        """The clips of a language: what is to be recorded, and what is there."""
        site = _site(house, path)
        found = house.voices.run(listed, root, site, path.language)
        return jsonify(found.model_dump())

    @bp.get(f"{_CLIP}.wav", tags=[_TAG], responses=_WAV)
    def clip_heard(path: ClipPath) -> Response:
        """A clip as it is kept."""
        site = _site(house, path)
        for home in clips.homes(root, site.id, path.language) if _named(path) else ():
            file = home / path.clip_kind / f"{path.clip}.wav"
            if file.is_file():
                return send_file(file.resolve(), mimetype="audio/wav", max_age=0)
        raise NotFound("This clip is not recorded.")

    @bp.post(_CLIP, tags=[_TAG], responses={200: RecordedOut, **PROBLEMS})
    def record(path: ClipPath) -> Response:
        """Put a clip in place of the one that is there; the body is a WAV file of at most 1 MB, of
        which at most 8 seconds can be heard.

        422 in words where it is none, is silent, crackles, or is too long.
        """
        site = _site(house, path)
        if not script.is_clip(site, path.clip_kind, path.clip):
            raise NotFound(f"No call here has {path.clip_kind}/{path.clip} in it.")
        data = file_sent(_MOST_READ, "a clip has at most 1 MB")
        try:
            found = house.voices.run(
                recording.bring_in, root, site.id, path.language, path.clip_kind, path.clip, data
            )
        except recording.NoClip as error:
            raise ClipRefused(str(error)) from None
        return jsonify(seconds=found.seconds, raised_db=found.raised_db)

    @bp.post(f"{_CLIP}/remove", tags=[_TAG], responses=DONE)
    def remove(path: ClipPath) -> Response:
        """Delete a clip of the site: what it was said with, the voice says again."""
        site = _site(house, path)
        if not _named(path):
            raise NotFound("There is no such clip.")
        recording.take_out(root, site.id, path.language, path.clip_kind, path.clip)
        return Response(status=204)

    @bp.get(f"{SITE}/said/<language>/<point>/<number>.wav", tags=[_TAG], responses=_WAV)
    def said(path: SaidPath) -> Response:
        """Any call as it would be said now; `Spoken-By` says 'clips' or 'voice'. 404 where nobody
        here speaks the language."""
        site = _site(house, path)
        site.service_point(path.point)
        if _NUMBER.fullmatch(path.number) is None:
            raise NotFound(f"{path.number!r:.60} is no ticket number; write one like C042.")
        call = call_of(site, path.number, path.point, path.language, root)
        sound, by = house.voices.run(cache.said_by, root, call)
        if sound is None:
            raise NotFound(
                "No voice of this server speaks this language, and not all of the call is "
                "recorded: the display plays its chime alone."
            )
        answer = send_file(io.BytesIO(sound), mimetype="audio/wav", max_age=0)
        answer.headers["Spoken-By"] = by
        return answer


def _site(house: House, path: LanguagePath) -> Site:
    """The site, for who may; NotFound for a language that it does not have."""
    caller().need(path.site, "administrator")
    site = house.site(path.site)
    if path.language not in site.languages:
        raise NotFound(f"{path.language!r} is no language of this site.")
    return site


def _named(path: ClipPath) -> bool:
    """Whether it may be the name of a clip, also of a place that is no more."""
    return path.clip_kind in clips.KINDS and _NAME.fullmatch(path.clip) is not None
