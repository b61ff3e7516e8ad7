"""What hangs on a line that many share: LED boards and call pads, by their makers' protocols.

Each protocol is a folder with the same names in it: `framing` makes bytes of frames and finds
frames in bytes, `driver` does with it what `interface` asks. Both open no line, wait for nothing
and have no clock: whoever has the line (`hardware.agent.line`) sends what they make, at its pace,
and hands them what comes.
"""

from collections.abc import Callable

from hardware.drivers.field.interface import Exchange, Heard, Speech
from hardware.drivers.field.keys.driver import Keys
from hardware.drivers.field.modbus.driver import Modbus
from hardware.drivers.field.qsystem.driver import QSystem
from hardware.drivers.field.text.driver import Text

__all__ = ["SPOKEN", "Exchange", "Heard", "Speech"]

#: What is spoken on a line, by the name of the protocol in the site file.
SPOKEN: dict[str, Callable[[], Speech]] = {
    "qsystem": QSystem,
    "text": Text,
    "modbus": Modbus,
    "keys": Keys,
}
