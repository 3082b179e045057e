"""Above a table: which columns its labels name, and of which time."""
