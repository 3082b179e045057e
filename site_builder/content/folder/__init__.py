"""The content folder on disk, and what is in it as a whole."""
