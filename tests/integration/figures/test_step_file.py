"""The file of steps: what stands in a row, and every figure counted again from the rows alone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from analytics.figures.definitions import COUNTED_AGAIN
from analytics.figures.periods import DAY, Period
from analytics.figures.rollup import figures_for
from analytics.figures.tally import Figures
from analytics.over_time.files import Separator
from analytics.over_time.step_file import steps_csv
from storage import Store
from storage.times import to_ms
from tests.asides import ReportsHere
from tests.helpers import NOW, an_ask
from ticketing import commands
from ticketing.asks import Ask
from ticketing.sites import Site, parts
from ticketing.staff import places
from ticketing.visits.model import Visit

Row = dict[str, str]


class Hours:
    """Some hours at the counters, by the domain's own commands."""

    def __init__(self, store: Store, site: Site) -> None:
        self.store, self.site, self.now = store, site, NOW

    def later(self, seconds: float) -> Ask:
        self.now += timedelta(seconds=seconds)
        return an_ask(self.now)

    def issue(self, enquiry: str, **more: object) -> str:
        done = commands.issue(
            self.store,
            self.site.id,
            enquiry,
            self.later(5.25),
            **{"language": "en", **more},  # type: ignore[arg-type]
        )
        return done.visit

    def serve(self, visit: str, point: str = "counter-1") -> None:
        commands.call_visit(self.store, visit, point, self.later(301.5), "other")
        commands.start(self.store, visit, self.later(20))

    def finish(self, visit: str, avoidable: bool | None = None) -> None:
        commands.finish(self.store, visit, self.later(200), outcome="resolved", avoidable=avoidable)

    def direct(self, enquiry: str) -> Visit:
        return commands.serve_directly(
            self.store, self.site.id, "counter-2", enquiry, self.later(30)
        )

    def everything(self) -> None:
        """One of each turn."""
        served, missed, gone = (self.issue("council-tax") for _ in range(3))
        self.serve(served)
        self.finish(served, avoidable=True)
        commands.call_visit(self.store, missed, "counter-1", self.later(9), "other")
        for _ in range(self.site.recall.times):
            commands.recall(self.store, missed, self.later(120))
        commands.no_show(self.store, missed, self.later(120))
        commands.come_back(self.store, missed, self.later(30))
        commands.cancel(self.store, gone, self.later(30))
        mistake = self.issue("refuse")
        commands.undo(self.store, mistake, self.later(5))
        rested = self.issue("benefits")
        self.serve(rested)
        commands.hold(self.store, rested, self.later(60), reason="fetching_document")
        commands.resume(self.store, rested, self.later(240))
        self.serve(rested)
        self.finish(rested, avoidable=False)
        sent = self.issue("council-tax")
        self.serve(sent)
        commands.refer(self.store, sent, self.later(100), enquiry="benefits", back=True)
        self.serve(sent)
        self.finish(sent)
        on_hold = self.issue("benefits")
        commands.hold(self.store, on_hold, self.later(10), reason="stepped_out")
        commands.answer_at_door(self.store, self.site.id, "refuse", self.later(10))
        direct = self.direct("refuse")
        self.finish(direct.visit)
        direct = self.direct("refuse")
        for length in (50, 70):
            commands.hold(self.store, direct.visit, self.later(60), reason="other")
            commands.resume(self.store, direct.visit, self.later(length))
            self.serve(direct.visit)
        commands.hold(self.store, direct.visit, self.later(30), reason="other")
        commands.cancel(self.store, direct.visit, self.later(500))
        self.direct("refuse")
        self.serve(self.issue("council-tax"))


def rows_of(store: Store, site: Site, separator: Separator = "comma") -> list[Row]:
    day = site.service_day(NOW)
    pieces = steps_csv(ReportsHere(store.path), site, Period(day, day + DAY), separator)
    text = b"".join(pieces).decode("utf-8-sig")
    sign = "," if separator == "comma" else ";"
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=sign))


@pytest.fixture
def hours(store: Store, site: Site) -> Hours:
    return Hours(store, site)


def numbers(rows: list[Row], column: str) -> list[float]:
    return [float(row[column]) for row in rows if row[column]]


#: The rules of `definitions.COUNTED_AGAIN`, each as a spreadsheet's filter would have it.
IN: dict[str, Callable[[Row], bool]] = {
    "issued": lambda row: row["Began as"] != "At the door",
    "called": lambda row: row["Within target"] in ("yes", "no"),
    "waiting": lambda row: row["State"] == "Waiting",
    "held": lambda row: row["State"] == "On hold",
    "with_adviser": lambda row: row["State"] in ("Called", "Being served"),
    "served": lambda row: (
        row["State"] == "Ended"
        and row["Began as"] != "At the door"
        and row["Outcome"] not in ("No-show", "Closed by the day's end")
        and not IN["left"](row)
    ),
    "no_shows": lambda row: row["Outcome"] == "No-show",
    "left": lambda row: row["Outcome"] == "Left" and row["Service (s)"] == "",
    "day_closed": lambda row: row["Outcome"] == "Closed by the day's end",
    "door": lambda row: row["Began as"] == "At the door",
}


def check_again(rows: list[Row], total: Figures) -> None:
    rows = [row for row in rows if row["Outcome"] not in ("Taken back", "Went on after a rest")]
    counted = {figure: sum(map(rule, rows)) for figure, rule in IN.items()}
    assert counted == {figure: getattr(total, figure) for figure in IN}
    for figure, found in (("Wait", total.wait), ("Walk", total.walk), ("Service", total.service)):
        each = numbers(rows, f"{figure} (s)")
        assert len(each) == found.n, figure
        assert found.mean is not None
        assert sum(each) / len(each) == pytest.approx(found.mean, abs=0.001), figure
    for column, share in (
        ("Within target", total.within_target),
        ("Avoidable", total.avoidable_share),
    ):
        said = [row[column] for row in rows if row[column]]
        assert (said.count("yes"), len(said)) == (share.n, share.of), column


def test_every_figure_can_be_counted_again_by_the_rules_of_the_document(
    store: Store, site: Site, hours: Hours
) -> None:
    hours.everything()
    day = site.service_day(NOW)
    for none in ({"day_closed"}, {"waiting", "held", "with_adviser"}):
        found = figures_for(ReportsHere(store.path), site, day, day + DAY, to_ms(hours.now)).total
        assert {figure for figure in IN if not getattr(found, figure)} == none
        check_again(rows_of(store, site), found)
        commands.close_past_days(store, site.id, hours.later(86_400).now)


def test_the_document_has_a_rule_for_every_figure_of_the_file() -> None:
    columns = {"avoidable", "wait", "walk", "service", "within_target"}
    # Greetings are counted of those who were promised one, and stand beside the others.
    beside = {"greeted", "greeted_in_time"}
    assert {figure for figure, _ in COUNTED_AGAIN} == IN.keys() | columns | beside


def test_a_moment_is_one_for_a_spreadsheet_with_its_offset_beside_it(
    store: Store, site: Site, hours: Hours
) -> None:
    visit = hours.issue("council-tax")
    called = hours.now + timedelta(seconds=301.5)
    hours.serve(visit)
    for separator in ("comma", "semicolon"):
        (row,) = rows_of(store, site, separator)
        moments = [cell for head, cell in row.items() if head.endswith("(local time)") and cell]
        assert len(moments) == 3
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", cell) for cell in moments)
        local = datetime.fromisoformat(row["Called (local time)"])
        ahead = timedelta(minutes=int(row["Called (min ahead of UTC)"]))
        assert local - ahead == called.replace(tzinfo=None, microsecond=0)


def test_a_row_tells_whose_step_it_is_where_it_came_from_and_where_it_leads(
    store: Store, site: Site, hours: Hours
) -> None:
    visit = hours.issue(
        "council-tax", language="cy", needs=["step_free", "children"], asked_language="pl",
        source="reception",
    )  # fmt: skip
    hours.issue("council-tax")
    hours.serve(visit, "counter-1")
    adviser = site.advisers[0]
    commands.refer(store, visit, hours.later(60), enquiry="benefits", adviser=adviser.id)
    named = site.model_copy(update={"figures": parts.Figures(name_advisers=True)})
    first, other, second = rows_of(store, named)
    assert first["Visit"] == second["Visit"] == visit != other["Visit"]
    assert (first["Language"], first["Language asked for"]) == ("cy", "pl")
    assert (first["Needs"], first["Came by"]) == ("step free, children", "Reception")
    assert (first["Referred to"], first["Referred to adviser"]) == (
        site.enquiry("benefits").called("en"), adviser.name,
    )  # fmt: skip
    assert (second["Began as"], second["State"]) == ("Referral", "Waiting")
    assert other["Referred to"] == other["Referred to adviser"] == other["Needs"] == ""
    assert other["Came by"] == "Another program"


def test_no_row_names_an_adviser_unless_the_site_says_so(
    store: Store, site: Site, hours: Hours
) -> None:
    one, two = (adviser.id for adviser in site.advisers[:2])
    places.sign_on(store, site.id, one, "counter-1", hours.later(1))
    hours.serve(visit := hours.issue("council-tax"))
    commands.refer(store, visit, hours.later(60), enquiry="benefits", adviser=two)
    columns = ("Adviser", "Begun by", "Referred to adviser")
    named = site.model_copy(update={"figures": parts.Figures(name_advisers=True)})
    assert all(rows_of(store, named)[0][column] for column in columns)
    assert not any(row[column] for row in rows_of(store, site) for column in columns)


def test_a_row_tells_how_long_the_step_rested_and_an_undone_rest_was_none(
    store: Store, site: Site, hours: Hours
) -> None:
    twice, undone, resting, ended = (hours.issue("council-tax") for _ in range(4))
    for reason, seconds in (("stepped_out", 100.5), ("filling_form", 200)):
        commands.hold(store, twice, hours.later(7), reason=reason)
        commands.resume(store, twice, hours.later(seconds))
    commands.hold(store, undone, hours.later(7), reason="other")
    commands.undo(store, undone, hours.later(30))
    commands.hold(store, resting, hours.later(7), reason="stepped_out")
    commands.hold(store, ended, hours.later(7), reason="stepped_out")
    commands.cancel(store, ended, hours.later(50))
    found = {row["Visit"]: (row["On hold (s)"], row["Why on hold"]) for row in rows_of(store, site)}
    assert found == {
        twice: ("300.5", "filling form"),
        undone: ("", ""),
        resting: ("", "stepped out"),
        ended: ("50", "stepped out"),
    }


def test_whoever_is_served_without_a_ticket_did_not_wait(
    store: Store, site: Site, hours: Hours
) -> None:
    late = hours.issue("council-tax")
    hours.later(1200)
    hours.serve(late)
    day = site.service_day(NOW)

    def total() -> Figures:
        found = figures_for(ReportsHere(store.path), site, day, day + DAY, to_ms(hours.now))
        return found.total

    before = total()
    for _ in range(3):
        hours.finish(hours.direct("refuse").visit)
    after = total()
    assert (before.within_target.n, before.within_target.of) == (0, 1)
    assert after.within_target == before.within_target
    assert (after.wait, after.walk, after.called) == (before.wait, before.walk, before.called)
    assert (after.issued, after.served, after.service.n) == (4, 3, 3)
    rows = [row for row in rows_of(store, site) if row["Visit"] != late]
    assert {row["Began as"] for row in rows} == {"Without a ticket"}
    assert {row["Came by"] for row in rows} == {"Service point, without a ticket"}
    assert {row["Wait (s)"] + row["Walk (s)"] + row["Within target"] for row in rows} == {""}
    assert {row["Service (s)"] for row in rows} == {"200"}


def test_whoever_came_without_a_ticket_and_is_referred_waits_from_then_on(
    store: Store, site: Site, hours: Hours
) -> None:
    visit = hours.direct("refuse").visit
    commands.refer(store, visit, hours.later(60), enquiry="benefits")
    hours.serve(visit)
    first, second = rows_of(store, site)
    assert (first["Wait (s)"], second["Wait (s)"]) == ("", "301.5")
    assert (first["Began as"], second["Began as"]) == ("Without a ticket", "Referral")
