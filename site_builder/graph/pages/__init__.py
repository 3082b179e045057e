"""The kinds of pages, one record each, and the pages of the site: addresses, titles, dates."""
