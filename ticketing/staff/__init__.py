"""Members of staff: who there is, who is signed on where, breaks, and wrong tries."""
