"""content/published.txt is added to: it keeps every address that was ever published."""
