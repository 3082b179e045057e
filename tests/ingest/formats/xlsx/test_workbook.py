"""Workbooks and CSVs: made-up forms whose truth is known, and what lies about in real ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.forms.scoring import Cell, compare
from benchmarks.forms.spreadsheet.workbooks import GridForms, as_csv, as_workbook, make_grid_forms
from benchmarks.forms.truth import Sheet as Truth
from site_builder.content.sheet.model import Sheet
from site_builder.ingest.sheet.parse import Parsed, parse_document
from tests.ingest.books import HEAD, LABELS, Row, book, row


def wrong_cells(forms: GridForms, parsed: Parsed) -> list[Cell]:
    assert [str(p) for p in parsed.problems if p.code != "csv-encoding"] == []
    assert parsed.balance.holds
    pairs = zip(forms.sheets, parsed.sheets, strict=True)
    return [cell for pair in pairs for cell in _compared(*pair) if not cell.right]


def _compared(truth: Truth, sheet: Sheet) -> list[Cell]:
    assert sheet.review == ()
    return compare(truth, asdict(sheet))


@pytest.mark.parametrize("seed", range(30))
def test_every_cell_of_a_workbook_is_right(seed: int) -> None:
    forms = make_grid_forms(seed, 2)
    assert wrong_cells(forms, parse_document("a.xlsx", as_workbook(forms))) == []


@pytest.mark.parametrize("seed", range(100, 120))
def test_every_cell_of_a_csv_is_right(seed: int) -> None:
    forms = make_grid_forms(seed, 2, typed=False)
    encoding, delimiter = [("utf-8-sig", ","), ("utf-8", "\t"), ("cp932", ";")][seed % 3]
    assert wrong_cells(forms, parse_document("a.csv", as_csv(forms, encoding, delimiter))) == []


# --- what is not to be taken as said --------------------------------------------------------

Edit = Callable[[Worksheet], None]


def _styled(*names: str, **font: Any) -> Edit:
    def edit(sheet: Worksheet) -> None:
        for name in names:
            sheet[name].font = Font(**font)

    return edit


def _numbers(name: str, code: str) -> Edit:
    def edit(sheet: Worksheet) -> None:
        sheet[name].number_format = code

    return edit


def _rich(name: str, *runs: str | tuple[str, Mapping[str, Any]]) -> Edit:
    def edit(sheet: Worksheet) -> None:
        parts = (
            run if isinstance(run, str) else TextBlock(InlineFont(**run[1]), run[0]) for run in runs
        )
        sheet[name].value = CellRichText(*parts)

    return edit


def _read(edit: Edit, *rows: Row, merged: Sequence[str] = ()) -> Sheet:
    table = rows or (row(), row(number=2))
    data = book([*HEAD, LABELS, *table], merged, lambda _, sheet: edit(sheet))
    parsed = parse_document("a.xlsx", data)
    assert parsed.balance.holds
    (sheet,) = parsed.sheets
    return sheet


def _aside(sheet: Sheet) -> list[tuple[str, str]]:
    return [(one.reason, one.raw) for one in sheet.aside]


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (_styled("E7", strike=True), "struck"),
        (_styled("E7", color="FFFFFFFF"), "unseen"),
        (_numbers("E7", ";;;"), "unseen"),
        (_rich("E7", ("80", {"strike": True}), ("回", {"strike": True})), "struck"),
    ],
)
def test_a_cell_of_which_nothing_is_seen_is_empty_and_doubted(edit: Edit, reason: str) -> None:
    sheet = _read(edit)
    assert sheet.goals[0].measures[0].target == ""
    assert _aside(sheet) == [(reason, "80回")]
    assert [(d.field, d.reason) for d in sheet.review] == [("goals/1/measures/1/target", reason)]


@pytest.mark.parametrize("value", [80, 0.5, -3])
def test_a_number_that_its_format_hides_is_unseen(value: float) -> None:
    sheet = _read(_numbers("E7", ";;;"), row(target=value))
    assert _aside(sheet) == [("unseen", str(value))]


def test_a_zero_that_is_not_shown_is_as_if_it_were_not_there() -> None:
    sheet = _read(_numbers("E7", "#,##0;-#,##0;"), row(target=0))
    assert (sheet.goals[0].measures[0].target, sheet.aside, sheet.review) == ("", (), ())
    edit = _numbers("E7", "#,##0;-#,##0;")
    data = book([*HEAD, LABELS, row(target=0)], (), lambda _, made: edit(made))
    (problem,) = parse_document("a.xlsx", data).problems
    assert problem.code == "blank-numbers"
    assert "（E7）" in problem.message


@pytest.mark.parametrize(("value", "shown"), [(True, "TRUE"), (False, "FALSE")])
def test_a_truth_value_is_doubted(value: bool, shown: str) -> None:
    sheet = _read(lambda _: None, row(target=value))
    assert sheet.goals[0].measures[0].target == shown
    assert [(d.field, d.reason) for d in sheet.review] == [
        ("goals/1/measures/1/target", "number-format")
    ]


@pytest.mark.parametrize(
    ("runs", "target", "left"),
    [
        ((("80回", {"strike": True}), "100回"), "100回", "80回"),
        (("80", ("5", {"strike": True}), "回"), "80回", "5"),
        (("100回", ("（仮）", {"color": "FFFFFFFF"})), "100回", "（仮）"),
    ],
)
def test_a_part_of_a_cell(runs: tuple[Any, ...], target: str, left: str) -> None:
    sheet = _read(_rich("E7", *runs))
    assert sheet.goals[0].measures[0].target == target
    assert [raw for _, raw in _aside(sheet)] == [left]
    (doubt,) = sheet.review
    assert (doubt.field, doubt.raw) == ("goals/1/measures/1/target", target)


def test_coloured_and_bold_runs_are_read_as_ever() -> None:
    sheet = _read(_rich("E7", "80", ("回", {"b": True, "color": "FFFF0000"})))
    assert sheet.goals[0].measures[0].target == "80回"
    assert (sheet.aside, sheet.review) == ((), ())


def test_a_goal_of_several_rows_that_is_struck_out_whole_is_none() -> None:
    rows = (row(), row(number=2), row(number=None, goal=None), row(number=3))
    names = [f"{column}{line}" for line in (8, 9) for column in "ABCDEGH"]
    sheet = _read(_styled(*names, strike=True), *rows, merged=("A8:A9", "B8:B9"))
    assert [goal.number for goal in sheet.goals] == [1, 3]
    assert [len(goal.measures) for goal in sheet.goals] == [1, 1]
    assert sheet.review == ()


def test_a_measure_that_is_struck_out_whole_is_none() -> None:
    rows = (row(), row(number=None, goal=None, indicator="件数"), row(number=2))
    sheet = _read(_styled(*(f"{column}8" for column in "CDEGH"), strike=True), *rows)
    assert [len(goal.measures) for goal in sheet.goals] == [1, 1]
    assert ("struck", "件数") in _aside(sheet)


def test_a_number_alone_that_is_struck_out_puts_its_row_in_doubt() -> None:
    sheet = _read(_styled("A8", strike=True))
    doubted = {doubt.field for doubt in sheet.review}
    read = sheet.goals[-1]
    assert {f"goals/{read.number}/measures/{len(read.measures)}/target"} <= doubted


def test_a_date_that_is_struck_out_is_empty_and_doubted() -> None:
    sheet = _read(_styled("B3", strike=True))
    assert (sheet.created, _aside(sheet)) == ("", [("struck", "R7.4.1")])
    assert [(doubt.field, doubt.reason) for doubt in sheet.review] == [("created", "struck")]


def test_a_list_of_choices_is_no_part_of_the_form() -> None:
    def edit(sheet: Worksheet) -> None:
        for line, mark in enumerate(("○", "△", "×"), 9):
            sheet[f"I{line}"] = mark
        rule = DataValidation(type="list", formula1="$I$9:$I$11")
        sheet.add_data_validation(rule)
        rule.add("I7")

    sheet = _read(edit)
    assert [measure.evaluation for goal in sheet.goals for measure in goal.measures] == ["", ""]
    assert _aside(sheet) == [("outside", mark) for mark in "○△×"]


def test_white_letters_of_a_table_with_a_style_of_its_own_are_seen() -> None:
    def edit(sheet: Worksheet) -> None:
        _styled(*(f"{column}6" for column in "ABCDEFGHIJK"), color="FFFFFFFF")(sheet)
        sheet.add_table(Table(ref="A6:K8", displayName="t"))

    assert len(_read(edit).goals) == 2
