"""Talks with a person at a terminal."""
