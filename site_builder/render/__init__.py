"""Pages → HTML: typed views, and the templates that show them."""
