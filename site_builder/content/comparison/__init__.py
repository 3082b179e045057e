"""Two versions of a sheet: which goals and rows are the same, and what differs."""
