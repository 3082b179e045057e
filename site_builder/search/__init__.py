"""Site → search files: table of goals, index, printed texts."""
