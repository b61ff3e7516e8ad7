"""The service day: what a supervisor switches, which tickets there are, and its close."""
