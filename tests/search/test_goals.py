from __future__ import annotations

from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.search.goals import LABELS


def test_every_cell_is_searched() -> None:
    """Policies and evaluations stand in the table of goals, as many goals share them."""
    assert set(LABELS) == {"goal", *MEASURE_FIELDS} - {"policies", "evaluation"}
