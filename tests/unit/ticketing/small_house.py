"""A site small enough to think through, open past midnight, with two types on one prefix."""

from __future__ import annotations

TEXT = """
[site]
id = "corner"
name = { en = "Corner" }
timezone = "Europe/London"
languages = ["en"]

[site.hours]
monday = "08:00-02:00"
tuesday = "08:00-02:00"
wednesday = "08:00-02:00"
thursday = "08:00-02:00"
friday = "08:00-02:00"
saturday = "08:00-02:00"
sunday = "08:00-02:00"

[site.recall]
times = 1
gap_seconds = 10

[[groups]]
id = "all"
name = { en = "All" }
icon = "info"

[[enquiries]]
id = "quick"
group = "all"
name = { en = "Quick" }
prefix = "Q"
target_minutes = 5

[[enquiries]]
id = "short"
group = "all"
name = { en = "Short" }
prefix = "Q"
target_minutes = 7

[[enquiries]]
id = "long"
group = "all"
name = { en = "Long" }
prefix = "L"
target_minutes = 20

[[enquiries]]
id = "private"
group = "all"
name = { en = "Private" }
prefix = "P"
target_minutes = 15
needs_private_room = true

[[enquiries]]
id = "mornings"
group = "all"
name = { en = "Mornings" }
prefix = "M"
target_minutes = 10
hours = { monday = "09:00-12:00", wednesday = "09:00-12:00" }

[[zones]]
id = "main"
name = { en = "Hall" }

[[service_points]]
id = "counter-1"
kind = "counter"
name = { en = "Counter 1" }
zone = "main"

[[service_points]]
id = "counter-2"
kind = "counter"
name = { en = "Counter 2" }
zone = "main"

[[service_points]]
id = "room-1"
kind = "room"
name = { en = "Room 1" }
zone = "main"

[[advisers]]
id = "ann"
name = "Ann"
skills = ["quick", "private"]
backup = ["long"]

[[advisers]]
id = "bob"
name = "Bob"
skills = ["long", "mornings"]
backup = ["quick", "short"]

[[outcomes]]
id = "done"
name = { en = "Done" }
"""
SITE = "corner"
ENQUIRIES = ("quick", "short", "long", "private", "mornings")
POINTS = ("counter-1", "counter-2", "room-1")
ADVISERS = ("ann", "bob")
