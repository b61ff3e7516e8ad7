"""The site file as pages: a field for each of its keys, the draft, publishing and the history."""
