"""Choosing a place and signing on there."""
