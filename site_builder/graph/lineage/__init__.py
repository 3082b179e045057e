"""Goals over the years: accepted chains, and proposals for new links."""
