"""The printed form, whoever reads it: labels, head, columns, numbers."""
