"""Values as YAML holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Plain: TypeAlias = str | int | tuple["Plain", ...] | Mapping[str, "Plain"]
"""A value as YAML holds it; an empty value is an empty text."""
