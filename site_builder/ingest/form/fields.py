"""The columns of the printed form (様式), and the field paths of their cells."""

from __future__ import annotations

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import MEASURE_FIELDS

ROW_LENGTH = "row-length"
"""Reason of a doubt on all cells of a row, also on those that are empty: what stands there may
have been moved"""
FIELDS = ("number", "goal", *MEASURE_FIELDS)
"""The form's columns from left to right"""


PROSE = ("goal", "summary", "attainment", "next_steps")
"""Those that hold sentences"""


def field_path(base: str, name: str) -> str:
    """The goal's own fields stand above its measures."""
    path = FieldPath.parse(base)
    above = FieldPath(path.steps[:2]) if name in ("goal", "number") else path
    return str(above / name)
