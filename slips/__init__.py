"""What the paper says: the slip of a ticket and of an appointment, in the visitor's languages."""
