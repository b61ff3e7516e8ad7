"""So many at once, and so many a second after that."""

from __future__ import annotations

from server.gates.budgets import Budget, Budgets, Rate

RATE = Rate(per_s=2, burst=4)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_allowed_and_then_the_rate() -> None:
    clock = Clock()
    budget = Budget(RATE, clock)
    assert [budget.take() for _ in range(6)] == [True] * 4 + [False] * 2
    clock.now = 1.0
    assert [budget.take() for _ in range(3)] == [True, True, False]


def test_what_is_refused_costs_nothing() -> None:
    clock = Clock()
    budget = Budget(RATE, clock)
    assert budget.take(4)
    for _ in range(100):
        assert not budget.take()
    clock.now = 0.5
    assert budget.take()


def test_no_more_than_the_burst_is_ever_saved() -> None:
    clock = Clock()
    budget = Budget(RATE, clock)
    clock.now = 3600
    assert not budget.take(5)
    assert budget.take(4)


def test_a_debt_is_paid_after_as_long_as_it_takes() -> None:
    clock = Clock()
    budget = Budget(RATE, clock)
    assert budget.owe(4) == 0
    assert budget.owe(3) == 1.5
    clock.now = 1.5
    assert budget.owe(0) == 0


def test_each_key_has_its_own_and_there_are_only_so_many() -> None:
    clock = Clock()
    budgets = Budgets(RATE, most=3, clock=clock)
    for name in "abc":
        assert budgets.take(name, 4)
    assert not budgets.take("a")
    for name in "defghij":
        assert budgets.take(name)
    assert len(budgets) == 3
