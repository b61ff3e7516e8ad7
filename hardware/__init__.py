"""Devices: slips as data, the agent that drives printers, and the hub, the server's end.

It knows slips, jobs and devices; it knows no visit and no ticket.
"""
