"""A filed sheet and its new reading: what is taken, kept, asked."""
