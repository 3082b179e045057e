"""content/accessibility/: the criteria, and what tests and people found."""
