"""A day's appointments out of a file, over HTTP: the file itself is the request's body."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, make_response, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from werkzeug.exceptions import RequestEntityTooLarge

from counters.appointments.api import out
from counters.appointments.models import ImportedOut, ImportQuery
from ticketing.appointments.files import LARGEST
from ticketing.appointments.importing import Imported, take
from ticketing.errors import BadRequest
from web.callers import caller
from web.house import House
from web.interface import SitePath, by_staff
from web.problems import Problem

_TAG = Tag(name="Appointments", description="Booking, moving, cancelling, checking in.")
#: Beyond this the body is not even read; up to it, its size is said in words.
_MOST_READ = 16 * LARGEST


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route into the blueprint."""

    @bp.post(
        "/api/v1/sites/<site>/appointments/import",
        tags=[_TAG],
        responses={200: ImportedOut, 201: ImportedOut, 401: Problem, 403: Problem, 422: Problem},
    )
    def take_over(path: SitePath, query: ImportQuery) -> Response:
        """Book every appointment of a CSV or iCalendar file, or none and say which lines are wrong.

        The body is the file, in UTF-8. 201: all were made; 200: a preview; 422: `mistakes`, each
        with its line, 0 for the whole file.
        """
        caller().need(path.site, "receptionist")
        data = _body()
        done = take(house.store, path.site, data, by_staff(house, path.site), preview=query.preview)
        status = 201 if done.made else 422 if done.mistakes else 200
        return make_response(jsonify(_answer(house, done, status)), status)


def _body() -> bytes:
    request.max_content_length = _MOST_READ
    try:
        return request.get_data()
    except RequestEntityTooLarge:
        most = LARGEST // 1024
        raise BadRequest(
            f"This file is far too large; a day's appointments have at most {most} kB."
        ) from None


def _answer(house: House, done: Imported, status: int) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "made": done.made,
        "appointments": [out(house, one) for one in done.appointments],
        "mistakes": [{"line": one.line, "says": one.says} for one in done.mistakes],
    }
    if status != 422:
        return answer
    count = len(done.mistakes)
    return {
        "type": "urn:nextplease:problem:file-has-mistakes",
        "title": "Nothing was taken over",
        "status": status,
        "detail": f"The file has {count} {'mistake' if count == 1 else 'mistakes'}. "
        "Nothing was booked; mend them and send it again.",
        **answer,
    }
