"""What a house still misses before its opening day: rules, what they look at, and their page."""
