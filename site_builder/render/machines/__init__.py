"""Feeds and the sitemap."""
