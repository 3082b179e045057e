"""Draft → Sheet: its parts, the balance of its characters, where they stand."""
