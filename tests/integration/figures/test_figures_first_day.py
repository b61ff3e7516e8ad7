"""What the period page shows a supervisor who has not chosen a period."""

from pathlib import Path

from tests.running import House


def test_on_a_sites_first_day_the_period_page_shows_today(tmp_path: Path) -> None:
    house = House(tmp_path)
    try:
        site = house.add_site()
        house.start()
        house.issue(site)
        page = house.get(
            f"/supervisor/{site.id}/figures", token=site.supervisor, headers={"Accept": "text/html"}
        )
        assert page.status_code == 200
        assert "No ticket was issued" not in page.text
    finally:
        house.close()
