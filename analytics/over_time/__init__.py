"""Figures of any past period, as pages and files."""
