"""The closed lists of staff's reasons and needs, in the words of every staff screen."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

#: Why a visit is put on hold.
HOLD_REASONS = {
    "fetching_document": "Fetching a document",
    "filling_form": "Filling in a form",
    "stepped_out": "Stepped out",
    "waiting_for_answer": "Waiting for an answer",
    "other": "Something else",
}
#: Why a particular visitor is called before their turn.
CALL_REASONS = {
    "asked_for_me": "Asked for me",
    "quick_question": "Only a quick question",
    "needs_help": "Needs help now",
    "back_again": "Was here before and is back",
    "other": "Something else",
}
#: Why an adviser takes nobody for now.
BREAK_REASONS = {
    "break": "Break",
    "lunch": "Lunch",
    "meeting": "Meeting",
    "other": "Something else",
}
#: What a visitor may need: its icon, its words, and what to do about it, if anything.
NEEDS = {
    "step_free": ("accessibility", "Step-free counter"),
    "hearing_loop": ("ear", "Hearing loop"),
    "interpreter": ("speech", "Interpreter"),
    "more_time": ("timer", "More time"),
    "children": ("baby", "With children"),
    "priority": ("arrow-up", "Priority"),
}


def language_names(code: str) -> dict[str, str]:
    """A language's name in English and in itself."""
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return {"name": code, "own": code}
    own = locale.get_display_name() or code
    return {"name": locale.english_name or code, "own": own[:1].upper() + own[1:]}


def minutes(ms: int) -> int:
    """Whole minutes that have passed."""
    return max(0, ms) // 60_000
