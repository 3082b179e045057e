"""The page of a sheet: its table, its head, its cells."""
