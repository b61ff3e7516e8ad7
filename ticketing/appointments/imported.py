"""What became of a file of another program, line by line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from ticketing.appointments.model import Appointment
from ticketing.foreign.said import Mistake

#: What becomes of a line. `there`: it is so already; `left`: nothing is done, and `says` why.
Will = Literal["new", "there", "moved", "changed", "cancelled", "left", "refused"]


@dataclass(slots=True)
class Line:
    """A line of the file: what becomes of it, in words; `notes` are worth a look and stop nothing.
    The appointment is as it is afterwards, None where there is none."""

    line: int
    will: Will
    says: str
    notes: list[str] = field(default_factory=list)
    appointment: Appointment | None = None


@dataclass(slots=True)
class Imported:
    """What a file holds, by its lines. `made` is false for a preview, and with any mistake.

    `remarks` are of the whole file; `gone` are those to come that an earlier file had and this one
    has not: they stay booked. With `doubtful`, a mistake puts all lines in doubt, and none of them
    can be taken without the others.
    """

    made: bool = False
    lines: list[Line] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    remarks: list[Mistake] = field(default_factory=list)
    gone: list[Appointment] = field(default_factory=list)
    doubtful: bool = False

    @property
    def appointments(self) -> list[Appointment]:
        """Those that stand in the file, and are booked here now or would be."""
        wanted = ("new", "there", "moved", "changed")
        return [x.appointment for x in self.lines if x.appointment and x.will in wanted]

    @property
    def changes(self) -> int:
        """How many lines change anything."""
        return sum(x.will in ("new", "moved", "changed", "cancelled") for x in self.lines)

    def stored(self) -> dict[str, Any]:
        """Plain data from which `of_stored` makes it again."""
        return {
            "made": self.made,
            "lines": [
                {
                    "line": x.line,
                    "will": x.will,
                    "says": x.says,
                    "notes": x.notes,
                    "appointment": None if x.appointment is None else x.appointment.stored(),
                }
                for x in self.lines
            ],
            "mistakes": [{"line": x.line, "says": x.says} for x in self.mistakes],
            "remarks": [{"line": x.line, "says": x.says} for x in self.remarks],
            "gone": [x.stored() for x in self.gone],
            "doubtful": self.doubtful,
        }

    @classmethod
    def of_stored(cls, data: dict[str, Any]) -> Imported:
        """The same again."""

        def one(found: dict[str, Any] | None) -> Appointment | None:
            return None if found is None else Appointment(**found)

        return cls(
            data["made"],
            [Line(**{**x, "appointment": one(x["appointment"])}) for x in data["lines"]],
            [Mistake(**x) for x in data["mistakes"]],
            [Mistake(**x) for x in data["remarks"]],
            [Appointment(**x) for x in data["gone"]],
            data["doubtful"],
        )
