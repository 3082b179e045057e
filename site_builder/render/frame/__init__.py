"""What stands around each page: header, footer, guide, metadata."""
