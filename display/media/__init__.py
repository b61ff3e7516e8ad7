"""What displays show between calls: the library of a house's pictures, videos and pages."""
