"""A date gets other hours, or is closed: what becomes of who is booked on it."""
