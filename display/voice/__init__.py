"""Calls as sound: numerals, clips, voices."""
