"""The hub, the server's end of the devices: which there are, how each is, and their jobs."""

from hardware.hub.hub import Hub

__all__ = ["Hub"]
