"""What the paper says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from hardware.slips import Code, Heading, Mark, Number, Pairs, Reverse, Slip, Text, When
from slips.ticket import slip_languages, ticket_slip
from tests.helpers import SITE_TEXT, sample_site
from ticketing.sites import Site
from ticketing.sites.file import parse
from web.words import language_names, offered

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
