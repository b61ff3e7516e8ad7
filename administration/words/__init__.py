"""The page of words: every phrase that visitors read and hear, corrected with its context."""
