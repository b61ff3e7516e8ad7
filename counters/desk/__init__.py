"""The adviser's desk."""
