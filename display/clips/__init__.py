"""The page of announcements: clips recorded, and any call heard."""
