"""Runs in a process of its own; the only room that knows the library of PDFs."""
