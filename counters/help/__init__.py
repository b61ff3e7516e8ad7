"""Help on every screen of staff: called for, answered, and the check on who is alone."""
