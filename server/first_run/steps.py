"""The steps of a house's first run, in the order of what a visitor meets, and what each has chosen
already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from administration.missing.rules import Facts
from ticketing.sites import Site
from ticketing.sites.hours import WEEKDAYS
from web.words import language_names


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the first run: how the rail calls it, and how its button is called before it."""

    id: str
    words: str
    on_to: str


STEPS = (
    Step("council", "The council", "your council"),
    Step("hours", "Hours and holidays", "hours and holidays"),
    Step("languages", "Languages", "languages"),
    Step("enquiries", "Enquiry types", "enquiry types"),
    Step("places", "Counters and rooms", "counters and rooms"),
    Step("staff", "Staff", "staff"),
    Step("printers", "Printers", "printers"),
    Step("screens", "Kiosks and displays", "kiosks and displays"),
    Step("ticket", "Your first ticket", "your first ticket"),
    Step("missing", "What is missing", "what is still missing"),
)
BY_ID = {one.id: one for one in STEPS}


@dataclass(frozen=True, slots=True)
class Shown:
    """A step in the rail: what was chosen in it, and whether it was gone through."""

    id: str
    words: str
    chosen: str
    done: bool


def after(step: str) -> Step | None:
    """The step behind one; None behind the last."""
    at = STEPS.index(BY_ID[step]) + 1
    return STEPS[at] if at < len(STEPS) else None


def before(step: str) -> Step | None:
    """The step before one; None before the first."""
    at = STEPS.index(BY_ID[step])
    return STEPS[at - 1] if at else None


def first_open(done: frozenset[str]) -> Step:
    """Where to go on."""
    return next((one for one in STEPS if one.id not in done), STEPS[-1])


def rail(site: Site, facts: Facts, done: frozenset[str]) -> list[Shown]:
    """All steps, with what is chosen in each."""
    chosen = dict(_chosen(site, facts))
    return [Shown(one.id, one.words, chosen.get(one.id, ""), one.id in done) for one in STEPS]


def _chosen(site: Site, facts: Facts) -> Iterator[tuple[str, str]]:
    yield "council", site.called(site.staff_language)
    days = [day[:3].capitalize() for day in WEEKDAYS if site.hours.get(day)]
    yield "hours", f"{days[0]} to {days[-1]}" if len(days) > 1 else "".join(days)
    yield "languages", ", ".join(language_names(code)["own"] for code in site.languages)
    yield "enquiries", f"{len(site.enquiries)} so far"
    kinds = [one.kind for one in site.service_points]
    yield "places", f"{kinds.count('counter')} and {kinds.count('room')}"
    others = [one for one in site.advisers if one.role != "administrator"]
    yield "staff", f"{len(others)} so far" if others else ""
    yield "printers", f"{len(site.printers)} so far" if site.printers else ""
    screens = len(facts.kiosks) + len(facts.displays)
    yield "screens", f"{screens} paired" if screens else ""
