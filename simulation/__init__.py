"""Simulated people who walk through the real interfaces: for the demonstration and for tests."""
