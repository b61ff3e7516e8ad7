"""Long and heavy: what the tests do some times, many times. `python -m tests.soak`."""
