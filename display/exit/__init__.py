"""The screen at the exit: how it was, and complaints."""
