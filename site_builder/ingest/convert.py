"""Documents → content/sheets."""

from site_builder.ingest.parsing import Parsed, parse_document

__all__ = ["Parsed", "parse_document"]
