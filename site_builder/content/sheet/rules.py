"""What must fit together within one sheet."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.sheet.fields import find_field, is_possible
from site_builder.content.sheet.model import Sheet, Span
from site_builder.content.yaml.reader import Path
from site_builder.content.yaml.shape import Issue

_EXAMPLE = "「goals/2/measures/1/target」のように、目標の番号と取組指標の順番で書きます。"


def sheet_issues(sheet: Sheet) -> Iterator[Issue]:
    doubles = tuple(_numbers(sheet))
    yield from doubles
    if doubles or not all(goal.number for goal in sheet.goals):
        return  # without the goals' numbers no field can be found
    for index, span in enumerate(sheet.spans):
        yield from _span(sheet, span, ("spans", index))
    yield from _overlaps(sheet)
    for index, doubt in enumerate(sheet.review):
        if not is_possible(doubt.field):
            yield from _field(sheet, doubt.field, ("review", index, "field"))
    for index, correction in enumerate(sheet.corrections):
        yield from _field(sheet, correction.field, ("corrections", index, "field"))


def _numbers(sheet: Sheet) -> Iterator[Issue]:
    seen: set[int] = set()
    for index, goal in enumerate(sheet.goals):
        if goal.number and goal.number in seen:
            message = f"目標の番号{goal.number}が2回あります。"
            hint = "シートに印刷された番号（No.）を確かめてください。"
            yield Issue(("goals", index, "number"), "duplicate-goal", message, hint)
        seen.add(goal.number)


def _field(sheet: Sheet, field: str, path: Path) -> Iterator[Issue]:
    if field and find_field(sheet, field) is None:
        yield Issue(path, "bad-field", f"「{field}」という欄はこのシートにありません。", _EXAMPLE)


def _span(sheet: Sheet, span: Span, path: Path) -> Iterator[Issue]:
    place = find_field(sheet, span.field)
    if place is None:
        yield from _field(sheet, span.field, (*path, "field"))
        return
    if place.path[0] != "goals" or len(place.path) != 5:
        message = f"「{span.field}」は表の欄ではありません。"
        yield Issue((*path, "field"), "bad-field", message, _EXAMPLE)
        return
    goal = sheet.goals[int(place.path[1])]
    left = len(goal.measures) - int(place.path[3])
    if span.rows > left:
        message = f"{span.rows}行にわたるとありますが、この欄から下には{left}行しかありません。"
        hint = "行の数（rows）か、欄（field）を直してください。"
        yield Issue((*path, "rows"), "span-rows", message, hint)


def _overlaps(sheet: Sheet) -> Iterator[Issue]:
    """A row that a cell above covers has no text of its own in that column."""
    covered: dict[str, Path] = {}
    for index, span in enumerate(sheet.spans):
        measure, _, name = span.field.rpartition("/")
        start, _, position = measure.rpartition("/")
        if not position.isdecimal():
            continue
        for row in range(int(position) + 1, int(position) + span.rows):
            covered[f"{start}/{row}/{name}"] = ("spans", index, "field")
    for field, path in covered.items():
        place = find_field(sheet, field)
        if place and place.value:
            message = f"上の欄が「{field}」も覆っていますが、そこにも文があります。"
            yield Issue(path, "span-overlap", message, "行の数（rows）か、文を直してください。")
