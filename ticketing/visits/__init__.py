"""A visit and its steps: the words for them, what may be done when, numbers, notes, replay."""
