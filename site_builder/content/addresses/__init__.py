"""content/published.txt and content/redirects.yaml: what was published stays reachable."""
