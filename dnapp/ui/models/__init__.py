"""Qt models over rows of the store."""
