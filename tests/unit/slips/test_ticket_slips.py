"""What the paper says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.drivers.printer.escpos import render
from hardware.protocol import PrinterConfig
from hardware.slips import Code, Heading, Mark, Number, Pairs, Reverse, Rule, Slip, Text, When
from hardware.slips.picture import measured
from slips.ticket import lines_of, slip_languages, ticket_slip
from slips.trial import trial_slip
from tests.helpers import SITE_TEXT, sample_site
from tests.unit.web.test_logos import svg
from ticketing.sites import Site
from ticketing.sites.file import SiteFileError, parse
from ticketing.sites.looks import Looks
from web.logos import brought_in
from web.words import language_names, offered

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
Kind = TypeVar("Kind")
URL = "HTTP://QUEUE.EXAMPLE/T/01KAMZ5Q8R9T1V2W3X4Y5Z6A7B"


def slip(site: Site, **more: Any) -> Slip:
    facts: dict[str, Any] = {
        "number": "C014",
        "enquiry": "council-tax",
        "language": "cy",
        "ahead": 3,
        "url": URL,
        "issued_at": datetime(2026, 11, 26, 10, 42, tzinfo=UTC),
    }
    return ticket_slip(site, **(facts | more))


def part(found: Slip, kind: type[Kind]) -> Kind:
    (only,) = (element for element in found.elements if isinstance(element, kind))
    return only


def test_the_site_s_own_language_stands_before_english(site: Site) -> None:
    for visitor in ("cy", "en"):
        found = slip(site, language=visitor)
        assert [line.text for line in part(found, Heading).lines] == [
            "Siop Un Stop Glan-yr-afon",
            "Riverside One Stop Shop",
        ]
        assert [line.text for line in part(found, Reverse).lines] == ["Treth Gyngor", "Council tax"]


def test_the_date_is_in_both_languages_and_the_time_once(site: Site) -> None:
    when = part(slip(site), When)
    assert [line.text for line in when.dates] == ["26 Tachwedd 2026", "26 November 2026"]
    assert when.time == "10:42"


def test_times_are_local_to_the_site(site: Site) -> None:
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    when = part(slip(site, issued_at=summer), When)
    assert (when.dates[0].text, when.time) == ("2 Gorffennaf 2026", "00:30")


def test_a_third_language_stands_alone_but_for_the_enquiry_in_english() -> None:
    # Here the site's own language is English, and Welsh is a third one beside the two.
    text = SITE_TEXT.replace('languages = ["cy", "en"]', 'languages = ["en", "cy"]')
    site = parse(text)
    assert slip_languages(site, "en") == ["en"]
    found = slip(site, language="cy")
    assert [line.lang for line in part(found, Heading).lines] == ["cy"]
    assert [line.text for line in part(found, Reverse).lines] == ["Treth Gyngor", "Council tax"]
    assert len(part(found, When).dates) == 1


def test_a_language_without_words_is_not_offered(site: Site) -> None:
    breton = site.model_copy(update={"languages": ("cy", "br", "en")})
    assert offered("slips", breton.languages) == ["cy", "en"]
    assert slip_languages(breton, "br") == ["cy", "en"]


def test_languages_are_named_in_themselves() -> None:
    names = [language_names(code)["own"] for code in ("cy", "en", "pl", "ur", "so")]
    assert names == ["Cymraeg", "English", "Polski", "اردو", "Soomaali"]


def test_a_reprint_is_marked_above_everything_in_the_slips_languages(site: Site) -> None:
    mark = slip(site, again=True).elements[0]
    assert isinstance(mark, Mark)
    assert [line.text for line in mark.lines] == ["Argraffwyd eto", "Printed again"]


def test_further_enquiries_of_the_same_visit_stand_below_the_first(site: Site) -> None:
    found = slip(site, further=["garages", "refuse"])
    assert [line.text for line in part(found, Reverse).lines] == ["Treth Gyngor", "Council tax"]
    texts = [line.text for one in found.elements if isinstance(one, Text) for line in one.lines]
    assert texts[:3] == ["Garejis", "Garages", "Sbwriel a chasgliadau arbennig"]


def test_the_wait_stands_beside_those_ahead_where_it_is_known_and_there_is_one(site: Site) -> None:
    values = [[one.value for one in part(slip(site, about=about), Pairs).pairs]
              for about in (None, 0, 15)]  # fmt: skip
    assert [len(each) for each in values] == [1, 1, 2]
    assert values[2][1] == "15"


def test_an_appointment_shows_its_time_instead_of_those_ahead(site: Site) -> None:
    at = datetime(2026, 11, 26, 11, 30, tzinfo=UTC)
    (pair,) = part(slip(site, appointment_at=at), Pairs).pairs
    assert pair.value == "11:30"
    assert [line.text for line in pair.label] == ["Apwyntiad", "Appointment"]


@given(
    number=st.from_regex(r"[A-Z]{1,2}[0-9]{3,5}", fullmatch=True),
    ahead=st.integers(0, 5000),
    enquiry=st.sampled_from([enquiry.id for enquiry in sample_site().enquiries]),
)
def test_every_slip_survives_the_way_to_the_printer(number: str, ahead: int, enquiry: str) -> None:
    found = slip(sample_site(), number=number, ahead=ahead, enquiry=enquiry)
    assert Slip.model_validate_json(found.model_dump_json()) == found
    assert part(found, Number).text == number
    assert part(found, Pairs).pairs[0].value == str(ahead)
    assert part(found, Code).data == URL


def test_the_supervisors_line_stands_where_the_thanks_were_in_the_slips_languages(
    site: Site,
) -> None:
    both = site.with_today({}, {"cy": "Diolch.", "en": "Thank you."})
    assert [one.text for one in part(slip(both), Text).lines] == ["Diolch.", "Thank you."]
    welsh = site.with_today({}, {"cy": "Diolch."})
    assert [one.text for one in part(slip(welsh), Text).lines] == ["Diolch."]
    usual = site.with_today({}, {})
    assert part(slip(usual), Text) == part(slip(site), Text)


# ---------------------------------------------------------------- the house's own ticket


def with_ticket(text: str) -> Site:
    """The sample site with these lines in its [site.ticket]."""
    return parse(SITE_TEXT.replace("[site.hours]", f"[site.ticket]\n{text}\n\n[site.hours]"))


def kinds(found: Slip) -> list[str]:
    """The slip from the top, in short."""
    return [one.style if isinstance(one, Rule) else one.kind for one in found.elements]


def test_a_ticket_of_a_house_that_says_nothing_is_as_an_agent_of_before_knows_it(
    site: Site,
) -> None:
    assert kinds(slip(site)) == [
        "heading", "solid", "label", "number", "reverse", "pairs", "dotted", "code", "dotted",
        "text", "solid", "when",
    ]  # fmt: skip
    assert '"size"' not in slip(site).model_dump_json()


def test_the_lines_stand_as_the_house_orders_them_and_what_it_leaves_out_is_not_printed() -> None:
    own = with_ticket('lines = ["enquiry", "number", "when", "code"]\nwhen = "time"')
    found = slip(own)
    assert kinds(found) == ["reverse", "label", "number", "solid", "when", "solid", "code"]
    assert part(found, When).dates == ()
    assert part(found, When).time == "10:42"
    assert {line for line in lines_of(found) if line} == set(own.ticket.lines)
    for dots in (384, 576):
        image, rows = measured(found, dots)
        assert len(rows) == len(found.elements)
        assert sum(rows) + 20 == image.height


def test_an_agreed_time_is_on_the_ticket_whatever_the_house_leaves_out() -> None:
    own = with_ticket('lines = ["number", "code"]')
    agreed = datetime(2026, 11, 26, 11, 30, tzinfo=UTC)
    assert kinds(slip(own)) == ["label", "number", "dotted", "code"]
    assert part(slip(own, appointment_at=agreed), Pairs).pairs[0].value == "11:30"


def test_sizes_take_more_paper_or_less() -> None:
    def rows(text: str, kind: str) -> int:
        found = slip(with_ticket(text))
        each = measured(found, 576)[1]
        return next(n for n, one in zip(each, found.elements, strict=True) if one.kind == kind)

    assert rows('name = "large"', "heading") > rows("", "heading")
    assert rows('enquiry = "small"', "reverse") < rows("", "reverse")


def test_the_courtesy_line_is_the_supervisor_s_then_the_house_s_then_the_program_s() -> None:
    own = with_ticket('courtesy = { cy = "Diolch", en = "Thank you" }')
    assert [line.text for line in part(slip(own), Text).lines] == ["Diolch", "Thank you"]
    said = own.with_today({}, {"cy": "Nadolig llawen", "en": "Merry Christmas"})
    assert part(slip(said), Text).lines[0].text == "Nadolig llawen"
    assert "dweud eich rhif" in part(slip(with_ticket("")), Text).lines[0].text


def test_a_logo_is_on_every_paper_of_the_house_and_one_that_is_broken_on_none() -> None:
    own = sample_site()
    looks = Looks(logo=brought_in(svg()))
    with_logo = own.model_copy(update={"looks": looks})
    assert slip(with_logo).elements[0].kind == "logo"
    again = Slip.model_validate_json(slip(with_logo).model_dump_json())
    assert again == slip(with_logo)
    trial = trial_slip(with_logo, printer="One", model="TM", width=80, at=NOON)
    assert trial.elements[0].kind == "logo"
    broken = own.model_copy(update={"looks": Looks(logo="data:image/png;base64,AAAA")})
    assert slip(broken).elements[0].kind == "heading"


def test_a_ticket_is_refused_without_its_number_or_with_a_line_twice() -> None:
    for text, says in (
        ('lines = ["name"]', "the number is missing"),
        ('lines = ["number", "number"]', "stands twice"),
        ('lines = ["number", "advert"]', "'advert'"),
        (f'courtesy = {{ en = "{"x" * 5000}" }}', "5000 letters; at most 200"),
    ):
        with pytest.raises(SiteFileError, match=says) as refused:
            with_ticket(text)
        assert len(str(refused.value)) < 400


@pytest.mark.parametrize("style", ["text", "graphic"])
@pytest.mark.parametrize("width", [58, 80])
def test_whatever_a_house_chooses_every_printer_prints(style: str, width: int) -> None:
    own = with_ticket('name = "large"\nlogo = "large"\nenquiry = "small"\nwhen = "time"')
    own = own.model_copy(update={"looks": Looks(logo=brought_in(svg()))})
    found = slip(own)
    config = PrinterConfig(
        id="a.b", name="One", site="a", transport="file", address="/dev/null",
        style=style, width=width,
    )  # fmt: skip
    plain = render(slip(with_ticket("")), config)
    assert render(found, config).data != plain.data
    assert render(found, config).rows > 0
