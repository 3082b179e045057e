"""The rules of the whole site: what no single sheet can tell."""
