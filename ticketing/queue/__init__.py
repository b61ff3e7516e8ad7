"""Who is next, and into which room: the rules, those who wait, and how long it will be."""
