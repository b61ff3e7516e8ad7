"""The week of appointments."""
