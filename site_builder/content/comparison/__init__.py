"""Two versions of a sheet: which goal and row is which, and what they say otherwise."""
