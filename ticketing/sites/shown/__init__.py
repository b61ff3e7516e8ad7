"""What the house shows to those who wait."""
