"""The site before any HTML: its URLs, pages, taxonomies, links and rules."""
