"""Backups, and what they are for: restoring one."""
