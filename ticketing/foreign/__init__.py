"""What files of other programs say, in the words of a site: appointments out of a table (CSV) or a
calendar (iCalendar). Nothing here knows a database, and nothing of a file outlives its reading.

Whoever serves others reads by `apart.read`, which does it in a process of its own.
"""
