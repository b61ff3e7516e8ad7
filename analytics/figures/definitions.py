"""What every figure counts, in one place: name, unit, sentence.

The pages, the API, the CSV files and ``docs/figures.md`` take their words from here; a test holds
the document to this module. A figure without its definition cannot be shown: the look-up fails.
"""

from dataclasses import dataclass
from typing import Final, Literal

Unit = Literal["steps", "seconds", "percent", "minutes", "days"]


@dataclass(frozen=True, slots=True)
class Definition:
    """One figure: ``id`` as in the API, ``name`` as in a table's head, ``text`` as a sentence."""

    id: str
    name: str
    unit: Unit
    text: str


_ALL: Final = (
    Definition(
        "issued",
        "Issued",
        "steps",
        "Steps that began to wait in the period: one for each ticket, further enquiry, referral "
        "and return after a no-show. What goes on after a rest is the same step. Tickets that were "
        "taken back, and those who were answered at the door, are not among them.",
    ),
    Definition(
        "called",
        "Called",
        "steps",
        "Steps that were called to a service point, whether or not the visitor came. A recall "
        "does not count again, nor does a call after a rest. Whoever was served without a ticket "
        "was not called, unless they rested and were called then.",
    ),
    Definition(
        "waiting",
        "Waiting",
        "steps",
        "Steps that wait to be called at this moment. They are in no average yet.",
    ),
    Definition(
        "waiting_past_target",
        "Past target",
        "steps",
        "Of those waiting at this moment, the ones who have waited longer than the target that "
        "held when their ticket was issued; what they waited before they were served and rested "
        "is added. Shown beside the share within target, because that share counts only those who"
        " were called.",
    ),
    Definition(
        "held",
        "On hold",
        "steps",
        "Steps that rest at this moment: the visitor fetches something, or stepped out. The time "
        "is in no wait.",
    ),
    Definition(
        "with_adviser",
        "Called or being served",
        "steps",
        "Steps that are called or being served at this moment. Issued = waiting + on hold + called "
        "or being served + served + no-shows + left + closed by the day's end.",
    ),
    Definition(
        "served",
        "Served",
        "steps",
        "Steps whose service began and was finished with an outcome, went on as a referral, or was "
        "not gone on with: the visitor left while on hold, or while waiting after it.",
    ),
    Definition(
        "no_shows",
        "No-shows",
        "steps",
        "Steps that were called and ended as a no-show, because nobody came; so too at the call "
        "after a rest. The percentage is of all called. A visitor who comes back is issued a "
        "further step.",
    ),
    Definition(
        "left",
        "Left",
        "steps",
        "Steps that ended because the visitor left before being served, where that was recorded. "
        "The percentage is of all issued.",
    ),
    Definition(
        "day_closed",
        "Closed by the day's end",
        "steps",
        "Steps that were still open when the service day was closed, also after a service and a "
        "rest. They count as issued, and as called where a call had been made, but their times are "
        "in no average.",
    ),
    Definition(
        "door",
        "Answered at the door",
        "steps",
        "Enquiries that reception answered without a ticket. They count by enquiry type and are in "
        "no other figure, since nobody waited.",
    ),
    Definition(
        "avoidable",
        "Avoidable contact",
        "steps",
        "Steps whose adviser said that the contact could have been avoided, of all for which it "
        "was asked.",
    ),
    Definition(
        "wait",
        "Wait",
        "seconds",
        "Called minus waiting since, without the rests, for every called step that the day's end "
        "did not close. Where a step was served, rested and waited again, that wait is added once"
        " it has ended with a call. Whoever was served without a ticket did not wait and is in no"
        " average of waits. A recall does not lengthen a wait, and for an appointment it counts "
        "from the later of check-in and the appointed time.",
    ),
    Definition(
        "walk",
        "Walk",
        "seconds",
        "Serving started minus called, for every called step whose service began and that the "
        "day's end did not close. After a recall the time still counts from the first call; of a "
        "step that rested the first walk counts.",
    ),
    Definition(
        "service",
        "Service",
        "seconds",
        "Finished minus serving started, for every step whose service began and that has ended, "
        "but not by the day's end. Of a step that rested all parts together, without the rests; "
        "also where the visitor left from the rest, or did not come to the next call.",
    ),
    Definition(
        "mean",
        "Mean",
        "seconds",
        "The sum of the times divided by their number.",
    ),
    Definition(
        "p50",
        "Half less, p50",
        "seconds",
        "Half of the steps took this long or less. Percentiles are by nearest rank: the smallest "
        "time in the period that at least this share of the steps did not exceed. They are exact "
        "over all steps of the period, not averages of daily percentiles.",
    ),
    Definition(
        "p90",
        "9 in 10, p90",
        "seconds",
        "Nine in ten of the steps took this long or less; nearest rank over all steps of the "
        "period.",
    ),
    Definition(
        "p95",
        "19 in 20, p95",
        "seconds",
        "Nineteen in twenty of the steps took this long or less; nearest rank over all steps of "
        "the period.",
    ),
    Definition(
        "within_target",
        "Within target",
        "steps",
        "Steps called within the target that held when their ticket was issued, of all called. "
        "Exactly on the target is within it. Those still waiting past the target are shown "
        "beside it.",
    ),
    Definition(
        "greeted",
        "Greeted",
        "steps",
        "Visits to which somebody of the house has turned, by the enquiry type that they came for, "
        "where it promised that when they came (`greet_minutes` in the site's file). They are "
        "greeted when staff say so, else when they are called; the time counts from waiting since "
        "of the visit's first step. It is 0 for who got the ticket from reception, checked in for "
        "an appointment, or was served without a ticket. Tickets that were taken back, visits that "
        "the day's end closed, and answers at the door are not among them; nor is who left before "
        "anybody had turned to them, who is among those who left.",
    ),
    Definition(
        "greeted_in_time",
        "Greeted in time",
        "steps",
        "Visits greeted within the minutes that were promised when their ticket was issued, of all "
        "greeted. Exactly on the minute is within them. Those who wait longer and were not greeted "
        "yet are shown beside it.",
    ),
    Definition(
        "greeted_not_recorded",
        "Greetings not recorded",
        "days",
        "Service days of the period on which somebody came for the enquiry type, and which were "
        "counted before greetings were kept. Nobody of these days is among the greeted.",
    ),
    Definition(
        "waiting_by_minute",
        "Waiting through the day",
        "steps",
        "How many steps waited at each full minute since the opening, or since the first ticket if "
        "that was earlier. Whoever was called within the minute they came is at no full minute.",
    ),
    Definition(
        "wait_by_hour",
        "When they wait",
        "minutes",
        "The p90 of the waits that began in this hour of this weekday, rounded up to the minute. "
        "A wait begins where its step began to wait, whatever rests followed. The weekday is the "
        "service day's, the hour is that of the site's own clock.",
    ),
    Definition(
        "target",
        "Target",
        "minutes",
        "The longest wait promised for the enquiry type, and the share of steps asked to be "
        "within it, as the site's settings say today.",
    ),
)

DEFINITIONS: Final[dict[str, Definition]] = {each.id: each for each in _ALL}

PERIODS_TEXT: Final = (
    "A period is a range of service days, its first day included and its end day not. A service "
    "day is the date on which the site opened, in the site's own time zone, also where it closes "
    "after midnight or the clocks change."
)

COUNT_TEXT: Final = (
    "Every figure stands with the number of steps behind it. Where that number is 0 the figure is "
    "a dash, never a zero. Times are measured to the millisecond."
)

ROUNDING_TEXT: Final = (
    "Shares are rounded against the house: within target down; no-shows, left and avoidable "
    "contact up. The pages show whole percents, the files and the API one decimal, by the same "
    "rule: 1 no-show of 17 is 5.9 % in the file and 6 % on the page. So 100 % within target means "
    "all, and 0 % no-shows means none. Times are rounded to the nearest digit shown, the minutes "
    "of 'When they wait' up."
)

WAITS_TEXT: Final = (
    "Every second that a step waits is in exactly one wait, but for these: it waits still; it "
    "ended without a call, or without a further call after a rest; the day's end closed it; its "
    "ticket was taken back; it waits for an appointment before the appointed time. Who is on hold"
    " does not wait: a rest stands beside its step, and moves none of its moments."
)

PAST_TEXT: Final = (
    "A day that is over is counted once and kept. It is counted anew when one of its steps "
    "changes, also where an upgrade puts the steps right. Where they were deleted before, its "
    "figures stay as the earlier version counted them: waits after a rest are then in no figure, "
    "and who left from a rest counts as left.\n\n"
    "Visits and their steps are kept for `visits_days` of the site's file (1100 without it), and "
    "no day goes before it was counted. From then on the day has its figures and *When they wait*; "
    "it has no *Waiting through the day*, and no rows in `steps.csv`."
)

FILES_TEXT: Final = (
    "`GET /api/v1/sites/{site}/figures.csv` has the figures, `…/steps.csv` the steps behind them, "
    "one row each, so that every figure can be counted again. Each row of figures has its site, "
    "its first and its last day, so that several files can stand in one sheet. Both take `from` "
    "and `to` like the figures themselves, and `separator`: `comma` (the default; decimal points, "
    "for Excel with English settings) or `semicolon` (decimal commas, for Excel with German "
    "settings). They are UTF-8 with a byte order mark, lines end with CRLF, durations are in "
    "seconds. A text that a spreadsheet would take for a formula begins with an apostrophe."
)

STEPS_TEXT: Final = (
    "Each row of `steps.csv` is a step that began to wait, or was answered at the door; rows of "
    "one visit share its id. Moments are the site's own time, as spreadsheets take it for a time, "
    "in whole seconds that have begun; by how many minutes that time was ahead of UTC stands in a "
    "column of its own for each. Durations are exact, to the millisecond. Languages are codes "
    "(`cy`); the needs are those of the visit as they were last known; *On hold* is how long the "
    "step rested, without a rest that lasts still; *Referred to* is where the next step of the "
    "visit leads. Which adviser had a step, began it, or was referred to is staff data: those "
    "columns are empty unless the site's file says `name_advisers = true` under `[site.figures]`. "
    "A cell is empty where there is nothing to say, never zero."
)

COUNTED_AGAIN: Final = (
    ("issued", "All but those with *Began as* 'At the door'."),
    ("called", "'yes' or 'no' under *Within target*."),
    (
        "waiting",
        "*State* is 'Waiting'. Past target: the time since *Waiting since*, without *On hold* "
        "after it and with the number under *Wait*, is longer than *Target*.",
    ),
    ("held", "*State* is 'On hold'."),
    ("with_adviser", "*State* is 'Called' or 'Being served'."),
    (
        "served",
        "*State* is 'Ended', *Began as* is not 'At the door', and *Outcome* is neither 'No-show' "
        "nor 'Closed by the day's end', nor 'Left' without a number under *Service*.",
    ),
    ("no_shows", "*Outcome* is 'No-show'; the share is of the called."),
    ("left", "*Outcome* is 'Left', without a number under *Service*; the share is of the issued."),
    ("day_closed", "*Outcome* is 'Closed by the day's end'."),
    ("door", "*Began as* is 'At the door'."),
    ("avoidable", "'yes' under *Avoidable*; the share is of those with 'yes' or 'no'."),
    ("wait", "The numbers under *Wait*."),
    ("walk", "The numbers under *Walk*."),
    (
        "service",
        "The numbers under *Service*.",
    ),
    ("within_target", "'yes' under *Within target*; the share is of those with 'yes' or 'no'."),
    (
        "greeted",
        "'yes' or 'no' under *Greeted in time*, with *Outcome* 'Went on after a rest' too; their "
        "time is *Greeted* minus *Waiting since*.",
    ),
    (
        "greeted_in_time",
        "'yes' under *Greeted in time*; the share is of those with 'yes' or 'no'.",
    ),
)
"""Which rows of the file of steps are in which figure."""


def text(figure: str) -> str:
    """The sentence that says what ``figure`` counts. KeyError for a figure nobody defined."""
    return DEFINITIONS[figure].text


def texts() -> dict[str, str]:
    """All sentences by figure, as the API hands them out."""
    return {each.id: each.text for each in _ALL}


def as_markdown() -> str:
    """The whole of ``docs/figures.md``."""
    lines = [
        "# The figures and what they count",
        "",
        "*This document is made from `analytics/figures/definitions.py`"
        " (`python -m analytics.figures.definitions > docs/figures.md`); a test holds the two"
        " together.*",
        "",
        PERIODS_TEXT,
        "",
        COUNT_TEXT,
        "",
        ROUNDING_TEXT,
        "",
        "A *step* is one enquiry of a visit, with a wait, a walk and a service of its own. What "
        "goes on after a rest is a part of the same step, and rules hold for the step as a whole.",
        "",
        WAITS_TEXT,
        "",
        PAST_TEXT,
        "",
        "| figure | in the API | unit | what it counts |",
        "|---|---|---|---|",
    ]
    lines += [_row(each) for each in _ALL]
    lines += ["", "## As files", "", FILES_TEXT, "", STEPS_TEXT, ""]
    lines += [
        "Rows with the *Outcome* 'Taken back' are in no figure. Nor are those with 'Went on after "
        "a rest': the row of the last part has the times of the whole step. Of the others:",
        "",
        "| figure | which rows of `steps.csv` |",
        "|---|---|",
    ]
    lines += [f"| {DEFINITIONS[figure].name} | {rows} |" for figure, rows in COUNTED_AGAIN]
    return "\n".join(lines) + "\n"


def _row(each: Definition) -> str:
    return f"| {each.name} | `{each.id}` | {each.unit} | {each.text} |"


if __name__ == "__main__":
    import sys

    sys.stdout.write(as_markdown())
