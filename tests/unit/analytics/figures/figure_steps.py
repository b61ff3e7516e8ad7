"""Steps as Hypothesis draws them."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from analytics.figures.tally import StepTimes

START = 1_794_000_000_000
ENQUIRIES = ("bus-passes", "council-tax", "housing")
OUTCOMES = ("advice-given", "referred", "no_show", "left", "day_closed")


@st.composite
def _steps(draw: DrawFn) -> StepTimes:
    """Any step the life cycle allows: ends may be reached from every state."""
    since = START + draw(st.integers(0, 30_000_000))
    reached = draw(st.sampled_from(["waiting", "called", "serving"]))
    called = since + draw(st.integers(0, 4_000_000)) if reached != "waiting" else None
    serving = called + draw(st.integers(0, 200_000)) if reached == "serving" and called else None
    ended, outcome, state = None, None, reached
    if draw(st.booleans()):
        state = "ended"
        fitting = {
            "waiting": ["left", "day_closed"],
            "called": ["no_show", "day_closed"],
            "serving": ["advice-given", "referred", "day_closed"],
        }
        outcome = draw(st.sampled_from(fitting[reached]))
        ended = (serving or called or since) + draw(st.integers(0, 3_000_000))
    target = draw(st.sampled_from([300, 900, 1200]))
    enquiry = draw(st.sampled_from(ENQUIRIES))
    return StepTimes(enquiry, state, since, called, serving, ended, outcome, target)


def lists_of_steps(max_size: int = 60) -> SearchStrategy[list[StepTimes]]:
    return st.lists(_steps(), max_size=max_size)


def a_step(**fields: Any) -> StepTimes:
    """A served step of 10 min wait, 30 s walk, 5 min service; fields by name change it."""
    usual = StepTimes(
        "council-tax",
        "ended",
        START,
        START + 600_000,
        START + 630_000,
        START + 930_000,
        "advice-given",
        900,
    )
    return usual._replace(**fields)
