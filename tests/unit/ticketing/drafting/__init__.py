"""The draft of a site file, its publication, and its versions."""
