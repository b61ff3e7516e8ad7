"""The touchscreen: from a touch to a ticket, and the slip that is printed for it."""
