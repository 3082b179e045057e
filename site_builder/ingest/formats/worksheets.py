"""The worksheets of a workbook of any format → Document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_builder.ingest.document import Document
from site_builder.ingest.form.aside.examples import is_example
from site_builder.ingest.formats.cells import make_grid_document
from site_builder.ingest.formats.grid_cell import GridCell
from site_builder.problems import Problem, Severity, Where


def document_of_worksheets(
    name: str, sha256: str, worksheets: Mapping[str, Sequence[GridCell]]
) -> tuple[Document, tuple[Problem, ...]]:
    """By their names, those that hold a form. Examples beside others are not read but reported."""
    shown = [title for title in worksheets if is_example(title)]
    if len(shown) == len(worksheets):
        shown = []
    forms = [cells for title, cells in worksheets.items() if title not in shown]
    made = make_grid_document(name, sha256, forms, examples=[worksheets[title] for title in shown])
    return made, tuple(_example_skipped(name, title) for title in shown)


def _example_skipped(name: str, sheet: str) -> Problem:
    message = f"記入例や見本のシート（{sheet}）は、読みませんでした。"
    hint = "公開するシートなら、シートの名前を変えてから、もう一度取り込んでください。"
    where = Where(name, 0, 0, f"「{sheet}」シート")
    return Problem(where, "example-worksheet", message, hint, Severity.WARNING)
