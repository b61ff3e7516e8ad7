"""Boards and pads on a polled bus, Modbus RTU."""
