"""The pages of the site: their addresses, titles and dates."""
