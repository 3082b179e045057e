"""Site → search files: an index of Pagefind's, our own table of goals, the printed texts."""
