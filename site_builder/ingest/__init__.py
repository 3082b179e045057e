"""The first wing: documents → sheets with doubts. It never imports the second wing."""
