"""What the period page shows a supervisor who has not chosen a period."""

from tests.running import House


def test_on_a_sites_first_day_the_period_page_shows_today(house: House) -> None:
    site = house.add_site()
    house.issue(site)
    page = house.get(
        f"/supervisor/{site.id}/figures", token=site.supervisor, headers={"Accept": "text/html"}
    )
    assert page.status_code == 200
    assert "No ticket was issued" not in page.text
