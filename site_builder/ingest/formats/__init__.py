"""Bytes → Document: one file or room for each format."""
