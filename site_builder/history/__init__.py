"""Keeps content/history/ from git's history of content/sheets/."""
