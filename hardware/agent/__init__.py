"""The agent: a program of its own that drives the devices plugged in where it runs."""
