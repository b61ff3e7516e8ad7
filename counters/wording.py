"""The closed lists of staff's reasons and needs, in the words of every staff screen."""

from __future__ import annotations

from ticketing.visits.model import CANCELLED, DAY_CLOSED, HELD, LEFT, NO_SHOW, REFERRED, UNSAID

#: Why a visit is put on hold.
HOLD_REASONS = {
    "fetching_document": "Fetching a document",
    "filling_form": "Filling in a form",
    "stepped_out": "Stepped out",
    "waiting_for_answer": "Waiting for an answer",
    "other": "Something else",
}

#: Why a visit rests: what an adviser chose, or that everybody was asked to wait.
RESTS = {**HOLD_REASONS, "everybody": "Everybody was asked to wait"}

#: Why a particular visitor is called before their turn.
CALL_REASONS = {
    "asked_for_me": "Asked for me",
    "quick_question": "Only a quick question",
    "needs_help": "Needs help now",
    "back_again": "Was here before and is back",
    "other": "Something else",
}

#: What was done to a visit that can be taken back, after its number: 'C017 called'.
DEEDS = {
    "issue": "issued",
    "greet": "greeted",
    "call": "called",
    "recall": "called again",
    "start": "started",
    "not-this-visitor": "not here after all",
    "no-show": "no-show",
    "finish": "finished",
    "hold": "put on hold",
    "resume": "waits again",
    "refer": "referred",
    "move": "moved",
    "cancel": "left",
    "return": "came back",
    "needs": "needs changed",
    "enquiries": "further enquiries changed",
    "enquiry": "enquiry type changed",
    "language": "language changed",
    "wait": "wait given back",
    "serve": "served without a ticket",
    "answer": "answered at the door",
}

#: How steps end that no adviser ends with an outcome, as screens of staff say it.
ENDINGS = {
    NO_SHOW: "no-show",
    DAY_CLOSED: "closed with the day",
    CANCELLED: "taken back",
    LEFT: "left",
    REFERRED: "referred",
    HELD: "on hold",
    UNSAID: "finished",
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
    "low_counter": ("armchair", "Low counter"),
    "interpreter": ("speech", "Interpreter"),
    "more_time": ("timer", "More time"),
    "children": ("baby", "With children"),
    "priority": ("arrow-up", "Priority"),
    "fetch": ("footprints", "Fetch them"),
}


def minutes(ms: int) -> int:
    """Whole minutes that have passed."""
    return max(0, ms) // 60_000


#: The states of a device in the words of every staff screen.
DEVICE_STATES = {
    "ready": "Ready",
    "paper_low": "Paper low",
    "paper_unknown": "Does not tell of its paper",
    "not_taken": "A ticket was not taken",
    "paper_out": "Paper out",
    "cover_open": "Cover open",
    "paper_jam": "Paper stuck",
    "cutter_stuck": "Cutter stuck",
    "key_stuck": "Key stuck",
    "offline": "Offline",
    "busy": "Used by another program",
    "silent": "Silent",
    "unplugged": "Unplugged",
    "unknown": "Not heard of",
}

#: States in which nobody need go there.
DEVICE_WELL = ("ready", "paper_unknown")


#: Languages that visitors may ask to be served in, besides the site's own.
OTHER_LANGUAGES = (
    "pl",
    "ro",
    "ur",
    "ar",
    "bn",
    "pa",
    "so",
    "uk",
    "fa",
    "ku",
    "pt",
    "es",
    "fr",
    "zh",
)
