"""content/history/: what changed in a sheet, and when."""
