"""The commands: the only room that prints. Results go to stdout, problems to stderr."""

from __future__ import annotations

import sys

try:
    from site_builder.cli.main import main, run
except KeyboardInterrupt:  # before anything has begun
    sys.exit(130)

__all__ = ["main", "run"]
