"""One goal management sheet: its model, its keys, its rules, its text."""
