"""Text that is struck out, and text that nobody sees."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from benchmarks.forms.odd.laid import (
    Laid,
    inserted_columns,
    inserted_rows,
    other_amount,
    texts_of,
    without_goal,
)
from benchmarks.forms.spreadsheet.grid import Cell, Unseen

_OLD_WORDS = ("見直し中の取組、", "旧案：継続実施。", "（案）", "昨年の文：未定。", "要確認　")
_EMPTIED = ("target", "result", "initiative", "summary", "attainment", "next_steps")
_WORKING = ("作業用", "確認欄", "メモ", "R5実績", "区長指示")


def struck(rng: Random, laid: Laid) -> Laid:
    """A part of a cell, a cell, a goal."""
    changes: list[Callable[[Random, Laid], Laid]] = [_part_struck, _cell_struck, _goal_struck]
    for change in rng.sample(changes, rng.choice([1, 1, 2])):
        laid = change(rng, laid)
    return laid


def _part_struck(rng: Random, laid: Laid) -> Laid:
    cells = [(cell, text) for cell, text in texts_of(laid, single=True) if not cell.struck[1]]
    if not cells:
        return laid
    cell, text = rng.choice(cells)
    old = _old(rng, cell, text)
    whole, place = (old + text, 0) if rng.random() < 0.7 else (text + old, len(text))
    marked = replace(cell, value=whole, struck=(place, place + len(old)))
    return laid.changing(cell, marked).owing(aside=[old], doubts=[cell.field])


def _old(rng: Random, cell: Cell, text: str) -> str:
    if cell.field.endswith(("/target", "/result")):
        return other_amount(rng, text)
    if cell.field.endswith("/evaluation"):
        return rng.choice([mark for mark in "○△×" if mark != text])
    return rng.choice(_OLD_WORDS)


def _cell_struck(rng: Random, laid: Laid) -> Laid:
    """The whole text of a cell, so that the form says nothing there."""
    cells = [
        (cell, text)
        for cell, text in texts_of(laid, single=True)
        if cell.field.endswith(_EMPTIED) and not cell.struck[1]
    ]
    if not cells:
        return laid
    cell, text = rng.choice(cells)
    marked = replace(cell, struck=(0, len(text)))
    owing = laid.changing(cell, marked).owing(aside=[text], doubts=[cell.field])
    return owing.saying(cell.field, None)


def struck_by_format(rng: Random, laid: Laid) -> Laid:
    """As a cell that is struck out, but by a conditional format."""
    struck = _cell_struck(rng, laid)
    cells = [
        replace(cell, struck=(0, 0), unseen="condition") if cell.struck[1] else cell
        for cell in struck.cells
    ]
    return replace(struck, cells=tuple(cells))


def _goal_struck(rng: Random, laid: Laid) -> Laid:
    """Number and all; never the only goal."""
    if len(laid.sheet["goals"]) < 2:
        return laid
    number = rng.choice(laid.sheet["goals"])["number"]
    mine = _of_goal(laid, number)
    if any(cell.struck[1] for cell in mine):
        return laid
    cells = [
        replace(cell, struck=(0, len(str(cell.value))), extra=False) if cell in mine else cell
        for cell in laid.cells
    ]
    # What is in none of the form's fields owes its place already.
    own = [cell for cell in mine if (cell.field or cell.extra) and cell.code == "General"]
    texts = [str(cell.value) for cell in own if len(str(cell.value)) > 1]
    owing = replace(laid, cells=tuple(cells)).owing(aside=texts)
    return replace(owing, sheet=without_goal(laid.sheet, number))


def _of_goal(laid: Laid, number: int) -> list[Cell]:
    """Every cell that stands in the rows of a goal."""
    first = laid.the(f"goals/{number}/number")
    rows = range(first.row, first.row + first.rows)
    return [cell for cell in laid.cells if cell.row in rows]


def hidden_text(rng: Random, laid: Laid) -> Laid:
    """Beside a value, in a blank cell, or all that a cell holds."""
    changes: list[Callable[[Random, Laid], Laid]] = [_old_under, _blank_filled, _cell_hidden]
    for change in rng.sample(changes, rng.choice([1, 1, 2])):
        laid = change(rng, laid)
    return laid


def _way(rng: Random) -> Unseen:
    ways: tuple[Unseen, ...] = ("white", "format", "under", "invisible")
    return rng.choice(ways)


def _old_under(rng: Random, laid: Laid) -> Laid:
    cells = [entry for entry in texts_of(laid, single=True) if not entry[0].unseen]
    amounts = [entry for entry in cells if entry[0].field.endswith(("/target", "/result"))]
    if not amounts:
        return laid
    cell, text = rng.choice(amounts)
    old = other_amount(rng, text)
    marked = replace(cell, hidden=old, unseen=_way(rng))
    return laid.changing(cell, marked).owing(aside=[old], doubts=[cell.field])


def _blank_filled(rng: Random, laid: Laid) -> Laid:
    blanks = [
        (f"goals/{goal['number']}/measures/{place}/{name}", row)
        for goal, place, measure, row in laid.rows()
        for name in ("target", "result")
        if not measure[name]
    ]
    taken = {(cell.row, cell.column) for cell in laid.cells}
    column = {name: laid.the(f"label/{name}").column for name in ("target", "result")}
    free = [(f, row) for f, row in blanks if (row, column[f.rsplit("/", 1)[-1]]) not in taken]
    if not free:
        return laid
    field, row = rng.choice(free)
    text = f"{rng.randint(11, 99)}件"
    name = field.rsplit("/", 1)[-1]
    cell = Cell(row, column[name], "", columns=laid.factor, hidden=text, unseen=_way(rng))
    return laid.adding(cell).owing(aside=[text], doubts=[field])


def _cell_hidden(rng: Random, laid: Laid) -> Laid:
    cells = [
        entry
        for entry in texts_of(laid, single=True)
        if entry[0].field.endswith(_EMPTIED) and not entry[0].unseen and not entry[0].struck[1]
    ]
    if not cells:
        return laid
    cell, text = rng.choice(cells)
    marked = replace(cell, value="", hidden=text, unseen=_way(rng))
    owing = laid.changing(cell, marked).owing(aside=[text], doubts=[cell.field])
    return owing.saying(cell.field, None)


def hidden_lines(rng: Random, laid: Laid) -> Laid:
    """A hidden column, a hidden row with the words of an older goal, or both."""
    kind = rng.choice(["row", "column", "both"])
    if kind != "row":
        laid = _hidden_column(rng, laid)
    return laid if kind == "column" else _hidden_row(rng, laid)


def _hidden_column(rng: Random, laid: Laid) -> Laid:
    beside = laid.the(f"label/{rng.choice(['target', 'result', 'summary', 'next_steps'])}")
    at = beside.column
    wide = inserted_columns(laid, at, 1)
    label = rng.choice(_WORKING)
    texts = [f"{rng.randint(11, 99)}{rng.choice(['回', '件', '：済'])}" for _ in laid.rows()]
    cells = [replace(beside, column=at, value=label, field="", columns=1, unseen="column")]
    for (_, _, _, row), text in zip(wide.rows(), texts, strict=True):
        cells.append(Cell(row, at, text, unseen="column"))
    return wide.adding(*cells).owing(hidden=texts)


def _hidden_row(rng: Random, laid: Laid) -> Laid:
    goal = rng.choice(laid.sheet["goals"])
    at = laid.the(f"goals/{goal['number']}/number").row
    wide = inserted_rows(laid, at, 1)
    texts = {
        "number": str(goal["number"]),
        "goal": "旧目標の文です。" + rng.choice(_OLD_WORDS),
        "indicator": "旧指標の件数",
        "target": f"{rng.randint(111, 999)}件",
    }
    cells = [
        Cell(at, wide.the(f"label/{name}").column, text, columns=laid.factor, unseen="row")
        for name, text in texts.items()
    ]
    del texts["number"]
    return wide.adding(*cells).owing(hidden=[*texts.values()])
