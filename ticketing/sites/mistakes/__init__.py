"""Mistakes in a site file: said in words, and mended in memory so that the rest is checked too."""
