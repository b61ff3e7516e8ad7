"""LED boards and call pads: which there are, what they show, and what their keys lead to."""
