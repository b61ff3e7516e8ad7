"""What visitors see on their own phones: their ticket, their appointment."""
