"""The story of a visit in words, out of its events: one line a thing that happened. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypedDict

from counters.visits.naming import named, who
from counters.wording import CALL_REASONS, RESTS, minutes
from storage.times import from_ms, iso
from ticketing.sites import Site
from ticketing.visits import rests
from ticketing.visits.notes import NoteJson
from ticketing.visits.queries import Happened
from web.words import language_names

#: (waiting since in ms, target in seconds, its rests) of a step.
Steps = Mapping[int, tuple[int, int, str]]


class StoryLine(TypedDict):
    """What happened, and when (ISO 8601)."""

    at: str
    words: str


def told(
    events: Iterable[Happened],
    steps: Steps,
    notes: Iterable[NoteJson],
    site: Site,
) -> list[StoryLine]:
    """[{at, words}], the oldest first. `notes`: {at: ISO, author} each, of whose text nothing is
    told here. An event that concerns nobody at a desk is left out."""
    lines: list[StoryLine] = [
        {"at": iso(one.at), "words": words}
        for one in events
        if (words := _line(one, steps, site)) is not None
    ]
    lines += [{"at": note["at"], "words": f"{note['author']} added a note"} for note in notes]
    return sorted(lines, key=lambda line: line["at"])


def _line(one: Happened, steps: Steps, site: Site) -> str | None:
    words = _WORDS.get(one.kind)
    return None if words is None else words(one, steps, site)


def _enquiry(site: Site, one: Happened, field: str = "enquiry") -> str:
    return named(site.enquiry, one.body.get(field))


def _place(site: Site, one: Happened) -> str:
    return named(site.service_point, one.body.get("service_point"))


# ---------------------------------------------------------------------- one line each


def _issued(one: Happened, steps: Steps, site: Site) -> str:
    language = language_names(str(one.body.get("language", "en")))["name"]
    source = one.body.get("source", "kiosk")
    kiosk = one.body.get("kiosk")
    if source == "reception":
        return f"Ticket from {who(one.actor, site)}, in {language}"
    if source == "appointment":
        return f"Came for an appointment, in {language}"
    if kiosk is None:
        return f"Ticket, in {language}"
    return f"Ticket from {named(site.kiosk, kiosk)}, in {language}"


def _called(one: Happened, steps: Steps, site: Site) -> str:
    reason = CALL_REASONS.get(one.body.get("reason") or "")
    out_of_turn = f", out of turn: {reason.lower()}" if reason else ""
    since, target_s, kept = steps.get(int(one.body.get("step", 0)), (one.at, 0, ""))
    waited_ms = one.at - since - rests.within(kept, since, one.at)
    waited = f", after {minutes(waited_ms)} min of {target_s // 60}" if target_s else ""
    return f"Called to {_place(site, one)}{waited}{out_of_turn}"


def _referred(one: Happened, steps: Steps, site: Site) -> str:
    to = _enquiry(site, one, "to_enquiry")
    if one.body.get("to_adviser"):
        to = f"{named(site.adviser, one.body['to_adviser'])}, {to}"
    back = ", and back afterwards" if one.body.get("back_step") else ""
    return f"{who(one.actor, site)} referred to {to}{back}"


def _held(one: Happened, steps: Steps, site: Site) -> str:
    reason = RESTS.get(str(one.body.get("reason")), "on hold").lower()
    if one.body.get("reason") == "everybody":
        return RESTS["everybody"]
    until = from_ms(int(one.body["until"])).astimezone(site.zone_info)
    return f"On hold until {until:%H:%M}: {reason}"


def _finished(one: Happened, steps: Steps, site: Site) -> str:
    key = str(one.body.get("outcome"))
    name = next((found.called("en") for found in site.outcomes if found.id == key), "Ended")
    return f"{name}: {_enquiry(site, one)}"


def _heard(one: Happened, steps: Steps, site: Site) -> str:
    says = {"on_my_way": "that they are on their way", "more_time": "that they need more time"}
    said = says.get(str(one.body.get("says")))
    return "Took back what they had said" if said is None else f"Said from their phone {said}"


def _undone(one: Happened, steps: Steps, site: Site) -> str:
    return f"{who(one.actor, site)} took the last action back"


def _changed(one: Happened, steps: Steps, site: Site) -> str:
    to = _enquiry(site, one, "to_enquiry")
    return f"{who(one.actor, site)} changed it from {_enquiry(site, one)} to {to}"


def _taken_over(one: Happened, steps: Steps, site: Site) -> str:
    return f"{named(site.adviser, one.body.get('adviser'))} took over at {_place(site, one)}"


def _plain(words: str) -> Callable[[Happened, Steps, Site], str]:
    def line(one: Happened, steps: Steps, site: Site) -> str:
        return words.format(
            who=who(one.actor, site), place=_place(site, one), enquiry=_enquiry(site, one)
        )

    return line


_WORDS: dict[str, Callable[[Happened, Steps, Site], str]] = {
    "visit_issued": _issued,
    "visit_greeted": _plain("{who} greeted them"),
    "visit_called": _called,
    "visit_recalled": _plain("Called again"),
    "service_started": _plain("Being served: {enquiry}"),
    "served_directly": _plain("Served without a ticket: {enquiry}"),
    "visit_taken_over": _taken_over,
    "visit_no_show": _plain("Did not come to {place}"),
    "visit_returned": _plain("Came back, and waits near the front"),
    "visit_finished": _finished,
    "visit_day_closed": _plain("The day closed"),
    "visit_brought_back": _plain("{who} took the close back: waits on"),
    "visit_redated": _plain("The server's clock went back: counts today"),
    "service_taken_back": _plain("{who} said that it was somebody else: is called still"),
    "visit_stood_still": _plain("Everybody was asked to stop: its clocks stood still"),
    "visit_moved": _plain("Moved to {place}"),
    "visit_referred": _referred,
    "visit_held": _held,
    "visit_resumed": _plain("Waits again"),
    "enquiry_added": _plain("{who} added: {enquiry}"),
    "enquiry_removed": _plain("{who} took off: {enquiry}"),
    "enquiries_ordered": _plain("{who} put the enquiries in another order"),
    "enquiry_queued": _plain("Waits for the next enquiry: {enquiry}"),
    "visit_cancelled": _plain("Left, or ticket taken back"),
    "enquiry_changed": _changed,
    "language_changed": _plain("{who} changed the language"),
    "wait_given_back": _plain("{who} gave a lost wait back"),
    "needs_changed": _plain("{who} changed what they need"),
    "slip_printed_again": _plain("{who} printed the slip again"),
    "action_undone": _undone,
    "visitor_heard": _heard,
}

#: The kinds of events that have a line.
KINDS: Sequence[str] = tuple(_WORDS)
