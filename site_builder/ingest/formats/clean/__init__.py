"""Copies of documents without what they carry beside their forms."""
