"""Processes that work for the server: whatever would hold up a call is done by them."""
