"""Messages to visitors' phones: the server's keys, what is due, and how it is sent."""
