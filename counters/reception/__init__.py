"""The reception's page."""
