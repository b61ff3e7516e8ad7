"""Keyboards of Linux: number pads, foot switches, help buttons."""
