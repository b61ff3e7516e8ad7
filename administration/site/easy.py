"""A picture of Easy Read, a map, or a clip in sign language is brought in: the file goes into the
folder of the house, its name into the draft."""

from __future__ import annotations

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from pydantic import Field

from administration.site import api, state
from administration.site.models import DraftOut
from ticketing.drafting import changing
from ticketing.drafting import draft as drafts
from ticketing.drafting.draft import FieldRefused
from ticketing.drafting.edits import Edit
from ticketing.errors import BadRequest
from web import easy
from web.brought import LARGEST_VIDEO, NoMedia
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, In, SitePath, file_sent, keyed_ask

#: Beyond this the body is not even read; up to it, its size is said in words.
_MOST_READ = 2 * LARGEST_VIDEO


class FileQuery(In):
    """`key`: where its name goes, such as 'enquiries.housing.sign'. `seen`: the name that stood
    there; '' for none, 'any' from who cannot tell."""

    key: str = Field(default="", max_length=100)
    seen: str = Field(default="", max_length=80)


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route into a blueprint."""

    @bp.post(f"{SITE}/draft/easy", tags=[api.TAG], responses={200: DraftOut, **PROBLEMS})
    def bring_file_in(path: SitePath, query: FileQuery) -> Response:
        """Put the picture, the clip or the map of something into the draft; the body is the file: a
        JPEG, PNG or WebP of at most 12 MB, an MP4 (H.264) or WebM of at most 20 MB and two minutes.

        422 in words where it is none of these, is damaged, or too large.
        """
        grant = caller().need(path.site, "administrator")
        key = tuple(query.key.split("."))
        if len(key) != 3 or (key[0], key[2]) not in easy.KEYS:
            raise BadRequest("Say where it goes, such as key=enquiries.housing.sign.")
        data = file_sent(_MOST_READ, "a picture has at most 12 MB, a clip 20 MB")
        ask = keyed_ask(house, grant)
        with house.store.read() as conn:
            there = drafts.read(conn, path.site).value_at(key)
        home = easy.folder(house.data, path.site)
        try:
            name = house.reports.run(easy.bring_in, home, path.site, data, (key[0], key[2]))
        except NoMedia as error:
            raise FieldRefused(str(error)) from None
        seen = there if query.seen in (there or "", "any") else query.seen or None
        edit = Edit("set", key, name)
        before, after = house.reports.run(state.prepared, path.site, ask, edit, seen, house.checks)
        changing.written(house.store, ask, before, after)
        return jsonify(api.first(house, path.site))
