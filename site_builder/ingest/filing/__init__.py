"""The disk: which documents are read, where sheets lie, how they are written."""
