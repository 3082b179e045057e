"""A build measured against Hugo, which makes plain pages of as many sheets of the same size."""
