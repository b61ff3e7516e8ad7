"""What the API answers, as pydantic models; the OpenAPI document is made from these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TypedDict

from pydantic import BaseModel, ConfigDict, Field

from analytics.figures import definitions as figures_definitions
from analytics.figures.greetings import Greeted
from analytics.figures.periods import Period
from analytics.figures.rollup import PeriodFigures
from analytics.figures.signposts import Elsewhere
from analytics.figures.tally import Figures, Share, Tally, Times, figures
from ticketing.sites import Site

_DEFINED = figures_definitions.DEFINITIONS


class TimesOut(BaseModel):
    """Mean and percentiles in seconds over ``n`` steps; null where ``n`` is 0."""

    n: int
    mean: float | None = Field(description=_DEFINED["mean"].text)
    p50: float | None = Field(description=_DEFINED["p50"].text)
    p90: float | None = Field(description=_DEFINED["p90"].text)
    p95: float | None = Field(description=_DEFINED["p95"].text)


class ShareOut(BaseModel):
    """``n`` of ``of``, and the percentage to one decimal; null where ``of`` is 0.

    It is rounded against the house: down within target, up for all others.
    """

    n: int
    of: int
    percent: float | None


class FiguresOut(BaseModel):
    """The figures of one enquiry type, or of all."""

    issued: int = Field(description=_DEFINED["issued"].text)
    called: int = Field(description=_DEFINED["called"].text)
    waiting: int = Field(description=_DEFINED["waiting"].text)
    waiting_past_target: int = Field(description=_DEFINED["waiting_past_target"].text)
    held: int = Field(description=_DEFINED["held"].text)
    with_adviser: int = Field(description=_DEFINED["with_adviser"].text)
    served: int = Field(description=_DEFINED["served"].text)
    no_shows: int = Field(description=_DEFINED["no_shows"].text)
    left: int = Field(description=_DEFINED["left"].text)
    day_closed: int = Field(description=_DEFINED["day_closed"].text)
    door: int = Field(description=_DEFINED["door"].text)
    avoidable_share: ShareOut = Field(description=_DEFINED["avoidable"].text)
    no_show_share: ShareOut = Field(description=_DEFINED["no_shows"].text)
    left_share: ShareOut = Field(description=_DEFINED["left"].text)
    within_target: ShareOut = Field(description=_DEFINED["within_target"].text)
    wait: TimesOut = Field(description=_DEFINED["wait"].text)
    walk: TimesOut = Field(description=_DEFINED["walk"].text)
    service: TimesOut = Field(description=_DEFINED["service"].text)


class EnquiryFiguresOut(FiguresOut):
    """The figures of one enquiry type; the target is null for a type the site no longer has."""

    enquiry: str
    name: str
    target_minutes: int | None = Field(description=_DEFINED["target"].text)
    target_percent: int | None


class MadeUpOut(BaseModel):
    """Days of the period, ``from`` on and before ``to``, that a demonstration made up."""

    model_config = ConfigDict(populate_by_name=True)

    first: str = Field(alias="from", description="The first of them, YYYY-MM-DD.")
    to: str = Field(description="The day after the last of them, YYYY-MM-DD.")


class ElsewhereOut(BaseModel):
    """What was asked for and is done elsewhere: how often a tile that answers was touched."""

    signpost: str
    name: str
    shown: int
    printed: int = Field(description="How often the answer was wanted on paper.")


class GreetedOut(BaseModel):
    """How soon somebody turned to those who came for an enquiry type that promised when."""

    enquiry: str
    name: str
    minutes: int | None = Field(
        description="The promise, as the site's settings say today; null where they promise none."
    )
    greeted: int = Field(description=_DEFINED["greeted"].text)
    in_time: int = Field(description=_DEFINED["greeted_in_time"].text)
    late: int = Field(description="How many wait longer than promised, and were not greeted yet.")
    mean: float | None = Field(description="Seconds until they were greeted; null where none was.")
    not_recorded: int = Field(description=_DEFINED["greeted_not_recorded"].text)


class PeriodOut(BaseModel):
    """The figures of the service days from ``from`` on and before ``to``."""

    model_config = ConfigDict(populate_by_name=True)

    site: str
    first: str = Field(alias="from", description="The first service day, YYYY-MM-DD.")
    to: str = Field(description="The day after the last service day, YYYY-MM-DD.")
    made_up: MadeUpOut | None = Field(description="What of it nobody lived; null on a real site.")
    definitions: dict[str, str] = Field(description="What each figure counts, by its name.")
    total: FiguresOut
    enquiries: list[EnquiryFiguresOut] = Field(
        description="Every enquiry type of the site in its order, then those it no longer has."
    )
    greeted: list[GreetedOut] = Field(
        description="Every enquiry type with such a promise, or with one in the period."
    )
    elsewhere: list[ElsewhereOut] = Field(
        description="What is not done here, the most asked for first; as far as the event log goes."
    )


class TimesJson(TypedDict):
    """Seconds of so many (`n`); None where nothing was counted."""

    n: int
    mean: float | None
    p50: float | None
    p90: float | None
    p95: float | None


class ShareJson(TypedDict):
    """So many (`n`) of so many (`of`)."""

    n: int
    of: int
    percent: float | None


def times_answer(found: Times) -> TimesJson:
    """``found`` as `TimesOut` has it."""
    return {
        "n": found.n,
        "mean": found.mean,
        "p50": found.p50,
        "p90": found.p90,
        "p95": found.p95,
    }


def share_answer(found: Share) -> ShareJson:
    """``found`` as `ShareOut` has it."""
    return {"n": found.n, "of": found.of, "percent": found.percent}


def figures_answer(found: Figures) -> dict[str, Any]:
    """``found`` as `FiguresOut` has it."""
    return asdict(found)


def enquiry_name(site: Site, enquiry_id: str) -> str:
    """The English name; the id of a type that the site no longer has."""
    names = {enquiry.id: enquiry.called("en") for enquiry in site.enquiries}
    return names.get(enquiry_id, enquiry_id)


def _enquiry(site: Site, enquiry_id: str, found: Figures) -> dict[str, Any]:
    known = next((each for each in site.enquiries if each.id == enquiry_id), None)
    return {
        "enquiry": enquiry_id,
        "name": enquiry_name(site, enquiry_id),
        "target_minutes": known and known.target_minutes,
        "target_percent": known and known.target_percent,
        **figures_answer(found),
    }


def by_enquiry(site: Site, period: PeriodFigures) -> dict[str, Figures]:
    """Every enquiry type of the site, with nothing counted where there is nothing, then others; or
    those alone that the figures are of."""
    nothing, only = figures(Tally()), period.only
    known = [each.id for each in site.enquiries if only is None or each.id in only]
    own = {enquiry: period.enquiries.get(enquiry, nothing) for enquiry in known}
    return own | period.enquiries


def period_answer(
    site: Site,
    period: PeriodFigures,
    made_up: Period | None = None,
    elsewhere: Sequence[Elsewhere] = (),
    greeted: Sequence[Greeted] = (),
) -> dict[str, Any]:
    """``period`` as `PeriodOut` has it."""
    never = made_up and {"from": made_up.start.isoformat(), "to": made_up.end.isoformat()}
    return {
        "site": site.id,
        "from": period.start.isoformat(),
        "to": period.end.isoformat(),
        "made_up": never,
        "definitions": figures_definitions.texts(),
        "total": figures_answer(period.total),
        "enquiries": [
            _enquiry(site, enquiry, found) for enquiry, found in by_enquiry(site, period).items()
        ],
        "greeted": [asdict(one) for one in greeted],
        "elsewhere": [asdict(one) for one in elsewhere],
    }
