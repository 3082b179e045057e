"""content/provenance/ and content/sources/: where each cell stands in its document."""
