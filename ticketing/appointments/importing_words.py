"""What is said of a file's lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ticketing.appointments.checks import name_of, place_of, type_of
from ticketing.appointments.model import Appointment, AppointmentState
from ticketing.appointments.taken_before import Before
from ticketing.sites import Site
from ticketing.sites.clock import clock, hhmm

_FIELDS = {
    "starts_at": "the time", "minutes": "the length", "adviser": "the adviser",
    "place": "the place", "needs": "the needs", "language": "the language", "name": "the name",
    "contact": "the contact", "note": "the note", "type": "the type",
}  # fmt: skip


class Words:
    """The words of one site, at one moment."""

    NOT_HERE = "Called off in the file, and not booked here. Nothing is done."
    OLDER = "An older state of an entry that was taken over since. Nothing is done."
    IN_THE_WAY = "Its new time is taken by another that cannot be moved either."

    def __init__(self, site: Site, now: datetime) -> None:
        self._site = site
        self._now = now

    def booked(self, one: Appointment, before: Before | None) -> str:
        """It is new, or a new one in place of what it was."""
        if before is None:
            return f"{self._when(one)}: {type_of(self._site, one)} with {self._where(one)}."
        was = type_of(self._site, before.one)
        if before.one.type != one.type:
            return f"{type_of(self._site, one)} instead of {was}: booked anew, with a new code."
        so = "missed" if before.one.state == AppointmentState.MISSED else "cancelled"
        return f"It was {so} here, and the file has it anew: {self._when(one)}, with a new code."

    def so_already(self, one: Appointment) -> str:
        """It is as the file says."""
        return {
            AppointmentState.BOOKED: f"Booked already, for {self._when(one)}.",
            AppointmentState.CHECKED_IN: f"Here already, checked in as {one.number}.",
            AppointmentState.SERVED: f"Served already, as {one.number}.",
            AppointmentState.NO_SHOW: f"Called as {one.number}; nobody came.",
            AppointmentState.MISSED: "Nobody came in time.",
            AppointmentState.CANCELLED: "Cancelled already.",
        }[one.state]

    def over(self, one: Appointment) -> str:
        """It ended here, and the file says nothing new of it."""
        if one.state == AppointmentState.MISSED:
            return "Nobody came in time; it stays missed."
        return (
            "It was cancelled here since; it stays so. Book it by hand if it is wanted after all."
        )

    def called_off(self, one: Appointment, count: int) -> str:
        """It was cancelled, or a whole row was."""
        if count > 1:
            return f"Called off: {count} appointments, the first {self._when(one)}."
        return f"Called off: {self._when(one)}, {type_of(self._site, one)} with {self._where(one)}."

    def not_called_off(self, one: Appointment) -> str:
        """The file calls off what has begun, or is over."""
        return f"Called off in the file, and not cancelled here. {self.so_already(one)}"

    def moved(self, was: Appointment, now: Appointment) -> str:
        """From where to where."""
        site, parts = self._site, []
        if was.starts_at != now.starts_at:
            same_day = was.service_day == now.service_day
            after = hhmm(site, now.starts_at) if same_day else self._when(now)
            parts.append(f"from {self._when(was)} to {after}")
        if was.adviser != now.adviser:
            parts.append(f"from {name_of(site, was.adviser)} to {name_of(site, now.adviser)}")
        if was.service_point != now.service_point:
            before, after = was.service_point, now.service_point
            parts.append(f"from {place_of(site, before)} to {place_of(site, after)}")
        if (length := _minutes(now)) != _minutes(was):
            parts.append(f"from {_minutes(was)} to {length} minutes")
        return f"Moved {', '.join(parts)}. Its code stays."

    def changed(self, fields: Iterable[str]) -> str:
        """What is changed of it, without what it is now."""
        words = [_FIELDS[name] for name in fields]
        return f"Changed: {', '.join(words)}."

    def kept(self, fields: Iterable[str], before: Before) -> list[str]:
        """What people changed here since the last file, and what therefore stays."""
        words = [_FIELDS[name] for name in fields]
        if not words:
            return []
        since = "since the last file" if before.known else "since it was booked"
        return [f"Changed here {since}, and left so: {', '.join(words)}."]

    def _when(self, one: Appointment) -> str:
        return clock(self._site, one.starts_at, self._now)

    def _where(self, one: Appointment) -> str:
        return f"{name_of(self._site, one.adviser)}, {place_of(self._site, one.service_point)}"


def _minutes(one: Appointment) -> int:
    return (one.ends_at - one.starts_at) // 60_000
