"""The draft of a site's next version: changes that gather, are looked at together and published."""
