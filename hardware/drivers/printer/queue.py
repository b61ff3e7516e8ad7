"""A printer behind a print queue (CUPS, or IPP itself): Star's, an office printer, any with one.

The slip goes there as a page of its own size. What the queue says of its printer is all that is
known of it: 'printed' means that the queue has finished the page.
"""

from __future__ import annotations

import io
import re
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from PIL import Image

from hardware.connections import TransportError, Unplugged
from hardware.connections.ipp import Attributes, Ipp, Refused
from hardware.drivers.interface import About, Result, Status
from hardware.models import DOTS_PER_MM, drawn_width
from hardware.protocol import Job, JobState, PrinterConfig, PrinterState
from hardware.slips.picture import picture
from hardware.slips.typeface import Unprintable

#: How long a page may take in the queue before it is taken back; less where the queue knows why.
PATIENCE_S = 60.0
_TROUBLED_S = 10.0
#: A queue learns how its printer is from the pages that it prints. What it said during the last one
#: stays until the next: for so long it is believed, then a slip may try.
BELIEVED_S = 60.0
_LOOK_S = 0.25
#: Somebody else's page that is in the way for so long will be so a while; a letter takes less.
BUSY_AFTER_S = 10.0
_PDF = "application/pdf"
_IDLE, _STOPPED = 3, 5
_PENDING = 3
_COMPLETED = 9
_OVER = (7, 8, _COMPLETED)  # cancelled, aborted, completed

#: What a queue says (RFC 8011, 5.4.12, and its list at IANA), in our words, the worst first.
_REASONS: tuple[tuple[PrinterState, frozenset[str]], ...] = (
    (PrinterState.COVER_OPEN, frozenset({"cover-open", "door-open", "interlock-open"})),
    (PrinterState.PAPER_OUT, frozenset({"media-empty", "media-needed"})),
    (PrinterState.PAPER_JAM, frozenset({"media-jam"})),
    (PrinterState.CUTTER_STUCK, frozenset({"cutter", "trimmer-jam"})),
    (PrinterState.UNPLUGGED, frozenset({"offline", "shutdown", "power-down", "timed-out"})),
)
_FROM_PAGES = frozenset(state for state, _ in _REASONS)
#: The queue does not get through: to a printer that is not there, or that another machine has.
_CONNECTING = "connecting-to-device"
_IN_USE = re.compile(r"\b(in use|busy)\b", re.IGNORECASE)
_LOW = frozenset({"media-low"})
_OF_PAPER = frozenset({"media-empty", "media-needed", "media-low"})
_WIDEST_ROLL_MM = 85
#: How the names of paper end (PWG 5101.1).
_SIZE = re.compile(r"_([0-9]+(?:\.[0-9]+)?)x([0-9]+(?:\.[0-9]+)?)(mm|in)$")
#: Ends of a reason that say how grave it is.
_GRAVITY = ("-error", "-warning", "-report")


class QueuePrinter:
    """A printer by its queue. See `drivers.interface.Driver`; one thread at a time.

    `interrupted`: a slip may still be waiting in the queue; it is taken out before anything else.
    """

    def __init__(
        self,
        config: PrinterConfig,
        *,
        interrupted: bool = False,
        patience: float = PATIENCE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.config = config
        self.about = About()
        self.unparted = interrupted
        self._patience = patience
        self._clock = clock
        self._troubled_at: float | None = None
        self._in_the_way: tuple[int, float] | None = None  # which job of somebody else, since when
        self._tells_of_paper = self._on_a_roll = False

    def check(self) -> Status:
        """How the queue is, and its printer as far as that says. Never raises."""
        try:
            queue = Ipp(self.config.address)
            self._clear(queue)
            return self._look(queue)
        except TransportError as error:
            return _broken(error)

    def do(self, job: Job, starting: Callable[[], bool], stop: threading.Event) -> Result:
        """Print the slip on a page of its own. IN_DOUBT when the queue did not finish it; taken
        back while it stood behind somebody else's page, it waits here until that is gone."""
        try:
            image = picture(job.slip, drawn_width(self.config.width))
        except Unprintable as error:
            return Result(JobState.FAILED, Status(PrinterState.UNKNOWN, str(error)))
        begun = False
        try:
            queue = Ipp(self.config.address)
            status = self._look(queue)
            if not status.state.usable:
                return Result(None, status)
            self._clear(queue)
            if not starting():
                return Result(None, status)
            begun = self.unparted = True
            page = pdf(image)
            number = queue.print(page, _PDF, f"{self._name} {job.job}", self._options(image))
            end = self._until_over(queue, number, stop)
        except TransportError as error:
            return Result(JobState.IN_DOUBT if begun else None, _broken(error))
        self.unparted = end is JobState.IN_DOUBT
        return Result(end, self._afterwards(queue, number))

    def _afterwards(self, queue: Ipp, number: int) -> Status:
        """How it is after a slip, of which it is known by now how it ended. Never raises."""
        try:
            return self._look(queue, number)
        except TransportError as error:
            return _broken(error)

    # ------------------------------------------------------------------ the queue

    @property
    def _name(self) -> str:
        return f"nextplease {self.config.id}"

    def _clear(self, queue: Ipp) -> None:
        """Take out what an earlier agent left in the queue: it would come out before whoever
        stands there next."""
        if self.unparted:
            for number in queue.waiting(self._name + " "):
                queue.cancel(number)
            self.unparted = False

    def _until_over(self, queue: Ipp, number: int, stop: threading.Event) -> JobState | None:
        """How it went with the page; one that takes too long is taken back."""
        began, troubled, begun = self._clock(), None, False
        while True:
            state = _state(queue.job(number))
            waits = state == _PENDING
            begun |= not waits
            if state in _OVER:
                return JobState.PRINTED if state == _COMPLETED else JobState.IN_DOUBT
            now = self._clock()
            how = self._look(queue, number if waits else None, others=waits).state
            troubled = None if how.usable else now if troubled is None else troubled
            late = now - began > self._patience or (waits and how is PrinterState.BUSY)
            late |= troubled is not None and now - troubled > min(_TROUBLED_S, self._patience)
            if late or stop.wait(_LOOK_S):
                return _taken_back(queue, number, begun=begun)

    def _options(self, image: Image.Image) -> dict[str, str]:
        """Printed as large as it is: fitted to a page of A4 a slip would fill it. A roll has no
        pages: there it is as long as the slip."""
        options = {"print-scaling": "none", "job-sheets": "none"}
        if self._on_a_roll:
            wide, high = (-(-dots // DOTS_PER_MM) for dots in image.size)
            options["media"] = f"custom_slip_{wide}x{high}mm"
        return options

    def _look(self, queue: Ipp, ours: int | None = None, *, others: bool = True) -> Status:
        """How the queue is; `ours`: the job that waits in it, `others`: ask for theirs too."""
        told = queue.printer()
        model = _text(told, "printer-make-and-model")[:80]
        self.about = About("".join(sign for sign in model if sign.isprintable()))
        if _PDF not in told.get("document-format-supported", [_PDF]):
            return Status(
                PrinterState.OFFLINE, "the queue takes no PDF; install cups-filters beside CUPS"
            )
        self._on_a_roll = _is_roll(_text(told, "media-default"))
        self._tells_of_paper |= bool(_reasons(told) & _OF_PAPER)
        status = self._believed(told, judged(told, tells_of_paper=self._tells_of_paper))
        return self._behind(queue, told, status, ours) if others else status

    def _behind(self, queue: Ipp, told: Attributes, status: Status, ours: int | None) -> Status:
        """Whether somebody else's page is in the way, and has been for a while: a printer that
        another program keeps, or that is not there for that one either. A slip that came after a
        short letter would only wait for it, so short ones are no trouble."""
        well = status.state.usable and told.get("queued-job-count") != [0]
        others = queue.ahead(ours) if well else []
        if not others:
            self._in_the_way = None
            return status
        first, now = others[0], self._clock()
        if self._in_the_way is None or self._in_the_way[0] != first:
            self._in_the_way = first, now
        if now - self._in_the_way[1] < BUSY_AFTER_S:
            return status
        message = _text(told, "printer-state-message")[:200]
        if _CONNECTING in _reasons(told) and not _IN_USE.search(message):
            detail = message or "its queue does not get through to it"
            return Status(PrinterState.UNPLUGGED, detail)
        return Status(
            PrinterState.BUSY,
            f"another program's page (job {first}) stands before our slips in its queue, and does "
            "not end",
        )

    def _believed(self, told: Attributes, status: Status) -> Status:
        """What a queue that prints nothing says of its printer is old, and how old nobody knows."""
        if status.state not in _FROM_PAGES:
            self._troubled_at = None
            return status
        now = self._clock()
        if told.get("printer-state") != [_IDLE] or self._troubled_at is None:
            self._troubled_at = now
        if now - self._troubled_at <= BELIEVED_S:
            return status
        detail = f"its queue said with the last page: {status.detail}; the next one will tell"
        return Status(PrinterState.PAPER_UNKNOWN, detail)


def _text(told: Attributes, name: str) -> str:
    """The first value of an attribute, '' where there is none."""
    return str(next(iter(told.get(name, ())), ""))


def _state(job: Attributes) -> object:
    return next(iter(job.get("job-state", ())), None)


def _taken_back(queue: Ipp, number: int, *, begun: bool) -> JobState | None:
    """Take a page out of the queue. None: it certainly never came out, since it was never seen to
    be `begun`, says itself that it was not, and somebody else's page still stands before it."""
    with suppress(Refused):  # what is over is not cancelled; whether it is, its state tells
        queue.cancel(number)
    told = queue.job(number)
    if _state(told) == _COMPLETED:
        return JobState.PRINTED
    over = _state(told) in _OVER and not told.get("time-at-processing")
    return None if over and not begun and queue.ahead(number) else JobState.IN_DOUBT


def _is_roll(media: str) -> bool:
    """Whether the usual paper of a queue is a roll, by its name: 'om_roll_72x200mm'."""
    found = _SIZE.search(media)
    if found is None:
        return False
    wide = float(found[1]) * (25.4 if found[3] == "in" else 1)
    return wide <= _WIDEST_ROLL_MM


def _reasons(told: Attributes) -> frozenset[str]:
    found = set()
    for reason in map(str, told.get("printer-state-reasons", [])):
        end = next((end for end in _GRAVITY if reason.endswith(end)), "")
        found.add(reason.removesuffix(end))
    return frozenset(found)


def judged(told: Attributes, *, tells_of_paper: bool) -> Status:
    """The state that a queue's answer tells. One that never spoke of paper may not know of it."""
    reasons = _reasons(told)
    message = _text(told, "printer-state-message")[:200]
    detail = message or ", ".join(sorted(reasons - {"none"}))[:200]
    for state, words in _REASONS:
        if reasons & words:
            return Status(state, detail)
    if told.get("printer-is-accepting-jobs") == [False]:
        return Status(PrinterState.OFFLINE, detail or "the queue takes no jobs (cupsaccept)")
    if told.get("printer-state") == [_STOPPED]:
        return Status(PrinterState.OFFLINE, detail or "the queue is stopped (cupsenable)")
    if "printer-state" not in told:
        return Status(PrinterState.SILENT, "the queue does not say how it is")
    if reasons & _LOW:
        return Status(PrinterState.PAPER_LOW, detail)
    if not tells_of_paper:
        return Status(PrinterState.PAPER_UNKNOWN, "its queue says nothing of its paper")
    return Status(PrinterState.READY, detail)


def _broken(error: TransportError) -> Status:
    state = PrinterState.UNPLUGGED if isinstance(error, Unplugged) else PrinterState.OFFLINE
    return Status(state, str(error))


# ---------------------------------------------------------------------- the page


def pdf(image: Image.Image) -> bytes:
    """A picture as a page of its own size, a dot of paper for each dot."""
    data = io.BytesIO()
    image.save(data, "PDF", resolution=DOTS_PER_MM * 25.4)
    return data.getvalue()
