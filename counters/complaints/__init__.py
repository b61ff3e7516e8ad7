"""Complaints and comments: one point where they come in, and where each is answered and closed."""
