"""Administrators in a browser."""
