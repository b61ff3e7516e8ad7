"""Interview rooms: what each is now, and what staff do with them."""
