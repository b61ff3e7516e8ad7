"""Help that is called, and whoever is alone in a room."""
