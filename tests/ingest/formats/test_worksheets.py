from __future__ import annotations

from collections.abc import Sequence

import pytest

from site_builder.ingest.document import Document
from site_builder.ingest.formats.grid_cell import GridCell
from site_builder.ingest.formats.worksheets import document_of_worksheets
from site_builder.problems import Problem

ROWS = (("組織目標管理シート",), ("No.", "組織目標", "取組指標"), ("1", "進めます。", "回数"))


def cells(sheet: str) -> Sequence[GridCell]:
    return [
        GridCell(n, c, 1, 1, (text,), sheet, f"{'ABC'[c - 1]}{n}")
        for n, row in enumerate(ROWS, 1)
        for c, text in enumerate(row, 1)
    ]


def document(*names: str) -> tuple[Document, tuple[Problem, ...]]:
    return document_of_worksheets("a.xlsx", "", {name: cells(name) for name in names})


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (("地域課",), ["地域課"]),
        (("記入例", "地域課"), ["地域課"]),
        (("様式1", "様式2", "見本"), ["様式1", "様式2"]),
        (("記入例",), ["記入例"]),
        (("記入例", "見本"), ["記入例", "見本"]),
        (("様式", "様式1"), ["様式", "様式1"]),
    ],
)
def test_examples_are_read_where_nothing_else_is(names: Sequence[str], read: list[str]) -> None:
    made, told = document(*names)
    assert [form.boxes[0].sheet for form in made.forms] == read
    assert [problem.where.place for problem in told] == [
        f"「{name}」シート" for name in names if name not in read
    ]


def test_the_text_of_an_example_stands_behind_that_of_the_forms() -> None:
    made, _ = document("記入例", "地域課")
    lines = made.text.splitlines()
    numbers = [line.number for line in (*made.forms[0].lines, *made.examples)]
    assert numbers == list(range(1, len(lines) + 1))
    assert [line.piece.text for line in made.examples] == lines[len(lines) // 2 :]
