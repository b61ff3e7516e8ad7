"""QSystem's boards and pads, on an RS-485 line of their own."""
