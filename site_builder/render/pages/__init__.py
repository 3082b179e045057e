"""One file for each kind of page: the graph → its view."""
