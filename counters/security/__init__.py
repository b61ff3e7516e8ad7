"""Who is signed in where, and what happened that concerns security."""
