"""The supervisor's pages and the figures' part of the API. Supervisors only; whoever sees their own
enquiry types alone gets the figures of those."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Final, TypedDict

from flask import Response, jsonify, redirect, render_template, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from analytics.figures import definitions
from analytics.figures.answers import PeriodOut, by_enquiry, enquiry_name, period_answer
from analytics.figures.greetings import Greeted, greetings
from analytics.figures.opinions import HowItWas, how_it_was
from analytics.figures.pattern import Only, figures_and_pattern
from analytics.figures.periods import DAY, Period, parse, parse_days, presets
from analytics.figures.rollup import PeriodFigures, figures_for
from analytics.figures.signposts import Elsewhere, elsewhere
from analytics.figures.steps import next_day
from analytics.now.live import NowKnown, NowPage, first_sentence
from analytics.over_time import shown
from analytics.over_time.files import Separator, figures_csv, opinions_csv
from analytics.over_time.heatmap import SHADES, heat_map
from analytics.over_time.step_file import steps_csv
from storage.times import iso, to_ms
from ticketing.commands.recording import made_up
from ticketing.day import unfound
from ticketing.day.unfound import Unfound
from ticketing.errors import BadRequest
from ticketing.sites import Site
from web import staff_bar
from web.aside import NotDone
from web.callers import caller
from web.house import House
from web.problems import Problem
from web.words import language_names

#: What Flask takes for an answer. Its own alias has names that flask-openapi3 cannot resolve.
Answer = Any

#: Of what visitors looked for in vain so many words are read.
_MOST_UNFOUND: Final = 50
_TAG: Final = Tag(name="Figures", description="Waits, walks and services by enquiry type.")
_CSV: Final[dict[str, Any]] = {"text/csv": {"schema": {"type": "string"}}}
_PROBLEMS: Final[dict[Any, Any]] = {
    401: Problem,
    403: Problem,
    404: Problem,
    422: Problem,
    503: Problem,
}
_CSV_ANSWER: Final[dict[Any, Any]] = {
    200: {"description": "UTF-8 with byte order mark, CRLF", "content": _CSV},
    **_PROBLEMS,
}


class SitePath(BaseModel):
    """The site's id."""

    site: Annotated[str, StringConstraints(max_length=60)]


class PeriodQuery(BaseModel):
    """Service days from `from` on and before `to`; without both, today."""

    model_config = ConfigDict(populate_by_name=True)

    first: str | None = Field(None, alias="from", description="YYYY-MM-DD, the first service day")
    to: str | None = Field(None, description="YYYY-MM-DD, the day after the last service day")


class CsvQuery(PeriodQuery):
    """A period, and how cells are told apart."""

    separator: Separator = Field(
        "comma",
        description="`comma`: commas and decimal points (Excel with English settings). "
        "`semicolon`: semicolons and decimal commas (Excel with German settings).",
    )


class PeriodKnown(TypedDict):
    """What the script of a period's page knows: what each figure counts."""

    definitions: dict[str, str]


def blueprint(house: House) -> APIBlueprint:
    """Pages under /supervisor, the API under /api/v1."""
    bp = APIBlueprint(
        "analytics",
        __name__,
        abp_tags=[_TAG],
    )
    _pages(bp, house)
    _api(bp, house)
    return bp


# ---------------------------------------------------------------------- the API


def _api(bp: APIBlueprint, house: House) -> None:
    base = "/api/v1/sites/<site>"

    @bp.get(f"{base}/figures", responses={200: PeriodOut, **_PROBLEMS})
    def figures(path: SitePath, query: PeriodQuery) -> Response:
        """The exact figures of a period, over all and by enquiry type, with their definitions."""
        site, period, only = _asked(house, path.site, query)
        return jsonify(
            period_answer(
                site,
                _figures(house, site, period, only),
                _made_up(house, site, period),
                _elsewhere(house, site, period, only),
                _greetings(house, site, period, only),
            )
        )

    @bp.get(f"{base}/figures.csv", responses=_CSV_ANSWER)
    def figures_as_csv(path: SitePath, query: CsvQuery) -> Response:
        """The same figures as a table, durations in seconds."""
        site, period, only = _asked(house, path.site, query)
        greeted = _greetings(house, site, period, only)
        text = figures_csv(site, _figures(house, site, period, only), greeted, query.separator)
        return _csv([text.encode()], _file_name(house, site, "figures", period))

    @bp.get(f"{base}/opinions.csv", responses=_CSV_ANSWER)
    def opinions_as_csv(path: SitePath, query: CsvQuery) -> Response:
        """How it was, by enquiry type: of how many who were served how many answered, and what."""
        site, period, only = _asked(house, path.site, query)
        found = _opinions(house, site, period, only)
        text = opinions_csv(site, period, found, query.separator)
        return _csv([text.encode()], _file_name(house, site, "opinions", period))

    @bp.get(f"{base}/steps.csv", responses=_CSV_ANSWER)
    def steps_as_csv(path: SitePath, query: CsvQuery) -> Response:
        """The steps behind the figures, one row each, times in the site's own time zone."""
        site, period, only = _asked(house, path.site, query)
        pieces = steps_csv(house.reports, site, period, query.separator, only)
        response = _csv(pieces, _file_name(house, site, "steps", period))
        response.call_on_close(pieces.close)
        return response


def _asked(house: House, site_id: str, query: PeriodQuery) -> tuple[Site, Period, Only]:
    only = caller().part(site_id, "supervisor").only
    site = house.site(site_id)
    return site, parse(query.first, query.to, site.service_day(house.clock())), only


def _figures(house: House, site: Site, period: Period, only: Only) -> PeriodFigures:
    now = to_ms(house.clock())
    return figures_for(house.reports, site, period.start, period.end, now, only)


def _greetings(house: House, site: Site, period: Period, only: Only) -> list[Greeted]:
    now = to_ms(house.clock())
    return house.reports.run(greetings, site, period.start, period.end, now, only)


def _elsewhere(house: House, site: Site, period: Period, only: Only) -> list[Elsewhere]:
    if only is not None:
        return []  # what is done elsewhere is nobody's enquiry
    with house.store.read() as conn:
        return elsewhere(conn, site, period.start, period.end)


def _opinions(house: House, site: Site, period: Period, only: Only) -> HowItWas:
    return house.reports.run(how_it_was, site, period.start, period.end, only)


def _unfound(house: House, site: Site, period: Period) -> tuple[list[Unfound], int]:
    """The most wanted words, and how many there are."""
    days = (period.start, period.end - DAY)
    with house.store.read() as conn:
        found = unfound.listed(conn, site, *days, _MOST_UNFOUND)
        return found, unfound.how_many(conn, site, *days)


def _made_up(house: House, site: Site, period: Period) -> Period | None:
    """The part of a period that a demonstration made up; None for none of it."""
    with house.store.read() as conn:
        days = made_up(conn, site.id)
    if days is None:
        return None
    start, end = max(days[0], period.start), min(days[1] + DAY, period.end)
    return Period(start, end) if start < end else None


def _file_name(house: House, site: Site, what: str, period: Period) -> str:
    never = _made_up(house, site, period) is not None
    return shown.file_name(site.id, what, period, made_up=never)


def _csv(pieces: Iterable[bytes], name: str) -> Response:
    response = Response(pieces, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


# ---------------------------------------------------------------------- the pages


def _pages(bp: APIBlueprint, house: House) -> None:
    now_page = NowPage(house)

    @bp.get("/supervisor/<site>", doc_ui=False)
    def now(path: SitePath) -> str:
        caller().need(path.site, "supervisor")
        site = house.site(path.site)
        house.reports.ready()  # what somebody looks at next is made by them
        state = now_page.state(site.id)
        moment = to_ms(house.clock())
        first, late = first_sentence(state, moment)
        page: NowKnown = {
            "now": iso(moment),
            "site": site.id,
            "timezone": site.timezone,
            "definitions": definitions.texts(),
            "state": state,
        }
        top = staff_bar.of(house, site, "now")
        return render_template(
            "analytics/now/now.html", site=site, page=page, first=first, late=late, top=top
        )

    @bp.get("/supervisor/<site>/figures", doc_ui=False)
    def over_time(path: SitePath) -> Answer:
        only = caller().part(path.site, "supervisor").only
        site = house.site(path.site)
        today = site.service_day(house.clock())
        try:
            if "last" in request.args:
                period = parse_days(request.args.get("from", ""), request.args["last"])
                return redirect(_address(site, period))
            if "from" not in request.args and "to" not in request.args:
                period = _first_shown(house, site, today)
            else:
                period = parse(request.args.get("from"), request.args.get("to"), today)
        except BadRequest as error:
            return _period_page(house, site, today, trouble=error.detail), 422
        try:
            counted = _counted(house, site, period, only)
        except NotDone as error:
            # With the choice of another period beside the sentence.
            after = {"Retry-After": str(error.facts.get("retry_after", 30))}
            return _period_page(house, site, today, trouble=error.detail), 503, after
        return _period_page(house, site, today, **counted)


def _first_shown(house: House, site: Site, today: date) -> Period:
    """The last four weeks; today on a site's first day, which has nothing behind it."""
    usual = dict(presets(today))["Last 4 weeks"]
    with house.store.read() as conn:
        behind = next_day(conn, site.id, usual.start.isoformat(), usual.end.isoformat())
    return usual if behind else parse(None, None, today)


def _address(site: Site, period: Period) -> str:
    return f"/supervisor/{site.id}/figures?from={period.start}&to={period.end}"


def _period_page(house: House, site: Site, today: date, **more: Any) -> str:
    page: PeriodKnown = {"definitions": definitions.texts()}
    ways = [(name, period, _address(site, period)) for name, period in presets(today)]
    asked = {"from": request.args.get("from", ""), "last": request.args.get("last", "")}
    if (period := more.get("period")) is not None:
        asked = {"from": period.start.isoformat(), "last": period.last.isoformat()}
    return render_template(
        "analytics/over_time/period.html",
        site=site,
        page=page,
        presets=ways,
        asked=asked,
        today=today,
        shown=shown,
        language_name=lambda code: language_names(code)["name"],
        top=staff_bar.of(house, site, "over time"),
        **more,
    )


def _counted(house: House, site: Site, period: Period, only: Only) -> dict[str, Any]:
    now = to_ms(house.clock())
    found, pattern = figures_and_pattern(house.reports, site, period.start, period.end, now, only)
    first, figure = shown.headline(found)
    known = {each.id: each for each in site.enquiries}
    rows = [
        shown.Row(enquiry_name(site, enquiry), known.get(enquiry), figures)
        for enquiry, figures in by_enquiry(site, found).items()
    ]
    words, every = ([], 0) if only is not None else _unfound(house, site, period)
    return {
        "period": period,
        "found": found,
        "first": first,
        "figure": figure,
        "facts": shown.below_headline(found),
        "rows": [row for row in rows if not row.figures.empty],
        "silent": [row.name for row in rows if row.figures.empty],
        "elsewhere": _elsewhere(house, site, period, only),
        "unfound": words,
        "unfound_all": every,
        "greeted": _greetings(house, site, period, only),
        "opinions": _opinions(house, site, period, only),
        "heat": heat_map(site, pattern),
        "shades": SHADES,
        "query": f"from={period.start}&to={period.end}",
        "link": _address(site, period),
    }
