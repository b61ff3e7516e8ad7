"""The page of devices: which printer needs somebody, and what to do."""
