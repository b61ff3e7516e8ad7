"""Databases of earlier schemas, kept as they were, and upgraded."""
