"""A period's figures from a real database: kept days and counted days are the same."""

from datetime import date, timedelta

import pytest

from analytics.figures import rollup
from storage.store import Store
from tests.integration.figures.figures_data import NOW, TODAY, add_steps, random_steps
from ticketing.sites import Site

DAY = timedelta(days=1)
ALWAYS = (date(2026, 1, 1), date(2027, 1, 1))


def figures(store: Store, site: Site, start: date, end: date) -> rollup.PeriodFigures:
    return rollup.figures_for(store, site, start, end, TODAY, NOW)


def uncounted(store: Store, site: Site) -> rollup.PeriodFigures:
    """The same period as if no day was over: every day is counted from its steps."""
    return rollup.figures_for(store, site, *ALWAYS, date(2000, 1, 1), NOW)


def kept_days(store: Store) -> list[str]:
    with store.read() as conn:
        rows = conn.execute("SELECT DISTINCT service_day FROM figures_day ORDER BY 1")
        return [row[0] for row in rows]


@pytest.mark.parametrize("seed", range(5))
def test_a_day_that_was_rolled_up_yields_the_same_figures_as_one_that_was_not(
    store: Store, site: Site, seed: int
) -> None:
    for days_ago in (1, 2, 7):
        add_steps(store, site, TODAY - days_ago * DAY, random_steps(seed + days_ago, 120))
    add_steps(store, site, TODAY, random_steps(seed, 80, open_too=True))
    before = uncounted(store, site)
    assert kept_days(store) == []
    after = figures(store, site, *ALWAYS)
    assert len(kept_days(store)) == 3
    assert after == before
    assert after.total.issued == 3 * 120 + 80


def test_a_period_holds_its_first_day_and_not_its_end(store: Store, site: Site) -> None:
    for days_ago in (3, 2, 1, 0):
        add_steps(store, site, TODAY - days_ago * DAY, random_steps(days_ago, 10))
    assert figures(store, site, TODAY - 2 * DAY, TODAY).total.issued == 20
    assert figures(store, site, TODAY, TODAY + DAY).total.issued == 10
    assert figures(store, site, TODAY, TODAY).total.issued == 0


def test_today_is_never_kept(store: Store, site: Site) -> None:
    add_steps(store, site, TODAY, random_steps(1, 10))
    figures(store, site, *ALWAYS)
    assert kept_days(store) == []


def test_a_past_day_with_somebody_still_open_is_counted_anew_until_it_is_closed(
    store: Store, site: Site
) -> None:
    yesterday = TODAY - DAY
    add_steps(store, site, yesterday, random_steps(1, 30, open_too=True))
    assert not rollup.roll_up(store, site, yesterday)
    assert figures(store, site, yesterday, TODAY).total.waiting > 0
    with store.write() as db:
        db.execute("UPDATE step SET state='ended', ended_at=1, outcome='day_closed' "
                   "WHERE state != 'ended'")  # fmt: skip
    assert figures(store, site, yesterday, TODAY).total.waiting == 0
    assert kept_days(store) == [yesterday.isoformat()]


def test_a_step_that_changes_later_changes_the_figures_of_its_day(store: Store, site: Site) -> None:
    yesterday = TODAY - DAY
    add_steps(store, site, yesterday, random_steps(1, 30))
    before = figures(store, site, yesterday, TODAY).total.no_shows
    with store.write() as db:
        db.execute("UPDATE step SET outcome = 'no_show' WHERE id = "
                   "(SELECT min(id) FROM step WHERE outcome = 'resolved')")  # fmt: skip
    assert figures(store, site, yesterday, TODAY).total.no_shows == before + 1


def test_rolling_a_day_up_twice_changes_nothing(store: Store, site: Site) -> None:
    yesterday = TODAY - DAY
    add_steps(store, site, yesterday, random_steps(1, 30))
    assert rollup.roll_up(store, site, yesterday)
    first = figures(store, site, yesterday, TODAY)
    assert rollup.roll_up(store, site, yesterday)
    assert figures(store, site, yesterday, TODAY) == first


def test_figures_outlive_steps_that_were_purged(store: Store, site: Site) -> None:
    yesterday = TODAY - DAY
    add_steps(store, site, yesterday, random_steps(1, 30))
    before = figures(store, site, yesterday, TODAY)
    with store.write() as db:
        db.execute("DELETE FROM step")
    assert rollup.roll_up(store, site, yesterday)
    assert figures(store, site, yesterday, TODAY) == before


def test_enquiry_types_stand_in_the_sites_order_and_retired_ones_last(
    store: Store, site: Site
) -> None:
    add_steps(store, site, TODAY, random_steps(1, 60))
    found = list(figures(store, site, *ALWAYS).enquiries)
    in_order = [each.id for each in site.enquiries if each.id in found]
    assert found == in_order
    smaller = site.model_copy(update={"enquiries": site.enquiries[1:]})
    assert list(figures(store, smaller, *ALWAYS).enquiries) == [*in_order[1:], in_order[0]]
