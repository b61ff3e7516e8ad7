"""The types of the pages' scripts, made from those of the server.

    python -m tests.front.types

writes them anew; tests/architecture/test_front_end.py holds what is committed to the code.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pydantic import BaseModel

from administration.site.models import DraftOut, OneVersionOut
from administration.site.page import AdministrationPage
from administration.site.slips import SlipDrawnOut
from administration.words.models import LanguageOut, WordsOut
from administration.words.page import WordsPage
from analytics.now.live import NowKnown, NowState
from analytics.over_time.page import PeriodKnown
from counters.appointments.models import BlocksOut, CheckedInOut, FreeOut, ImportedOut, WeekOut
from counters.appointments.page import WeekPage
from counters.day.ahead import AheadPage
from counters.day.api import PromisesOut, ServiceDayOut
from counters.day.dates import BookedListOut, DatesOut, ToRingListOut
from counters.day.everybody import PassesOut, StandstillOut
from counters.day.history import ChangesOut
from counters.day.notices import NoticesOut
from counters.day.page import DayPage
from counters.desk.known import DeskPage
from counters.desk.state import DeskState
from counters.devices.history import HistoryOut
from counters.devices.kiosks import KioskTicketsOut, TakenBackOut
from counters.devices.models import DeviceListOut, PrintedOut
from counters.devices.page import DevicesPage
from counters.devices.pairing import CodeOut
from counters.devices.screens import ReplacedOut
from counters.devices.wired import NumberOut
from counters.help.live import StaffState
from counters.reception.page import ReceptionPage
from counters.reception.state import ReceptionState
from counters.rooms.page import RoomsPage
from counters.rooms.state import RoomsState
from counters.staff.models import StaffOut
from counters.staff.page import StaffPage
from counters.visits.finding import FoundListOut
from display.board.drawn import DisplayDrawnOut
from display.board.page import ScreenPage
from display.board.state import BoardShown
from display.clips.models import ClipOut, ClipsOut, RecordedOut
from display.clips.page import AnnouncementsPage
from display.exit.page import ExitPage
from display.media.models import LibraryOut, MediaOut
from display.media.page import MediaPage
from display.phone.drawn import PhoneDrawnOut
from display.phone.page import PhonePage
from display.phone.ticket import TicketShown
from kiosk.drawn import KioskDrawnOut
from kiosk.live import KioskState
from kiosk.page import KioskPage
from kiosk.searching.web import SearchOut
from kiosk.web import BackAnswer, ClosedProblem, NewTicket
from server.pairing import PairingPage
from tests.helpers import ROOT

#: Each file of types, and what it is made from with all that this has in it.
FILES: dict[str, list[type]] = {
    "administration/site/types.d.ts": [
        AdministrationPage, DraftOut, OneVersionOut, SlipDrawnOut, KioskDrawnOut, DisplayDrawnOut,
    ],
    "administration/words/types.d.ts": [
        WordsPage, WordsOut, LanguageOut, SlipDrawnOut, KioskDrawnOut, DisplayDrawnOut,
        PhoneDrawnOut, KioskPage,
    ],
    "analytics/now/types.d.ts": [NowState, NowKnown],
    "analytics/over_time/types.d.ts": [PeriodKnown],
    "counters/appointments/types.d.ts": [
        WeekPage, WeekOut, FreeOut, BlocksOut, CheckedInOut, ImportedOut,
    ],
    "counters/day/types.d.ts": [
        DayPage, PromisesOut, ServiceDayOut, StandstillOut, AheadPage, DatesOut, NoticesOut,
        ChangesOut, BookedListOut, ToRingListOut,
    ],
    "counters/desk/types.d.ts": [DeskPage, DeskState, FoundListOut],
    "counters/devices/types.d.ts": [
        DevicesPage, DeviceListOut, PrintedOut, ReplacedOut, NumberOut, KioskTicketsOut,
        TakenBackOut, CodeOut, HistoryOut,
    ],
    "counters/help/types.d.ts": [StaffState],
    "counters/reception/types.d.ts": [ReceptionPage, ReceptionState, FoundListOut, PassesOut],
    "counters/rooms/types.d.ts": [RoomsPage, RoomsState],
    "counters/staff/types.d.ts": [StaffPage, StaffOut],
    "display/clips/types.d.ts": [AnnouncementsPage, ClipsOut, ClipOut, RecordedOut],
    "display/board/types.d.ts": [ScreenPage, BoardShown, DisplayDrawnOut],
    "display/exit/types.d.ts": [ExitPage],
    "display/media/types.d.ts": [MediaPage, LibraryOut, MediaOut],
    "display/phone/types.d.ts": [PhonePage, TicketShown],
    "server/types.d.ts": [PairingPage],
    "kiosk/types.d.ts": [
        KioskPage, KioskState, NewTicket, BackAnswer, ClosedProblem, KioskDrawnOut, SearchOut,
    ],
}  # fmt: skip

_PLAIN: dict[Any, str] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    datetime: "string",
    type(None): "null",
    Any: "any",
    object: "unknown",
}
_LISTS = (list, Sequence, Iterable, frozenset, set)
_MAPS = (dict, Mapping)


def text_of(roots: list[type]) -> str:
    """A file of types: `roots`, and what they are made of, by name."""
    found: dict[str, type] = {}
    for root in roots:
        for one in _inside(root):
            assert found.setdefault(one.__name__, one) is one, f"two types named {one.__name__}"
    head = "// Made by `python -m tests.front.types` from the types of the server.\n"
    return head + "".join(map(_interface, (found[name] for name in sorted(found))))


def _inside(kind: type, known: frozenset[type] = frozenset()) -> Iterator[type]:
    """A type with fields, and those that its fields have in them."""
    if kind in known:
        return
    yield kind
    for annotation, _ in _fields(kind).values():
        for part in _parts(annotation):
            yield from _inside(part, known | {kind})


def _parts(annotation: Any) -> Iterator[type]:
    if _is_shape(annotation):
        yield annotation
        return
    for part in get_args(annotation) if get_origin(annotation) is not Literal else ():
        yield from _parts(part)


def _is_shape(kind: Any) -> bool:
    return is_typeddict(kind) or (inspect.isclass(kind) and issubclass(kind, BaseModel))


def _fields(kind: type) -> dict[str, tuple[Any, bool]]:
    """Each field with its type, and whether it is always there."""
    if is_typeddict(kind):
        hints = get_type_hints(kind, include_extras=True)
        return {name: _asked(hint) for name, hint in hints.items()}
    assert issubclass(kind, BaseModel)
    return {name: (field.annotation, True) for name, field in kind.model_fields.items()}


def _asked(hint: Any) -> tuple[Any, bool]:
    """Not by `__required_keys__`, which knows nothing of annotations that are kept as text."""
    if get_origin(hint) is NotRequired:
        return get_args(hint)[0], False
    return hint, True


def _interface(kind: type) -> str:
    doc = inspect.cleandoc(vars(kind).get("__doc__") or "").split("\n\n")[0].replace("\n", " ")
    told = f"/** {doc} */\n" if doc else ""
    lines = [
        f"  {name}{'' if always else '?'}: {typescript(annotation)};\n"
        for name, (annotation, always) in _fields(kind).items()
    ]
    return f"\n{told}export interface {kind.__name__} {{\n{''.join(lines)}}}\n"


def typescript(annotation: Any) -> str:
    """A type of Python as the scripts have it, after its way through JSON."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if _is_shape(annotation):
        return str(annotation.__name__)
    if inspect.isclass(annotation) and issubclass(annotation, StrEnum):
        return " | ".join(f"'{one}'" for one in annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(map(typescript, args)))
    if origin is Literal:
        return " | ".join(f"'{one}'" if isinstance(one, str) else str(one).lower() for one in args)
    if origin is Annotated:
        return typescript(args[0])
    return _generic(origin, args, annotation)


def _generic(origin: Any, args: tuple[Any, ...], annotation: Any) -> str:
    known: dict[Any, Callable[[], str]] = {
        **dict.fromkeys(_LISTS, lambda: f"Array<{typescript(args[0])}>"),
        **dict.fromkeys(_MAPS, lambda: f"Record<string, {typescript(args[1])}>"),
        tuple: lambda: (
            f"Array<{typescript(args[0])}>"
            if args[-1] is Ellipsis
            else f"[{', '.join(map(typescript, args))}]"
        ),
    }
    if origin not in known:
        raise TypeError(f"no way to write {annotation!r} for the pages' scripts")
    return known[origin]()


def main() -> None:
    """Write every file anew."""
    for name, roots in FILES.items():
        (ROOT / name).write_text(text_of(roots), "utf-8")


if __name__ == "__main__":
    main()
