"""Whatever is done in whatever order: the commands do what the plain model says, and the promises
hold after each step. The rules are in the files `any_order_…` beside this one."""

from __future__ import annotations

from hypothesis import settings

from tests.unit.ticketing.any_order.any_order_checks import Checks
from tests.unit.ticketing.any_order.any_order_more import More
from tests.unit.ticketing.any_order.any_order_turns import Turns
from tests.unit.ticketing.any_order.any_order_visits import Visits


class AnyOrder(Visits, Turns, More, Checks):
    """All rules together."""


TestAnyOrder = AnyOrder.TestCase
# There are many rules, and some only bite one after the other.
TestAnyOrder.settings = settings(
    max_examples=settings().max_examples * 3 // 2,
    stateful_step_count=settings().stateful_step_count + 10,
)
