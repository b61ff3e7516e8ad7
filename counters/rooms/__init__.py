"""The rooms board."""
