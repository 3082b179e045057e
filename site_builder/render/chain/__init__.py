"""Goals over the years, as rows and charts."""
