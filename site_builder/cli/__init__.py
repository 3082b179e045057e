"""The commands: the only room that prints. Results go to stdout, problems to stderr."""

from __future__ import annotations

from site_builder.cli.main import main, run

__all__ = ["main", "run"]
