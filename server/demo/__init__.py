"""The demonstration: a whole house on one machine, and its past."""
