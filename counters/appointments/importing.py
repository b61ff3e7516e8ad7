"""Appointments out of a file of another program, over HTTP: the file is the request's body."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any

from flask import Response, jsonify, make_response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from counters.appointments.api import out
from counters.appointments.models import FileProblemOut, ImportedOut, ImportQuery
from ticketing.appointments import files
from ticketing.appointments.imported import Imported
from ticketing.appointments.importing import rehearse, take
from ticketing.asks import Ask
from ticketing.errors import Conflict
from ticketing.foreign.said import LARGEST, Read, how_many
from web.callers import caller
from web.house import House
from web.interface import SitePath, by_staff, file_sent
from web.problems import Problem

_TAG = Tag(name="Appointments", description="Booking, moving, cancelling, checking in.")
#: Beyond this the body is not even read; up to it, its size is said in words.
_MOST_READ = 16 * LARGEST
_LARGEST_SAID = f"a day's appointments have at most {LARGEST // 1024} kB"
#: Files that are read at the same time, each in a process of its own: the rest of a small machine
#: is for visitors.
_AT_ONCE = 2


def add(bp: APIBlueprint, house: House) -> None:
    """Put the route into the blueprint."""
    places = BoundedSemaphore(_AT_ONCE)

    @bp.post(
        "/api/v1/sites/<site>/appointments/import",
        tags=[_TAG],
        responses={
            200: ImportedOut, 201: ImportedOut, 401: Problem, 403: Problem, 404: Problem,
            409: Problem, 422: FileProblemOut,
        },
    )  # fmt: skip
    def take_over(path: SitePath, query: ImportQuery) -> Response:
        """Do what a CSV or iCalendar file says: book, move and cancel; or nothing, and say which
        lines are wrong.

        The body is the file. What it said before is done already: the same file again changes
        nothing. 201: something was changed; 200: a preview, or nothing was to be changed; 409: too
        many files at once; 422: `mistakes`, each with its line, 0 for the whole file.
        """
        caller().need(path.site, "receptionist")
        data = file_sent(_MOST_READ, _LARGEST_SAID)
        ask = by_staff(house, path.site)
        with _place(places):
            found = files.read(house.site(path.site), data)
        done = house.reports.run(_rehearsed, path.site, found, ask, query.partly)
        if query.preview:
            done.made = False
        elif done.made:
            done = take(house.store, path.site, found, ask, partly=query.partly)
        status = (
            422 if done.mistakes and not done.made else 201 if done.made and done.changes else 200
        )
        response = make_response(jsonify(_answer(house, done, status)), status)
        if status == 422:
            response.content_type = "application/problem+json"
        return response


def _rehearsed(
    conn: sqlite3.Connection, site: str, found: Read, ask: Ask, partly: bool
) -> Imported:
    """Done aside: calls go on meanwhile, and only what will be kept is written."""
    return rehearse(conn, site, found, ask, partly=partly)


@contextmanager
def _place(places: BoundedSemaphore) -> Iterator[None]:
    if not places.acquire(blocking=False):
        raise Conflict("Other files are being read just now. Send this one again in a moment.")
    try:
        yield
    finally:
        places.release()


def _answer(house: House, done: Imported, status: int) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "made": done.made,
        "doubtful": done.doubtful,
        "changes": done.changes,
        "lines": [
            {
                "line": one.line,
                "will": one.will,
                "says": one.says,
                "notes": one.notes,
                "appointment": None if one.appointment is None else out(house, one.appointment),
            }
            for one in done.lines
        ],
        "appointments": [out(house, one) for one in done.appointments],
        "mistakes": [{"line": one.line, "says": one.says} for one in done.mistakes],
        "remarks": [{"line": one.line, "says": one.says} for one in done.remarks],
        "gone": [out(house, one) for one in done.gone],
    }
    if status != 422:
        return answer
    many = how_many(done.mistakes)
    words = (
        "one mistake. Nothing was booked; mend it"
        if len(done.mistakes) == 1
        else (f"{many} mistakes. Nothing was booked; mend them")
    )
    return {
        "type": "urn:nextplease:problem:file-has-mistakes",
        "title": "Nothing was taken over",
        "status": status,
        "detail": f"The file has {words} and send it again.",
        **answer,
    }
