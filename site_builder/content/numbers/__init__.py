"""What targets and results say in numbers, and how they compare."""
