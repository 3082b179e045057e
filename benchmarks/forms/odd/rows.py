"""Rows as offices fill them: a printed line each, numbers again on each row, ditto marks …"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from benchmarks.forms.odd.laid import Laid, Said, inserted_rows, texts_of, value_at
from benchmarks.forms.spreadsheet.grid import Cell, Value
from benchmarks.forms.text.wrap import wrap
from benchmarks.forms.truth import Goal, Measure, Sheet, make_sheet

_LABEL_ROWS = ("①②③④⑤⑥⑦⑧⑨⑩⑪", "ABCDEFGHIJK", "ＡＢＣＤＥＦＧＨＩＪＫ", "アイウエオカキクケコサ")
ERRORS = ("#N/A", "nan", "None", "#REF!", "NaN", "#DIV/0!", "#VALUE!", "null")
_DASHES = ("-", "－", "―", "ー")
_DITTO = ("/initiative", "/summary", "/indicator", "/attainment", "/next_steps", "/target")
_WIDTHS = {"goal": 12.0, "summary": 13.0, "attainment": 12.0, "next_steps": 12.0}


def label_row(rng: Random, laid: Laid) -> Laid:
    """Numbers or letters of the columns below their labels: labels too."""
    labels = [cell for cell in laid.cells if cell.field.startswith("label/")]
    labels.sort(key=lambda cell: cell.column)
    at = max(cell.row + cell.rows for cell in labels)
    wide = inserted_rows(laid, at, 1)
    marks = column_marks(rng)
    cells = [
        Cell(at, cell.column, mark, columns=cell.columns, field="label-row")
        for cell, mark in zip(labels, marks, strict=False)
    ]
    return wide.adding(*cells)


def column_marks(rng: Random) -> list[str]:
    """Eleven numbers or letters of one kind."""
    shape = rng.choice(["{}", "{}", "({})", "（{}）"])
    signs: Sequence[str] = rng.choice(_LABEL_ROWS)
    if signs[0] == "①" and shape != "{}":
        signs = [str(number) for number in range(1, 12)]
    return [shape.format(sign) for sign in signs]


def float_numbers(rng: Random, laid: Laid) -> Laid:
    """1.0, as programs write the numbers of a column that has blanks."""
    as_number = laid.noise.typed and rng.random() < 0.5
    for goal in laid.sheet["goals"]:
        cell = laid.the(f"goals/{goal['number']}/number")
        number = float(goal["number"])
        value, code = (number, "0.0") if as_number else (str(number), "@")
        laid = laid.changing(cell, replace(cell, value=value, code=code))
    return laid


def error_values(rng: Random, laid: Laid) -> Laid:
    """What programs write where there is no value, and the dashes of the city, which stay."""
    for goal, place, measure, row in [*laid.rows()]:
        name = rng.choice(["target", "result", "attainment", "next_steps"])
        field = f"goals/{goal['number']}/measures/{place}/{name}"
        filled = laid.cell(field)
        if rng.random() > 0.6 or (filled and filled.rows > 1):
            continue
        if not filled and measure[name]:  # type: ignore[literal-required]  # a field
            continue
        if not filled and any(span["field"].endswith(name) for span in laid.sheet["spans"]):
            continue
        alone = len(goal["measures"]) == 1  # a dash may be said to cover the rows below it
        error = rng.choice(ERRORS) if rng.random() < 0.8 or not alone else ""
        text = error or rng.choice(_DASHES)
        column = laid.the(f"label/{name}").column
        made = Cell(row, column, text, "@", columns=laid.factor, field=field)
        laid = laid.changing(filled, made) if filled else laid.adding(made)
        laid = laid.saying(field, None if error else text)
        if error:
            laid = laid.owing(aside=[error], doubts=[field])
    return laid


def several_rows(rng: Random, said: Said) -> Said:
    """At least one goal of several measures."""
    sheet = said.sheet
    if all(len(goal["measures"]) == 1 for goal in sheet["goals"]):
        goal = rng.choice(sheet["goals"])
        more = [_another(rng, sheet) for _ in range(rng.choice([1, 1, 2]))]
        changed: Goal = {**goal, "measures": [*goal["measures"], *more]}
        goals = [changed if one is goal else one for one in sheet["goals"]]
        sheet = {**sheet, "goals": goals}
    return replace(said, sheet=sheet)


def _another(rng: Random, sheet: Sheet) -> Measure:
    evaluated, year = bool(sheet["evaluated"]), sheet["fiscal_year"]
    other = make_sheet(rng, evaluated=evaluated, ward=sheet["ward"], year=year)
    return other["goals"][0]["measures"][0]


def repeated(rng: Random, laid: Laid) -> Laid:
    """Number and sentence on each row instead of merged; nothing covers several rows."""
    again = rng.random() < 0.4
    for goal in laid.sheet["goals"]:
        for name in ("number", "goal"):
            cell = laid.cell(f"goals/{goal['number']}/{name}")
            laid = _unmerged(laid, cell) if cell else laid
    for span in [*laid.sheet["spans"]]:
        cell = laid.the(span["field"])
        laid = _said_again(laid, cell) if again else laid.changing(cell, replace(cell, rows=1))
    return replace(laid, sheet={**laid.sheet, "spans": []})


def _unmerged(laid: Laid, cell: Cell) -> Laid:
    copies = [replace(cell, row=cell.row + n, rows=1, field="") for n in range(1, cell.rows)]
    return laid.changing(cell, replace(cell, rows=1)).adding(*copies)


def _said_again(laid: Laid, cell: Cell) -> Laid:
    start, place, name = cell.field.rsplit("/", 2)
    own = value_at(laid.sheet, cell.field)
    for n in range(1, cell.rows):
        laid = laid.saying(f"{start}/{int(place) + n}/{name}", own)
    return _unmerged(laid, cell)


def nothing_covers(rng: Random, said: Said) -> Said:
    """Goals in which a cell covers several rows keep their first row alone."""
    covered = {int(span["field"].split("/")[1]) for span in said.sheet["spans"]}
    goals: list[Goal] = [
        {**goal, "measures": goal["measures"][:1]} if goal["number"] in covered else goal
        for goal in said.sheet["goals"]
    ]
    return replace(said, sheet={**said.sheet, "goals": goals, "spans": []})


def line_per_row(rng: Random, laid: Laid) -> Laid:
    """Each printed line of a goal in a row of the spreadsheet of its own."""
    narrow, parted = rng.choice([0.7, 1.0, 1.3]), rng.random() < 0.5
    for goal in reversed(laid.sheet["goals"]):
        laid = _goal_in_lines(laid, goal, narrow, parted)
    return laid


def _goal_in_lines(laid: Laid, goal: Goal, narrow: float, parted: bool) -> Laid:
    """`parted`: the rows are ruled, as if each were a cell of its own."""
    path = f"goals/{goal['number']}"
    sentence = len(_lines(laid.cell(f"{path}/goal"), narrow))
    places = range(1, len(goal["measures"]) + 1)
    heights = [_height(laid, f"{path}/measures/{place}/", narrow) for place in places]
    heights[-1] = max(heights[-1], sentence - sum(heights[:-1]))
    first = laid.the(f"{path}/number").row
    for place, height in reversed([*enumerate(heights)]):
        laid = inserted_rows(laid, first + place + 1, height - 1)
    mine = [cell for cell in laid.cells if cell.field.startswith(f"{path}/")]
    for cell in mine:
        laid = laid.changing(cell, None).adding(*_in_lines(cell, narrow))
    return laid if parted else _unparted(laid, first, heights)


def _unparted(laid: Laid, first: int, heights: Sequence[int]) -> Laid:
    """Ruled only where a measure begins or ends, blank cells as well."""
    labels = [cell for cell in laid.cells if cell.field.startswith("label/")]
    cells = {(cell.row, cell.column): cell for cell in laid.cells}
    for height in heights:
        for row in range(first, first + height):
            sides = "lr" + "t" * (row == first) + "b" * (row == first + height - 1)
            for label in labels:
                blank = Cell(row, label.column, "", columns=label.columns)
                place = (row, label.column)
                cells[place] = replace(cells.get(place, blank), sides=sides)
        first += height
    return replace(laid, cells=tuple(cells.values()))


def _height(laid: Laid, start: str, narrow: float) -> int:
    """Lines of a measure's highest cell."""
    cells = [cell for cell in laid.cells if cell.field.startswith(start)]
    return max(1, *(len(_lines(cell, narrow)) for cell in cells))


def _lines(cell: Cell | None, narrow: float) -> list[str]:
    if cell is None or not isinstance(cell.value, str):
        return [""]
    name = cell.field.rsplit("/", 1)[-1]
    limit = 99.0 if name == "policies" else _WIDTHS.get(name, 8.0) * narrow
    return [line for line in wrap(cell.value, limit) if line.strip()] or [""]


def _in_lines(cell: Cell, narrow: float) -> Iterator[Cell]:
    name = cell.field.rsplit("/", 1)[-1]
    lines: Sequence[Value] = _lines(cell, narrow) if isinstance(cell.value, str) else [cell.value]
    if name == "number":
        lines = [cell.value] + [""] * (cell.rows - 1)
    for place, line in enumerate(lines):
        field = "" if place else cell.field
        yield replace(cell, row=cell.row + place, rows=1, value=line, field=field)


def ditto(rng: Random, laid: Laid) -> Laid:
    """〃 for what the cell above says."""
    cells = [entry for entry in texts_of(laid) if entry[0].field.endswith(_DITTO)]
    pairs = [
        (cell, above)
        for cell, _ in cells
        for above, _ in cells
        if (above.row + 1, above.column) == (cell.row, cell.column) and above.rows == cell.rows == 1
    ]
    chosen = rng.sample(pairs, min(len(pairs), rng.choice([1, 1, 2])))
    sign = rng.choice(["〃", "同上", "〃", "″", "同　上"])
    for cell, above in sorted(chosen, key=lambda pair: pair[0].row):
        own = value_at(laid.sheet, above.field)
        laid = laid.changing(cell, replace(cell, value=sign)).saying(cell.field, own)
        laid = laid.owing(doubts=[cell.field])
    return laid
