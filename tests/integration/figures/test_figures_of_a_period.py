"""A period's figures from a real database: kept days and counted days are the same."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeVar

import pytest

from analytics.figures import rollup
from storage.store import Store
from tests.asides import ReportsHere
from tests.integration.figures.figures_data import NOW, TODAY, add_steps, random_steps
from ticketing.sites import Site
from web.aside import CutShort

T = TypeVar("T")
DAY = timedelta(days=1)
ALWAYS = (date(2026, 1, 1), date(2027, 1, 1))


def figures(store: Store, site: Site, start: date, end: date) -> rollup.PeriodFigures:
    return rollup.figures_for(ReportsHere(store.path), site, start, end, NOW)


def roll_up(store: Store, site: Site, *days: date) -> int:
    named = [day.isoformat() for day in days]
    return rollup.roll_up(store, ReportsHere(store.path), site, named)


def roll_up_all(store: Store, site: Site) -> int:
    return rollup.roll_up_days(store, ReportsHere(store.path), site, ALWAYS[0], TODAY)


class CountedWhile(ReportsHere):
    """Counts, and has something happen before what was counted is handed over."""

    def __init__(self, store: Store, happens: Callable[[], None]) -> None:
        super().__init__(store.path)
        self._happens = happens

    def run(self, work: Callable[..., T], *args: Any, **how: Any) -> T:
        found = super().run(work, *args, **how)
        self._happens()
        return found


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
    before = figures(store, site, *ALWAYS)
    assert kept_days(store) == []
    assert roll_up_all(store, site) == 3
    assert len(kept_days(store)) == 3
    after = figures(store, site, *ALWAYS)
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
    assert roll_up_all(store, site) == 0
    assert kept_days(store) == []


def test_many_days_are_rolled_up_some_at_a_time_the_oldest_first(store: Store, site: Site) -> None:
    days = [TODAY - n * DAY for n in range(rollup.DAYS_AT_ONCE + 3, 0, -1)]
    for day in days:
        add_steps(store, site, day, random_steps(day.day, 3))
    named = [day.isoformat() for day in days]
    assert roll_up_all(store, site) == rollup.DAYS_AT_ONCE
    assert kept_days(store) == named[: rollup.DAYS_AT_ONCE]
    assert roll_up_all(store, site) == 3
    assert kept_days(store) == named
    assert roll_up_all(store, site) == 0


def test_a_past_day_with_somebody_still_open_is_counted_anew_until_it_is_closed(
    store: Store, site: Site
) -> None:
    yesterday = TODAY - DAY
    add_steps(store, site, yesterday, random_steps(1, 30, open_too=True))
    assert roll_up_all(store, site) == roll_up(store, site, yesterday) == 0
    assert figures(store, site, yesterday, TODAY).total.waiting > 0
    with store.write() as db:
        db.execute("UPDATE step SET state='ended', ended_at=1, outcome='day_closed' "
                   "WHERE state != 'ended'")  # fmt: skip
    assert figures(store, site, yesterday, TODAY).total.waiting == 0
    assert roll_up_all(store, site) == 1
    assert kept_days(store) == [yesterday.isoformat()]


def test_a_step_that_changes_later_changes_the_figures_of_its_day(store: Store, site: Site) -> None:
    yesterday = TODAY - DAY
    add_steps(store, site, yesterday, random_steps(1, 30))
    assert roll_up(store, site, yesterday) == 1
    before = figures(store, site, yesterday, TODAY).total.no_shows
    somebody_never_came(store)
    assert figures(store, site, yesterday, TODAY).total.no_shows == before + 1


def somebody_never_came(store: Store) -> None:
    with store.write() as db:
        db.execute("UPDATE step SET outcome = 'no_show' WHERE id = "
                   "(SELECT min(id) FROM step WHERE outcome = 'resolved')")  # fmt: skip


def test_a_step_that_changes_while_its_day_is_counted_is_in_what_is_kept(
    store: Store, site: Site
) -> None:
    yesterday = TODAY - DAY
    add_steps(store, site, yesterday, random_steps(1, 30))
    before = figures(store, site, yesterday, TODAY).total.no_shows
    meanwhile = CountedWhile(store, lambda: somebody_never_came(store))
    assert rollup.roll_up(store, meanwhile, site, [yesterday.isoformat()]) == 0
    assert figures(store, site, yesterday, TODAY).total.no_shows == before + 1
    assert roll_up(store, site, yesterday) == 1
    assert figures(store, site, yesterday, TODAY).total.no_shows == before + 1


def test_while_days_are_counted_everybody_sees_what_is_committed(store: Store, site: Site) -> None:
    seen: list[int] = []

    def look() -> None:
        somebody_never_came(store)
        with store.read() as conn:
            sql = "SELECT count(*) FROM step WHERE outcome = 'no_show'"
            seen.append(conn.execute(sql).fetchone()[0])

    for ago in range(1, rollup.DAYS_AT_ONCE + 5):
        add_steps(store, site, TODAY - ago * DAY, random_steps(ago, 5))
    look()
    rollup.roll_up_days(store, CountedWhile(store, look), site, ALWAYS[0], TODAY)
    look()
    assert seen == [seen[0], seen[0] + 1, seen[0] + 2]


def test_a_day_whose_counting_never_came_back_is_counted_from_its_steps(
    store: Store, site: Site
) -> None:
    def died() -> None:
        raise CutShort("The process ended.")

    yesterday = TODAY - DAY
    add_steps(store, site, yesterday, random_steps(1, 30))
    before = figures(store, site, yesterday, TODAY)
    with pytest.raises(CutShort):
        rollup.roll_up(store, CountedWhile(store, died), site, [yesterday.isoformat()])
    assert figures(store, site, yesterday, TODAY) == before
    assert roll_up_all(store, site) == 1
    assert figures(store, site, yesterday, TODAY) == before


def test_rolling_a_day_up_twice_changes_nothing(store: Store, site: Site) -> None:
    yesterday = TODAY - DAY
    add_steps(store, site, yesterday, random_steps(1, 30))
    assert roll_up(store, site, yesterday) == 1
    first = figures(store, site, yesterday, TODAY)
    assert roll_up(store, site, yesterday) == 1
    assert figures(store, site, yesterday, TODAY) == first


def test_figures_outlive_steps_that_were_purged(store: Store, site: Site) -> None:
    yesterday = TODAY - DAY
    add_steps(store, site, yesterday, random_steps(1, 30))
    assert roll_up(store, site, yesterday) == 1
    before = figures(store, site, yesterday, TODAY)
    with store.write() as db:
        db.execute("DELETE FROM step")
    assert roll_up(store, site, yesterday) == 0
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
