"""What the site gives to machines: open data, made from the graph."""
