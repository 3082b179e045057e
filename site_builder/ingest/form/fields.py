"""The columns of the printed form (様式), and the field paths of their cells."""

from __future__ import annotations

from site_builder.content.sheet.fields import MEASURE_FIELDS

FIELDS = ("number", "goal", *MEASURE_FIELDS)
"""The form's columns from left to right"""


def field_path(base: str, name: str) -> str:
    """The goal's own fields stand above its measures."""
    return (
        f"{base.split('/measures/')[0]}/{name}" if name in ("goal", "number") else f"{base}/{name}"
    )
