"""Boards and pads for a site file in a test: two lines, three boards and two pads."""

from __future__ import annotations

WIRED = """
[[speakers]]
id = "hall"
name = "Hall, ceiling"
zones = ["main"]
output = "plughw:CARD=Hall"

[[lines]]
id = "hall"
name = "Line of the hall"
agent = "hall-pc"
protocol = "qsystem"
transport = "serial"
address = "/dev/serial/by-id/usb-hall"
baud = 57600

[[lines]]
id = "foot"
name = "Foot switch"
protocol = "keys"
transport = "input"
address = "/dev/input/by-id/usb-foot-event-kbd"

[[boards]]
id = "c3"
name = "Board of counter 3"
line = "hall"
number = 33
places = ["counter-3"]
arrow = "left"

[[boards]]
id = "c1"
name = "Board of counter 1"
line = "hall"
number = 34
places = ["counter-1"]

[[boards]]
id = "hall"
name = "Board of the hall"
line = "hall"
number = 48
zones = ["main"]
rows = 3
columns = 8

[[pads]]
id = "p3"
name = "Pad of counter 3"
line = "hall"
number = 64
place = "counter-3"
next = "31"
recall = "31"
start = "32"
no_show = "34"
finish = "34"
help = "33"
outcome = "resolved"

[[pads]]
id = "foot"
name = "Foot switch"
line = "foot"
place = "counter-1"
next = "f1"
"""
