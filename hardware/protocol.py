"""What the server and the agent tell each other about devices and jobs.

Namespace `/devices`. The server sends `configure` (the whole of it, when it changes), `job` and
`show` (what boards and lamps show from now on); the agent sends `report` (how a job goes) and
`states` (how its devices are, on each change and as a heartbeat), each answered with `{"ok": true}`
once it is kept, `pressed` (a key of a pad), answered with what came of it, and `hello`, answered
with the configuration; and `found`, which nobody answers, since servers of before do not know it:
what is plugged in there, whether the site names it or not. An agent without a token asks `waiting`
and nothing else: a code for staff is the answer, and a token once somebody has typed it.
Everything is checked by these models on arrival; what does not fit is refused.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import (
    Field,
    field_validator,
)

from hardware.message import Id, Moment
from hardware.message import Message as _Message
from hardware.message import misfit as misfit
from hardware.slips import Slip
from hardware.sounds import ToSay

NAMESPACE = "/devices"
#: So many devices that are plugged in are told; nobody has more printers at one PC.
MOST_FOUND = 40


class _State(StrEnum):
    """How a device is. Each kind has its own words, and all of those of `DeviceState` too."""

    @property
    def usable(self) -> bool:
        """Whether a job may be sent."""
        return self.value in ("ready", "paper_low", "paper_unknown", "not_taken")


class DeviceState(_State):
    """What every device may be, whatever its kind."""

    READY = "ready"
    #: It cannot work, and says so; or the agent cannot drive it.
    OFFLINE = "offline"
    #: Another program has it.
    BUSY = "busy"
    #: Connected, but it does not answer.
    SILENT = "silent"
    #: No connection: switched off, unplugged, or another address.
    UNPLUGGED = "unplugged"
    #: The server's word when the agent itself is away.
    UNKNOWN = "unknown"


class PrinterState(_State):
    """How a printer is, the first that applies: what somebody has to do about it differs."""

    READY = "ready"
    PAPER_LOW = "paper_low"
    #: It answers, but never whether it has paper.
    PAPER_UNKNOWN = "paper_unknown"
    #: The slip before is still in its mouth: whoever asked for it has gone without.
    NOT_TAKEN = "not_taken"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    #: Paper is stuck, not at the cutter alone.
    PAPER_JAM = "paper_jam"
    CUTTER_STUCK = "cutter_stuck"
    OFFLINE = "offline"
    BUSY = "busy"
    SILENT = "silent"
    UNPLUGGED = "unplugged"
    UNKNOWN = "unknown"


class PadState(_State):
    """How a call pad is."""

    READY = "ready"
    #: A key is held down, or stuck: nothing is heard of it until it is let go.
    KEY_STUCK = "key_stuck"
    OFFLINE = "offline"
    BUSY = "busy"
    SILENT = "silent"
    UNPLUGGED = "unplugged"
    UNKNOWN = "unknown"


#: The words of each kind of device.
STATES: dict[str, type[PrinterState | PadState | DeviceState]] = {
    "printer": PrinterState,
    "board": DeviceState,
    "pad": PadState,
    "speaker": DeviceState,
}
#: A state as it comes over the wire, where the kind of the device is not told.
AnyState = Annotated[PrinterState | PadState | DeviceState, Field(union_mode="left_to_right")]


class JobState(StrEnum):
    """How far a job is. `IN_DOUBT`: begun, and nobody can tell whether the slip came out."""

    QUEUED = "queued"
    SENT = "sent"
    PRINTING = "printing"
    EXPIRED = "expired"
    FAILED = "failed"
    IN_DOUBT = "in_doubt"
    PRINTED = "printed"

    @property
    def ended(self) -> bool:
        """Whether nothing more will be printed for it."""
        return self not in (JobState.QUEUED, JobState.SENT, JobState.PRINTING)


class Refused(StrEnum):
    """Why an agent is not let in: in the `data` of the refusal."""

    #: The token is unknown, or was ended.
    TOKEN = "token"
    #: Another agent with this token is there.
    TWIN = "twin"
    #: More agents wait for somebody than may.
    BUSY = "busy"


Words = Annotated[str, Field(max_length=120, pattern=r"^[ -~\u00a0-\uffff]*$")]


class Introduction(_Message):
    """How an agent introduces itself when it connects: by its `token`, or, having none, by a secret
    of its own as `enrol`. `instance` is this run of its program; `host` and `version` are for
    staff."""

    token: str | None = Field(default=None, min_length=1, max_length=200)
    enrol: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_-]{32,100}$")
    instance: str = Field(default="", max_length=40)
    host: Words = ""
    version: Words = ""


class Waiting(_Message):
    """What an agent without a token is answered: its code and until when that counts, or, when
    somebody has accepted it, its token."""

    code: str = ""
    until: Moment | None = None
    token: str = ""


class _Device(_Message):
    """A device as the site describes it; the agent named `agent` drives it."""

    id: Id
    name: str = Field(max_length=120)
    where: str = Field(default="", max_length=120)
    site: Id
    agent: Id = "local"
    #: Seconds; a job is not begun any later.
    expires_after: int = Field(default=120, ge=1, le=86_400)


class Wired(_Device):
    """A device at the end of a line.

    `address`: `host` or `host:port` for 'network' (9100 unless told), a device path for 'serial'
    and 'file', maker:model (and which of them) for 'usb', a queue for 'cups'. `flow`: how a device
    on a serial line says that it can take no more.
    """

    transport: Literal["network", "serial", "file", "usb", "cups"]
    address: str = Field(min_length=1, max_length=200)
    baud: int = Field(default=115_200, ge=1_200, le=3_000_000)
    flow: Literal["none", "rts-cts", "dtr-dsr", "xon-xoff"] = "none"


class PrinterConfig(Wired):
    """A printer.

    `profile`: a name of python-escpos's list. `asks_status`: False for a printer that never answers
    `DLE EOT` (many on a one-way cable); it is then taken as ready while connected. With the `flow`
    'none' nothing is sent faster than the paper moves; `paper_speed` is in millimetres a second,
    None that of the model. `stand_in`: the device that prints while this one cannot.
    """

    kind: Literal["printer"] = "printer"
    profile: str = Field(default="default", max_length=60)
    width: Literal[80, 58] = 80
    style: Literal["graphic", "text"] = "graphic"
    asks_status: bool = True
    paper_speed: int | None = Field(default=None, ge=10, le=2_000)
    stand_in: Id | None = None


class SpeakerConfig(_Device):
    """A loudspeaker: `program` of the agent's computer plays on `output`, '' the usual one."""

    kind: Literal["speaker"] = "speaker"
    program: Literal["aplay", "pw-play", "paplay"] = "aplay"
    output: str = Field(default="", max_length=200, pattern=r"^([A-Za-z0-9_][A-Za-z0-9_.:,=-]*)?$")

    @property
    def address(self) -> str:
        """What it plays on."""
        return f"{self.program} {self.output}".strip()


class Line(_Message):
    """A line that several devices share, and what is spoken on it.

    `address`: `host:port` for 'network', a device path for 'serial' and for 'input' (the keys of a
    keyboard or a foot switch, as Linux tells of them).
    """

    protocol: Literal["qsystem", "text", "modbus", "keys"]
    transport: Literal["network", "serial", "input"]
    address: str = Field(min_length=1, max_length=200)
    baud: int = Field(default=9_600, ge=1_200, le=115_200)


class _OnLine(_Device):
    """One of the devices of a line; `number` is its address there."""

    line: Line
    number: int = Field(default=0, ge=0, le=255)

    @property
    def address(self) -> str:
        """Where its line is."""
        return self.line.address


class BoardConfig(_OnLine):
    """An LED board of `rows` times `columns` characters."""

    kind: Literal["board"] = "board"
    rows: int = Field(default=1, ge=1, le=8)
    columns: int = Field(default=4, ge=2, le=40)


#: What a key of a pad may be for. Two of them are as many pads have them: one key for both.
Deed = Literal[
    "next", "recall", "next-or-recall", "start", "no-show", "finish", "finish-or-no-show", "help"
]
KeyName = Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[a-z0-9]+$")]


class PadConfig(_OnLine):
    """A call pad, a help button or a foot switch; `keys`: what each of its keys is for."""

    kind: Literal["pad"] = "pad"
    keys: dict[KeyName, Deed] = Field(max_length=40)


#: A device of any kind; `kind` tells them apart. Here and in `STATES` a further kind is made known.
AnyConfig = Annotated[
    PrinterConfig | BoardConfig | PadConfig | SpeakerConfig, Field(discriminator="kind")
]


class Row(_Message):
    """A line of a board: a number, which way, and where. `call` is another with each call and
    recall, 0 without one: a board blinks when it is new."""

    number: str = Field(max_length=12)
    arrow: Literal["", "left", "right", "up", "down"] = ""
    place: str = Field(default="", max_length=12)
    call: int = Field(default=0, ge=0)


#: What a pad's lamp says: nobody to call, somebody waits, somebody is called, or is served here.
Lamp = Literal["off", "waiting", "called", "serving"]


class Shown(_Message):
    """What a board or a pad shows from now on; nothing of it is empty."""

    device: Id
    rows: tuple[Row, ...] = Field(default=(), max_length=8)
    lamp: Lamp = "off"
    text: str = Field(default="", max_length=12)


class Job(_Message):
    """A slip to print on a device, at most once, and not after `expires_at`.

    `asked_at`: when its visitor began to wait for it.
    """

    job: Id
    device: Id
    slip: Slip
    expires_at: Moment
    asked_at: Moment | None = None
    state: JobState = JobState.QUEUED


class Configuration(_Message):
    """Everything an agent needs, sent on each connection."""

    now: Moment
    devices: tuple[AnyConfig, ...]
    jobs: tuple[Job, ...]
    shown: tuple[Shown, ...] = ()
    to_say: tuple[ToSay, ...] = ()


class Time(_Message):
    """What time it is at the server: in the answer to each `states`, since clocks are put right."""

    now: Moment


class Report(_Message):
    """How a job goes. `reason` is a `PrinterState` or a sentence for staff."""

    job: Id
    state: Literal[
        JobState.SENT,
        JobState.PRINTING,
        JobState.PRINTED,
        JobState.FAILED,
        JobState.IN_DOUBT,
        JobState.EXPIRED,
    ]
    reason: str = Field(default="", max_length=300)


class Renumber(_Message):
    """Whatever has the number `old` on a device's line is to take the device's own."""

    device: Id
    old: int = Field(ge=0, le=255)


#: A press that is older than this does nothing: whoever pressed has seen nothing happen since.
PRESSED_S = 5.0


class Pressed(_Message):
    """A key of a pad was pressed, once. `press` is another for each press, `at` the server's time
    as the agent knows it."""

    device: Id
    key: KeyName
    press: Id
    at: Moment


class Answered(_Message):
    """What came of a press: `says` tells staff why nothing did."""

    done: bool
    says: str = Field(default="", max_length=300)


class DeviceReport(_Message):
    """How a device is; the agent's word, so never 'unknown'.

    `model` and `serial` are what the device calls itself, '' where it does not say.
    """

    device: Id
    state: AnyState
    detail: str = Field(default="", max_length=300)
    model: str = Field(default="", max_length=80)
    serial: str = Field(default="", max_length=80)

    @field_validator("state")
    @classmethod
    def _known(cls, state: AnyState) -> AnyState:
        if state == DeviceState.UNKNOWN:
            raise ValueError("only the server says 'unknown'")
        return state


class States(_Message):
    """Some or all devices of an agent."""

    devices: Annotated[tuple[DeviceReport, ...], Field(max_length=200)]


class FoundPrinter(_Message):
    """A device that may be a printer, by the name that stays with it."""

    transport: Literal["serial", "file"]
    address: str = Field(min_length=2, max_length=200, pattern=r"^/[ -~]+$")


class Found(_Message):
    """All that is plugged in where an agent runs."""

    devices: Annotated[tuple[FoundPrinter, ...], Field(max_length=MOST_FOUND)] = ()
