"""Texts of pdftotext -layout: what a page says, with its places kept by white space."""
