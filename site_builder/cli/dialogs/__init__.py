"""Asks a person questions at a terminal."""
