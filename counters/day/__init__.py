"""The day: what gives out tickets, and when it closes."""
