"""What a site is made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Inputs:
    content: Path
    templates: Path
    base_url: str | None = None
    """None: as content/site.yaml says"""
    portable: bool = False
    """For a disk: at no address"""
    processes: int | None = None
    """None: as many as are of use"""
