"""Every figure: what it counts, and how. No web in here."""
