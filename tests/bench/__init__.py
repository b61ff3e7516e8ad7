"""`make bench`: figures as ratios, each taken in one run on one machine. See `__main__`."""
