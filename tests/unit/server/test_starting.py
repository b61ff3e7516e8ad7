"""The catalogue and the templates: whatever a house begins with is a site file that is well."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server import site_checks
from server.starting import catalogue, new_site, template, templates
from ticketing.errors import NotFound
from ticketing.sites.file import cautions, parse
from web import languages

NAMES = {"cy": "Tŷ Bryn", "en": 'Hillside "House"'}


def test_the_catalogue_has_what_councils_do_each_once() -> None:
    found = catalogue()
    ids = [one.id for one in found.services]
    assert len(ids) >= 60
    assert len(set(ids)) == len(ids)
    assert {one.topic for one in found.services} == {one.id for one in found.topics}
    names = [one.name for one in found.services] + [one.name for one in found.topics]
    assert all(set(name) >= {"cy", "en"} for name in names)


@pytest.mark.parametrize("key", templates())
def test_every_template_is_a_site_file_that_is_well(key: str) -> None:
    text = new_site(key, "hillside", NAMES)
    site = parse(text, site_checks.checks)
    assert (site.id, site.name, site.languages) == ("hillside", NAMES, ("cy", "en"))
    assert [one.id for one in site.enquiries] == list(template(key).services)
    assert cautions(text, site, site_checks.cautions) == []
    assert (site.kiosks[0].printer is None) is not template(key).printer


def test_every_service_of_the_catalogue_can_be_chosen_in_one_language_alone() -> None:
    every = [one.id for one in catalogue().services]
    text = new_site("one-stop-shop", "hillside", {"en": "Hillside"}, every)
    site = parse(text, site_checks.checks)
    assert [one.id for one in site.enquiries] == every
    assert cautions(text, site, site_checks.cautions) == []


@settings(max_examples=25)
@given(
    st.sampled_from(sorted(templates())),
    st.lists(st.sampled_from([one.id for one in catalogue().services]), min_size=1, unique=True),
)
def test_any_choice_of_services_with_something_harmless_is_well(
    key: str, chosen: list[str]
) -> None:
    services = [*dict.fromkeys([*chosen, "general-enquiries"])]
    site = parse(new_site(key, "hillside", NAMES, services), site_checks.checks)
    assert {one.id for one in site.enquiries} == set(services)


def test_what_there_is_not_is_refused_by_name() -> None:
    with pytest.raises(NotFound, match="one-stop-shop"):
        new_site("palace", "hillside", NAMES)
    with pytest.raises(NotFound, match="no service 'magic'"):
        new_site("library", "hillside", NAMES, ["magic"])


def test_every_service_has_a_name_in_every_language_of_the_program_and_fits_a_tile() -> None:
    found = catalogue()
    names = {one.id: one.name for one in found.topics} | {x.id: x.name for x in found.services}
    for key, name in names.items():
        assert set(name) >= set(languages.known()), key
        assert all(0 < len(text) <= 40 for text in name.values()), key


def test_a_house_that_speaks_polish_begins_with_polish_names() -> None:
    text = new_site("one-stop-shop", "town", {"en": "Town", "pl": "Miasto", "ur": "شہر"})
    refuse = parse(text).enquiry("refuse")
    assert refuse.name == {
        "en": "Bins and recycling",
        "pl": "Śmieci i recykling",
        "ur": "کوڑا اور ری سائیکلنگ",
    }
