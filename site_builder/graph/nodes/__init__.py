"""The nodes of the graph: summaries of sheets, and what the other pages show of them."""
