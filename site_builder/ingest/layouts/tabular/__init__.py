"""Text dumps whose rows are the rows of the form, cells parted by tabs."""
