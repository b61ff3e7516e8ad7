"""The figures as supervisors' pages and programs get them from a whole server."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from analytics.figures import definitions
from analytics.figures.answers import PeriodOut
from analytics.over_time.files import figures_head
from analytics.over_time.step_file import STEP_HEAD
from server import concurrency
from server.app import Server, build
from server.settings import Settings
from tests.helpers import SITE_TEXT, an_ask
from tests.integration.figures.figures_data import TODAY, Times, add_steps, random_steps
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.day import unfound
from ticketing.sites import Site
from web import tokens

CLOCK = datetime(2026, 11, 17, 11, 42, tzinfo=UTC)
FIGURES = "/api/v1/sites/riverside/figures"
YESTERDAY = TODAY - timedelta(days=1)


@dataclass
class Office:
    """A server and its test client, with tokens by role."""

    server: Server
    client: FlaskClient
    site: Site
    tokens: dict[str, str]

    def get(self, path: str, role: str | None = "supervisor") -> TestResponse:
        headers = {"Authorization": f"Bearer {self.tokens[role]}"} if role else {}
        return self.client.get(path, headers=headers)

    def rows(self, path: str, sign: str = ",") -> list[list[str]]:
        answer = self.get(path)
        assert answer.status_code == 200
        assert answer.data.startswith(b"\xef\xbb\xbf")
        text = answer.data.decode("utf-8-sig")
        assert text.count("\r\n") == text.count("\n")
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    settings = Settings(data=tmp_path, async_mode="threading", agent=False)
    server = build(settings, concurrency.start("threading"), lambda: CLOCK)
    store = server.house.store
    site = commands.load_site(store, SITE_TEXT, now=CLOCK, actor=SYSTEM)
    made = {
        role: tokens.make(store, role, site=site.id, name=role, now=CLOCK)
        for role in ("supervisor", "adviser", "kiosk")
    }
    yield Office(server, server.app.test_client(), site, made)
    server.stop()


def fill(office: Office) -> None:
    store = office.server.house.store
    add_steps(store, office.site, YESTERDAY, random_steps(3, 60))
    add_steps(store, office.site, TODAY, random_steps(4, 40, open_too=True))


def test_the_answer_is_what_the_openapi_document_describes(office: Office) -> None:
    fill(office)
    answer = office.get(f"{FIGURES}?from=2026-11-16&to=2026-11-18").get_json()
    PeriodOut.model_validate(answer)
    assert (answer["site"], answer["from"], answer["to"]) == (
        "riverside", "2026-11-16", "2026-11-18",
    )  # fmt: skip
    assert answer["definitions"] == definitions.texts()
    assert answer["total"]["issued"] == 100
    assert [each["enquiry"] for each in answer["enquiries"]] == [
        e.id for e in office.site.enquiries
    ]
    assert sum(each["issued"] for each in answer["enquiries"]) == 100
    document = office.client.get("/api/v1/openapi.json").get_json()
    assert "PeriodOut" in document["components"]["schemas"]
    names = {each["name"] for each in document["paths"][
        "/api/v1/sites/{site}/figures"]["get"]["parameters"]}  # fmt: skip
    assert {"site", "from", "to"} <= names


def test_nothing_counted_is_null_never_zero(office: Office) -> None:
    total = office.get(FIGURES).get_json()["total"]
    assert total["wait"] == {"n": 0, "mean": None, "p50": None, "p90": None, "p95": None}
    assert total["within_target"] == {"n": 0, "of": 0, "percent": None}


@pytest.mark.parametrize(
    "path",
    [
        FIGURES,
        f"{FIGURES}.csv",
        "/api/v1/sites/riverside/steps.csv",
        "/supervisor/riverside",
        "/supervisor/riverside/figures",
    ],
)
def test_figures_are_for_supervisors_alone(office: Office, path: str) -> None:
    assert office.get(path).status_code == 200
    assert office.get(path, "adviser").status_code == 403
    assert office.get(path, "kiosk").status_code == 403
    # A person may be asked to sign in first; a program is told that it has to.
    assert office.get(path, None).status_code in (302, 303, 401)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("from=2026-11-17&to=2026-11-03", "Swap the two."),
        ("from=2026-11-31&to=2026-12-03", "not a date"),
        ("from=2026-11-17", "Give both ends"),
        ("from=2026-11-17&to=2026-11-17", "end it one day later"),
    ],
)
def test_a_bad_period_gets_a_sentence_from_the_api_and_on_the_page(
    office: Office, query: str, says: str
) -> None:
    answer = office.get(f"{FIGURES}?{query}")
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert says in answer.get_json()["detail"]
    page = office.get(f"/supervisor/riverside/figures?{query}")
    assert page.status_code == 422
    assert says in page.text
    assert office.get(f"{FIGURES}.csv?{query}").status_code == 422
    assert office.get(f"/api/v1/sites/riverside/steps.csv?{query}").status_code == 422


def test_an_unknown_site_is_not_found(office: Office) -> None:
    everywhere = tokens.make(
        office.server.house.store, "supervisor", site=None, name="all", now=CLOCK
    )
    office.tokens["everywhere"] = everywhere
    assert office.get("/api/v1/sites/nowhere/figures", "everywhere").status_code == 404


def test_the_figures_file_has_a_line_for_each_enquiry_type(office: Office) -> None:
    fill(office)
    rows = office.rows(f"{FIGURES}.csv?from=2026-11-16&to=2026-11-18")
    assert rows[0] == figures_head()
    assert rows[1][rows[0].index("Enquiry type")] == "All enquiry types"
    assert rows[1][rows[0].index("Issued (n)")] == "100"
    assert len(rows) == 2 + len(office.site.enquiries)
    unused = next(row for row in rows if row[rows[0].index("Enquiry type")] == "Garages")
    assert unused[rows[0].index("Wait mean (s)")] == ""


def test_each_row_of_the_figures_file_says_which_site_and_period_it_is_of(office: Office) -> None:
    rows = office.rows(f"{FIGURES}.csv?from=2026-11-16&to=2026-11-18")
    assert rows[0][:3] == ["Site", "First day", "Last day"]
    assert {tuple(row[:3]) for row in rows[1:]} == {
        (office.site.called("en"), "2026-11-16", "2026-11-17")
    }


def test_every_share_of_the_figures_file_says_of_how_many_it_is(office: Office) -> None:
    for avoidable in (True, False, False):
        visit = commands.serve_directly(
            office.server.house.store, office.site.id, "counter-1", "refuse", an_ask(CLOCK)
        )
        commands.finish(
            office.server.house.store,
            visit.visit,
            an_ask(CLOCK),
            outcome="resolved",
            avoidable=avoidable,
        )
    rows = office.rows(f"{FIGURES}.csv?from=2026-11-17&to=2026-11-18")
    total = dict(zip(rows[0], rows[1], strict=True))
    assert (total["Avoidable contact (n)"], total["Avoidable contact (n asked)"]) == ("1", "3")
    assert total["Avoidable contact (% of asked)"] == "33.4"
    page = office.get("/supervisor/riverside/figures?from=2026-11-17&to=2026-11-18").text
    assert '<td class="n of">1 of 3, 34%</td>' in page


def test_the_figures_can_be_had_for_a_spreadsheet_with_decimal_commas(office: Office) -> None:
    fill(office)
    rows = office.rows(f"{FIGURES}.csv?from=2026-11-16&to=2026-11-18&separator=semicolon", ";")
    mean = rows[1][rows[0].index("Wait mean (s)")]
    assert float(mean.replace(",", ".")) > 0
    assert "," in mean


def test_the_steps_behind_the_figures_yield_the_figures_again(office: Office) -> None:
    fill(office)
    query = "from=2026-11-16&to=2026-11-18"
    rows = office.rows(f"/api/v1/sites/riverside/steps.csv?{query}")
    assert tuple(rows[0]) == STEP_HEAD
    total: dict[str, Any] = office.get(f"{FIGURES}?{query}").get_json()["total"]
    cells = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert len(cells) == total["issued"]
    assert sum(cell["Within target"] == "yes" for cell in cells) == total["within_target"]["n"]
    for column in ("Wait", "Walk", "Service"):
        seconds = sorted(float(c[f"{column} (s)"]) for c in cells if c[f"{column} (s)"])
        found = total[column.lower()]
        assert len(seconds) == found["n"]
        assert seconds[-(-90 * len(seconds) // 100) - 1] == found["p90"]
        assert sum(seconds) / len(seconds) == pytest.approx(found["mean"], abs=0.001)


def test_a_name_that_looks_like_a_formula_is_harmless_in_both_files(office: Office) -> None:
    text = SITE_TEXT.replace('en = "Council tax" }\nprefix', 'en = "=HYPERLINK(0)" }\nprefix')
    assert text != SITE_TEXT
    commands.load_site(office.server.house.store, text, now=CLOCK, actor=SYSTEM)
    add_steps(office.server.house.store, office.site, TODAY, [Times("council-tax", 1)])
    for path in (f"{FIGURES}.csv", "/api/v1/sites/riverside/steps.csv"):
        cells = [cell for row in office.rows(path) for cell in row]
        assert "'=HYPERLINK(0)" in cells
        assert "=HYPERLINK(0)" not in cells


def test_an_enquiry_type_that_was_only_answered_at_the_door_has_its_line(office: Office) -> None:
    store = office.server.house.store
    for _ in range(5):
        commands.answer_at_door(store, office.site.id, "refuse", an_ask(CLOCK))
    page = office.get("/supervisor/riverside/figures?from=2026-11-17&to=2026-11-18").text
    assert "No ticket was issued; 5 were answered at the door." in page
    assert '<th scope="row">Refuse' in page
    (silent,) = re.findall(r"Nobody came for (.*?)\.", page)
    assert "Refuse" not in silent
    assert "Council tax" in silent


def test_the_form_of_the_page_leads_to_the_address_of_its_period(office: Office) -> None:
    answer = office.get("/supervisor/riverside/figures?from=2026-11-02&last=2026-11-06")
    assert answer.status_code == 302
    assert answer.headers["Location"] == (
        "/supervisor/riverside/figures?from=2026-11-02&to=2026-11-07"
    )


def test_figures_that_cannot_be_made_now_are_refused_in_a_sentence_beside_the_form(
    office: Office,
) -> None:
    office.server.asides.stop()
    for path in (FIGURES, f"{FIGURES}.csv", "/api/v1/sites/riverside/steps.csv"):
        answer = office.get(path)
        assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
        assert answer.get_json()["type"] == "urn:nextplease:problem:cut-short"
    page = office.get("/supervisor/riverside/figures?from=2026-11-16&to=2026-11-18")
    assert page.status_code == 503
    assert page.headers["Retry-After"]
    assert answer.get_json()["detail"] in page.text
    assert 'name="from"' in page.text
    assert office.get("/supervisor/riverside").status_code == 200


def test_how_soon_people_were_greeted_stands_with_the_figures(office: Office) -> None:
    store = office.server.house.store
    head = '[[enquiries]]\nid = "council-tax"\n'
    text = SITE_TEXT.replace(head, f"{head}greet_minutes = 5\n")
    commands.load_site(store, text, now=CLOCK, actor=SYSTEM)
    period = f"?from={TODAY.isoformat()}&to={(TODAY + timedelta(days=1)).isoformat()}"
    before = office.get(FIGURES + period).get_json()["greeted"][0]["greeted"]
    for source in ("reception", "kiosk"):
        commands.issue(
            store, "riverside", "council-tax", an_ask(CLOCK), language="en", source=source
        )
    (found,) = office.get(FIGURES + period).get_json()["greeted"]
    assert (found["enquiry"], found["minutes"]) == ("council-tax", 5)
    assert found["greeted"] == before + 1
    page = office.get(f"/supervisor/riverside/figures{period}").get_data(as_text=True)
    assert "How soon they were greeted" in page
    assert office.get("/supervisor/riverside").status_code == 200


def test_what_is_not_shown_of_comments_and_words_is_counted_and_the_file_says_of_when_it_is(
    office: Office,
) -> None:
    fill(office)
    store, when = office.server.house.store, CLOCK - timedelta(days=1)
    with store.write() as db:
        for n in range(61):
            db.execute(
                "INSERT INTO opinion"
                " (id, site, day, part, source, enquiry, language, face, comment)"
                " VALUES (?, 'riverside', ?, 'morning', 'phone', 'council-tax', 'en', 4, ?)",
                (str(n), YESTERDAY.isoformat(), f"Good {n}"),
            )
    for n in range(51):
        unfound.count(store, office.site, "en", f"word {n}", 3, when)
    period = f"from={YESTERDAY}&to={TODAY}"
    page = office.get(f"/supervisor/riverside/figures?{period}").text
    assert "<summary>61 comments</summary>" in page
    assert "The 60 of the latest days." in page
    assert "The 50 most wanted of 51 words." in page
    head, first, *_ = office.rows(f"/api/v1/sites/riverside/opinions.csv?{period}")
    assert head[:4] == ["site", "first_day", "last_day", "enquiry"]
    name, day = office.site.called("en"), YESTERDAY.isoformat()
    assert first[:5] == [name, day, day, "all", "All, on phones"]
