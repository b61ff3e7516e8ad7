"""Pictures of every screen for the README, from a running house on a made-up Tuesday."""
