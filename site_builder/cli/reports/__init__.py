"""What commands found, as text for people and for machines."""
