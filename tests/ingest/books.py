"""Small workbooks for tests, orderly but for what a test asks."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Row = Sequence[object]

LABELS = (
    "No.",
    "組織目標",
    "総合計画(実施計画)上の位置づけ",
    "取組指標",
    "R7目標",
    "R7結果",
    "取組名称(事業名)",
    "概要",
    "評価",
    "目標達成状況",
    "今後の方針",
)
HEAD: tuple[Row, ...] = (
    ("組織目標管理シート",),
    ("年度", "令和7年度", None, "組織名(部)", "中央区役所"),
    ("作成日", "R7.4.1", None, "組織名(準部・課・機関名)", "地域課"),
    ("評価日",),
    (),
)
_NAMES = (
    "number",
    "goal",
    "policies",
    "indicator",
    "target",
    "result",
    "initiative",
    "summary",
    "evaluation",
    "attainment",
    "next_steps",
)
_PLAIN: dict[str, object] = {
    "number": 1,
    "goal": "目標の文です。",
    "policies": "政策1-1-①",
    "indicator": "実施回数",
    "target": "80回",
    "initiative": "事業A",
    "summary": "概要です。",
}


def row(**cells: object) -> Row:
    """A row of the table: row(number=2, evaluation="○")."""
    return [{**_PLAIN, **cells}.get(name) for name in _NAMES]


def book(
    rows: Sequence[Row],
    merged: Sequence[str] = (),
    edit: Callable[[Workbook, Worksheet], None] | None = None,
) -> bytes:
    """One worksheet 地域課 with these rows; the table's first row is row 7 below HEAD."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "地域課"
    for number, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            if value is not None:
                sheet.cell(number, column).value = value  # type: ignore[assignment]  # any value
    for area in merged:
        sheet.merge_cells(area)
    if edit:
        edit(made, sheet)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()
