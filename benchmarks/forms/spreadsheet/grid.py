"""Lays sheets out as a spreadsheet does: cells with their places, merged or not."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from benchmarks.forms.codes import print_code
from benchmarks.forms.spreadsheet.values import print_evaluation, print_number, print_value
from benchmarks.forms.text.printing import print_date, print_year
from benchmarks.forms.truth import Goal, Measure, Sheet

Value = str | int | float
Unseen = Literal["", "white", "format", "under", "invisible", "row", "column", "condition"]
"""Letters as white as the paper, a number format without signs, a white box over them, letters
that are not drawn; row and column: hidden with the cell itself; condition: struck out by a format
that depends on what the cell says"""

LEGEND = ("○:達成", "△:一部未達成", "×:未達成")
COLUMNS = (
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
LABELS = {
    "number": ("No.", "No", "Ｎｏ．", "№"),
    "goal": ("組織目標", "組 織 目 標"),
    "policies": (
        "総合計画(実施計画)上の位置づけ",
        "総合計画（実施計画）\n上の位置づけ",
        "総合計画\n(実施計画)\n上の位置付け",
    ),
    "indicator": ("取組指標", "取組\n指標"),
    "target": ("R{0}目標", "Ｒ{0}目標", "R{0}\n目標", "令和{0}年度目標"),
    "result": ("R{0}結果", "Ｒ{0}結果", "R{0}\n結果", "令和{0}年度\n結果"),
    "initiative": ("取組名称(事業名)", "取組名称（事業名）", "取組名称\n(事業名)"),
    "summary": ("概要", "概　要"),
    "evaluation": ("評価", "評\n価"),
    "attainment": ("目標達成状況", "目標達成\n状況"),
    "next_steps": ("今後の方針", "今後の\n方針"),
}
FACTS = ("fiscal_year", "policy_indicators", "created", "department", "section", "evaluated")
_GROUPS = (("indicator", "target", "result"), ("initiative", "summary"))
_GROUP_LABELS = ("指標", "主な取組(事業)")


@dataclass(frozen=True)
class Cell:
    """One cell; `code` is its number format."""

    row: int
    column: int
    value: Value
    code: str = "General"
    rows: int = 1
    columns: int = 1
    extra: bool = False
    """In a column that the form does not have"""
    field: str = ""
    """Which it is: title, legend, head/ward, head-label/ward, label/target, group/指標,
    goals/2/measures/1/target; empty where it is none of the form's"""
    struck: tuple[int, int] = (0, 0)
    """First letter that is struck out, and the one behind the last"""
    hidden: str = ""
    """Text beside the value that nobody sees"""
    unseen: Unseen = ""
    """How `hidden`, or with a row and column the cell, is kept from sight"""
    loose: bool = False
    """Beside the form, outside of what is printed"""
    sides: str = "lrtb"
    """Where it is ruled: left, right, top, bottom"""
    bare: bool = False
    """In a CSV: written without the quotes that its commas need"""


@dataclass(frozen=True)
class GridNoise:
    """How one sheet differs from the plainest one."""

    top: int = 0
    left: int = 0
    order: tuple[str, ...] = COLUMNS
    extra: int = 0
    """Place of an extra column, from 1"""
    extra_label: str = ""
    extra_text: bool = False
    spelling: int = 0
    typed: bool = False
    """Numbers, percentages and dates are stored as such"""
    long_dates: bool = False
    wide_columns: bool = False
    """Each column of the form is two of the spreadsheet"""
    head: int = 0
    empty_rows: int = 0
    gap: int = 1
    marks: bool = False


def random_grid_noise(rng: random.Random) -> GridNoise:
    """Each kind often; a form of the city's own look in every few."""
    order = list(COLUMNS)
    if rng.random() < 0.25:
        moved = order.pop(rng.randrange(2, len(order)))
        order.insert(rng.randrange(2, len(order) + 1), moved)
    extra = rng.randrange(1, len(COLUMNS) + 2) if rng.random() < 0.25 else 0
    return GridNoise(
        top=rng.choice([0, 0, 1, 3]),
        left=rng.choice([0, 0, 1, 2]),
        order=tuple(order),
        extra=extra,
        extra_label=rng.choice(["備考", "担当", "", "特記事項"]) if extra else "",
        extra_text=bool(extra) and rng.random() < 0.6,
        spelling=rng.choice([0, 0, 1, 2, 3]),
        typed=rng.random() < 0.5,
        long_dates=rng.random() < 0.3,
        wide_columns=rng.random() < 0.2,
        head=rng.randrange(4),
        empty_rows=rng.choice([0, 0, 1, 2]),
        gap=rng.choice([1, 1, 0, 2]),
        marks=rng.random() < 0.3,
    )


def lay_out(rng: random.Random, sheet: Sheet, noise: GridNoise) -> list[Cell]:
    """The cells of one form, rows and columns from 1."""
    layout = _Layout(rng, sheet, noise)
    factor = 2 if noise.wide_columns else 1
    return [
        replace(
            cell,
            row=cell.row + noise.top + 1,
            column=cell.column * factor + noise.left + 1,
            columns=cell.columns * factor,
        )
        for cell in layout.cells()
    ]


def with_extra(sheet: Sheet, cells: Sequence[Cell]) -> Sheet:
    """The sheet with the text of an extra column as the last note."""
    texts = [str(cell.value) for cell in cells if cell.extra]
    return (
        {**sheet, "notes": [*sheet["notes"], "".join(texts)]}
        if any(cell.extra and cell.rows == 1 for cell in cells)
        else sheet
    )


class _Layout:
    """Cells of one sheet, rows and columns from 0."""

    def __init__(self, rng: random.Random, sheet: Sheet, noise: GridNoise) -> None:
        self.rng = rng
        self.sheet = sheet
        self.noise = noise
        names = list(noise.order)
        if noise.extra:
            names.insert(noise.extra - 1, "extra")
        self.columns = {name: place for place, name in enumerate(names)}
        self.era = sheet["fiscal_year"] - 2018

    def cells(self) -> Iterator[Cell]:
        head = list(self._head())
        yield from head
        row = max(cell.row for cell in head) + 1 + self.noise.gap
        yield from self._labels(row)
        row += 2
        for goal in self.sheet["goals"]:
            yield from self._goal(goal, row)
            row += len(goal["measures"])
        numbers = [goal["number"] for goal in self.sheet["goals"]]
        for number in range(max(numbers) + 1, max(numbers) + 1 + self.noise.empty_rows):
            yield Cell(row, self.columns["number"], number, field="blank-row")
            row += 1
        for place, note in enumerate(self.sheet["notes"]):
            yield Cell(row + 1 + place, self.columns["goal"], note, field="note")

    # The head: title, facts, legend.

    def _head(self) -> Iterator[Cell]:
        facts = self._facts()
        match self.noise.head:
            case 0:
                yield Cell(0, 0, "組織目標管理シート", columns=4, field="title")
                places = ((1, 0), (1, 4), (1, 7), (2, 0), (2, 2), (2, 7))
            case 1:
                yield Cell(0, 0, "組織目標管理シート", columns=4, field="title")
                places = ((1, 0), (1, 3), (5, 7), (2, 0), (3, 0), (6, 7))
            case 2:
                yield Cell(0, 4, "組織目標管理シート", field="title")
                places = ((1, 0), (4, 0), (1, 8), (2, 0), (3, 0), (2, 8))
            case _:
                yield Cell(0, 0, "組織目標管理シート", field="title")
                places = ((1, 0), (1, 2), (3, 0), (2, 0), (2, 2), (3, 2))
        for (row, column), name, fact in zip(places, FACTS, facts, strict=True):
            label, value, code = fact
            yield Cell(row, column, label, field=f"head-label/{name}")
            if value != "":
                yield Cell(row, column + 1, value, code, field=f"head/{name}")
        last = max(row for row, _ in places)
        yield from self._legend(last + 1)

    def _legend(self, row: int) -> Iterator[Cell]:
        if self.noise.spelling % 2:
            yield Cell(row, 8, "\n".join(LEGEND), field="legend")
            return
        for place, text in enumerate(LEGEND):
            yield Cell(row + place, 8, text, field="legend")

    def _facts(self) -> list[tuple[str, Value, str]]:
        spelt = self.noise.spelling
        report = "(参考)関連する総合計画における政策指標"
        section = "組織名(準部・課・機関名)"
        labels = [report, section] if spelt < 2 else [_broken(report), _broken(section)]
        created, evaluated = self._date("created"), self._date("evaluated")
        return [
            ("年度", *self._year()),
            (labels[0], self._policy_indicators(), "General"),
            ("作成日", *created),
            (
                "組織名(部)" if spelt % 2 == 0 else "組織名（部）",
                self.sheet["department"],
                "General",
            ),
            (labels[1], self._section(), "General"),
            ("評価日", *evaluated),
        ]

    def _year(self) -> tuple[Value, str]:
        if self.noise.typed and self.rng.random() < 0.5:
            return self.era, '"令和"0"年度"'
        return print_year(self.rng, self.sheet["fiscal_year"]), "General"

    def _date(self, name: str) -> tuple[Value, str]:
        day = self.sheet["created"] if name == "created" else self.sheet["evaluated"]
        if day and self.noise.typed:
            codes = ("ge.m.d", 'ggge"年"m"月"d"日"', "yyyy/m/d", "[$-411]ge.m.d;@", "mm-dd-yy")
            return day, f"date:{self.rng.choice(codes)}"
        return print_date(day, long=self.noise.long_dates), "General"

    def _section(self) -> str:
        parent = self.sheet["parent_section"]
        section = self.sheet["section"]
        return f"{parent}{self.rng.choice(['', ' ', chr(10)])}({section})" if parent else section

    def _policy_indicators(self) -> str:
        names = self.sheet["policy_indicators"]
        return "\n".join(f"・{name}" for name in names)

    # The labels of the columns.

    def _labels(self, row: int) -> Iterator[Cell]:
        grouped = {name for group in _GROUPS for name in group}
        for name, column in self.columns.items():
            field = f"label/{name}"
            if name in grouped:
                yield Cell(row + 1, column, self._label(name), field=field)
            elif name != "extra":
                yield Cell(row, column, self._label(name), rows=2, field=field)
            elif self.noise.extra_label:
                yield Cell(row, column, self.noise.extra_label, rows=2, extra=True)
        for group, label in zip(_GROUPS, _GROUP_LABELS, strict=True):
            places = sorted(self.columns[name] for name in group)
            together = places[-1] - places[0] == len(places) - 1
            wide = len(places) if together else 1
            yield Cell(row, places[0], label, columns=wide, field=f"group/{label}")

    def _label(self, name: str) -> str:
        spellings = LABELS[name]
        label = spellings[self.noise.spelling % len(spellings)]
        return label.format(self.era)

    # The rows of the table.

    def _goal(self, goal: Goal, row: int) -> Iterator[Cell]:
        rows = len(goal["measures"])
        number, code = print_number(self.rng, goal["number"], self.noise.typed)
        path = f"goals/{goal['number']}"
        yield Cell(row, self.columns["number"], number, code, rows=rows, field=f"{path}/number")
        if goal["goal"]:
            column = self.columns["goal"]
            yield Cell(row, column, goal["goal"], rows=rows, field=f"{path}/goal")
        for place, measure in enumerate(goal["measures"]):
            yield from self._measure(goal, place, measure, row + place)
            if self.noise.extra_text:
                words = self.rng.choice(["新規", "継続", "重点項目", "内線1234", "R6から継続"])
                yield Cell(row + place, self.columns["extra"], words, extra=True)

    def _measure(self, goal: Goal, place: int, measure: Measure, row: int) -> Iterator[Cell]:
        for name in COLUMNS[2:]:
            text = measure[name]  # type: ignore[literal-required]  # a field
            if not text:
                continue
            value, code = self._value(name, text)
            path = f"goals/{goal['number']}/measures/{place + 1}/{name}"
            covered = _rows(self.sheet, path)
            yield Cell(row, self.columns[name], value, code, rows=covered, field=path)

    def _value(self, name: str, text: str | list[str]) -> tuple[Value, str]:
        if not isinstance(text, str):
            codes = [print_code(self.rng, code) for code in text]
            return self.rng.choice(["\n", " ", "、"]).join(codes), "General"
        if name == "evaluation":
            return print_evaluation(self.rng, text, self.noise.marks), "General"
        if name in ("target", "result") and self.noise.typed:
            return print_value(text)
        return text, "General"


def _rows(sheet: Sheet, path: str) -> int:
    return next((span["rows"] for span in sheet["spans"] if span["field"] == path), 1)


def _broken(label: str) -> str:
    half = len(label) // 2
    return f"{label[:half]}\n{label[half:]}"


def as_rows(cells: Sequence[Cell], *, padded: bool = False) -> list[list[Value]]:
    """The cells as a CSV has them: merged ones only at their first row and column.

    `padded`: every row is as long as the longest.
    """
    rows: list[list[Value]] = []
    for cell in cells:
        while len(rows) < cell.row:
            rows.append([])
        row = rows[cell.row - 1]
        row += [""] * (cell.column - len(row))
        row[cell.column - 1] = cell.value
    longest = max(map(len, rows), default=0) if padded else 0
    return [row + [""] * (longest - len(row)) for row in rows]
