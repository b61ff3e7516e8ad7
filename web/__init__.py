"""What the rooms share for the web: who calls, problems, live states, words, base templates.

No room's business is in here, and no room is imported: the server puts them together.
"""
