"""The domain: visits, numbering, lifecycle, routing, commands. No web, no devices."""
