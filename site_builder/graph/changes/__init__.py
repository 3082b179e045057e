"""What changed in which sheet, when: for the pages of changes and the feeds."""
