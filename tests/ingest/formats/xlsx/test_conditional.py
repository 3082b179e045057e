"""Formats that depend on what a cell says, and take its letters away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, FormulaRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.books import HEAD, LABELS, book, row

FORMULA: Any = FormulaRule
CELL: Any = CellIsRule
STRIKE = Font(strike=True)
WHITE = Font(color="FFFFFFFF")
NOTHING = DifferentialStyle(numFmt=NumberFormat(numFmtId=170, formatCode=";;;"))


def read(area: str, rule: Any) -> tuple[list[str], list[tuple[str, str]], Sequence[str]]:
    """The targets of two goals, the doubts, and what goes aside."""

    def edit(made: Workbook, sheet: Worksheet) -> None:
        sheet.conditional_formatting.add(area, rule)

    rows = [*HEAD, LABELS, row(), row(number=2, target="90回", result=5)]
    (sheet,) = parse_document("a.xlsx", book(rows, edit=edit)).sheets
    targets = [goal.measures[0].target for goal in sheet.goals]
    doubts = [(doubt.field, doubt.reason) for doubt in sheet.review]
    return targets, doubts, [one.raw for one in sheet.aside]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (FORMULA(formula=["TRUE"], font=STRIKE), "struck"),
        (FORMULA(formula=['$E8="90回"'], font=STRIKE), "struck"),
        (FORMULA(formula=["$F8=5"], font=STRIKE), "struck"),
        (CELL(operator="equal", formula=['"90回"'], font=WHITE), "unseen"),
        (Rule(type="expression", dxf=NOTHING, formula=["TRUE"]), "unseen"),
    ],
)
def test_letters_that_a_format_takes_away_go_aside(rule: Any, reason: str) -> None:
    doubts = [("goals/2/measures/1/target", reason)]
    assert read("E8", rule) == (["80回", ""], doubts, ["90回"])


def test_a_reference_moves_with_the_cells_of_the_area() -> None:
    targets, _, aside = read("E7:E8", FORMULA(formula=['E7="90回"'], font=STRIKE))
    assert (targets, aside) == (["80回", ""], ["90回"])


def test_where_the_condition_is_not_known_the_cell_is_doubted() -> None:
    rule = FORMULA(formula=['COUNTIF($E$7:$E$8,"*回")>1'], font=STRIKE)
    doubts = [("goals/2/measures/1/target", "struck")]
    assert read("E8", rule) == (["80回", "90回"], doubts, [])


@pytest.mark.parametrize(
    "rule",
    [
        FORMULA(formula=['$E8="80回"'], font=STRIKE),
        FORMULA(formula=["TRUE"], font=Font(bold=True, color="FFFF0000")),
        FORMULA(formula=["TRUE"], font=WHITE, fill=PatternFill(bgColor="FFFF0000")),
        FORMULA(formula=["TRUE"], fill=PatternFill(bgColor="FF000000")),
    ],
)
def test_other_formats_take_nothing_away(rule: Any) -> None:
    assert read("E8", rule) == (["80回", "90回"], [], [])
