"""Who may see and do what: given and taken, at several sites at once."""
