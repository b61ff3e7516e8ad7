"""Administration: what the house is, changed in a browser by the people who run it."""
