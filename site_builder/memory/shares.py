"""What each sheet gave to the files about all sheets."""

from __future__ import annotations

import json
from typing import Any

from site_builder.content.sheet.model import SheetKey
from site_builder.export.records import GoalRecords, SheetRecords
from site_builder.export.sheets import SheetData
from site_builder.memory.digest import digest_of
from site_builder.memory.store import Damaged, Row
from site_builder.pages import SheetShare
from site_builder.search.goals import CellText, GoalTexts


def share_row(batch: str, share: SheetShare) -> Row:
    data, records = share.data, share.data.records
    key = records.key
    body = [
        [key.year, key.ward, key.section],
        [[_cells(goal.headline), _cells(goal.rest)] for goal in share.texts],
        records.sheet,
        [[goal.goal, goal.measures] for goal in records.goals],
        list(records.lists.items()),
        data.lines,
        data.json,
    ]
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return batch, text, digest_of(text.encode())


def _cells(cells: tuple[CellText, ...]) -> list[tuple[str, str]]:
    return [(cell.field, cell.text) for cell in cells]


def share_of_row(row: Row) -> SheetShare:
    _, text, digest = row
    try:
        if digest != digest_of(text.encode()):
            raise Damaged
        return _share(*json.loads(text))
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise Damaged from error


def _share(
    key: Any, texts: Any, sheet: Any, goals: Any, lists: Any, lines: Any, json_text: str
) -> SheetShare:
    records = SheetRecords(
        SheetKey(*key),
        tuple(sheet),
        tuple(GoalRecords(tuple(goal), _tuples(measures)) for goal, measures in goals),
        {name: _tuples(rows) for name, rows in lists},
    )
    found = tuple(GoalTexts(_texts(headline), _texts(rest)) for headline, rest in texts)
    return SheetShare(found, SheetData(records, tuple(lines), json_text))


def _tuples(rows: Any) -> tuple[tuple[Any, ...], ...]:
    return tuple(map(tuple, rows))


def _texts(cells: Any) -> tuple[CellText, ...]:
    return tuple(CellText(field, text) for field, text in cells)
