"""What must fit together within one sheet."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import find_field, is_possible
from site_builder.content.sheet.model import Sheet, Span
from site_builder.content.sheet.spans import expand_spans
from site_builder.content.yaml.reader import Path
from site_builder.content.yaml.shape import Issue

_EXAMPLE = "「goals/2/measures/1/target」のように、目標の番号と取組指標の順番で書きます。"


def sheet_issues(sheet: Sheet) -> Iterator[Issue]:
    yield from _source(sheet)
    doubles = tuple(_numbers(sheet))
    yield from doubles
    if doubles or not all(goal.number for goal in sheet.goals):
        return  # without the goals' numbers no field can be found
    for index, span in enumerate(sheet.spans):
        yield from _span(sheet, span, ("spans", index))
    yield from _overlaps(sheet)
    for index, doubt in enumerate(sheet.review):
        if not is_possible(doubt.path):
            yield from _field(sheet, doubt.field, ("review", index, "field"))
    for index, correction in enumerate(sheet.corrections):
        yield from _field(sheet, correction.field, ("corrections", index, "field"))


def _source(sheet: Sheet) -> Iterator[Issue]:
    if sheet.source.withheld and sheet.source.document:
        message = "載せないわけ（withheld）があるのに、資料の名前（document）も書かれています。"
        hint = "載せないのなら document を空にし、載せるのなら withheld の行を消してください。"
        yield Issue(("source", "document"), "withheld-document", message, hint)


def _numbers(sheet: Sheet) -> Iterator[Issue]:
    seen: set[int] = set()
    for index, goal in enumerate(sheet.goals):
        if goal.number and goal.number in seen:
            message = f"目標の番号{goal.number}が2回あります。"
            hint = "シートに印刷された番号（No.）を確かめてください。"
            yield Issue(("goals", index, "number"), "duplicate-goal", message, hint)
        seen.add(goal.number)


def _field(sheet: Sheet, field: str, path: Path) -> Iterator[Issue]:
    if field and find_field(sheet, FieldPath.parse(field)) is None:
        yield Issue(path, "bad-field", f"「{field}」という欄はこのシートにありません。", _EXAMPLE)


def _span(sheet: Sheet, span: Span, path: Path) -> Iterator[Issue]:
    place = find_field(sheet, span.path)
    if place is None:
        yield from _field(sheet, span.field, (*path, "field"))
        return
    if not span.path.cell or len(place.path) != 5:
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
    found = {span.path: index for index, span in enumerate(sheet.spans)}
    spans = expand_spans(sheet)
    for goal in sheet.goals:
        for (row, name), first in spans[goal.number].covering.items():
            if getattr(goal.measures[row], name):
                field = FieldPath.of_measure(goal.number, row + 1) / name
                above = FieldPath.of_measure(goal.number, first + 1) / name
                message = f"上の欄が「{field}」も覆っていますが、そこにも文があります。"
                hint = "行の数（rows）か、文を直してください。"
                yield Issue(("spans", found[above], "field"), "span-overlap", message, hint)
