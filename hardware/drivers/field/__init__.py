"""What hangs on a line that many share: LED boards and call pads, by their makers' protocols.

A protocol is bytes alone: it opens no line, waits for nothing and has no clock. Whoever has the
line (`hardware.agent.line`) sends what it makes, at its pace, and hands it what comes.
"""

from collections.abc import Callable

from hardware.drivers.field.interface import Exchange, Heard, Speech
from hardware.drivers.field.keys import Keys
from hardware.drivers.field.modbus import Modbus
from hardware.drivers.field.qsystem import QSystem
from hardware.drivers.field.text import Text

__all__ = ["SPOKEN", "Exchange", "Heard", "Speech"]

#: What is spoken on a line, by the name of the protocol in the site file.
SPOKEN: dict[str, Callable[[], Speech]] = {
    "qsystem": QSystem,
    "text": Text,
    "modbus": Modbus,
    "keys": Keys,
}
