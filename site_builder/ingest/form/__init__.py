"""The printed form, for every layout: labels, head, columns, numbers."""
