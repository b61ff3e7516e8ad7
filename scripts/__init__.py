"""What developers run by hand: vendoring, the list of licences."""
