"""Devices in software, behind the same drivers as the real ones: for tests and demonstrations."""
