"""What a publication would change, as text: for people, for machines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from site_builder.changes.comparison import Fate, FileChange, SheetChange, SiteComparison
from site_builder.content.eras import era_year
from site_builder.render.parts.changes import ChangeText, describe_change

CHANGED = {Fate.NEW: "新しく加わります", Fate.CHANGED: "変わります", Fate.GONE: "なくなります"}
_BROKEN = "なくなるページ（このアドレスへのリンクは開けなくなります）"
_PAGES = ((Fate.NEW, "新しいページ"), (Fate.CHANGED, "変わるページ"), (Fate.GONE, _BROKEN))
SHOWN = 60
"""Lines of a list, as text; JSON has all"""
MANY = 5
"""Files of one folder"""


def as_text(comparison: SiteComparison, against: str) -> str:
    if comparison.is_empty:
        return f"「{against}」とくらべて、変わることはありません。\n"
    lines = [
        f"「{against}」とくらべて、公開すると変わること",
        *_sheets(comparison.sheets),
        *_listed("シートのほかのファイル", len(comparison.files), list(_files(comparison.files))),
    ]
    for fate, heading in _PAGES:
        pages = [page for page in comparison.pages if page.fate is fate]
        lines += _listed(heading, len(pages), [page.name for page in pages])
    return "".join(f"{line}\n" for line in lines)


def as_json(comparison: SiteComparison, against: str) -> str:
    record = {
        "against": against,
        "sheets": [_sheet_record(sheet) for sheet in comparison.sheets],
        "files": [{"name": file.name, "fate": file.fate} for file in comparison.files],
        "pages": [{"url": page.name, "fate": page.fate} for page in comparison.pages],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[SiteComparison, str], str]] = {"text": as_text, "json": as_json}


def _sheets(sheets: Sequence[SheetChange]) -> Iterator[str]:
    if sheets:
        yield ""
        yield f"シート {len(sheets)} 枚"
    for sheet in sheets:
        yield f"  {_name(sheet)}（{sheet.file}）"
        yield from (f"    {line}" for line in _what(sheet))


def _name(moved: SheetChange) -> str:
    section = f"{moved.sheet.ward} {moved.sheet.section}" if moved.sheet else moved.key.section
    return f"{era_year(moved.key.year)} {section}"


def _what(moved: SheetChange) -> Iterator[str]:
    if moved.fate is not Fate.CHANGED:
        yield f"シートが{CHANGED[moved.fate]}。"
    elif not moved.changes:
        yield "様式の欄の言葉は変わりません（読み取りの記録などだけが変わります）。"
    goals = moved.sheet.goals if moved.sheet else ()
    rows = {goal.number: len(goal.measures) for goal in goals}
    for change in moved.changes:
        said = describe_change(change, rows)
        yield said.sentence
        yield from _values(said)


def _values(said: ChangeText) -> Iterator[str]:
    for label, words in (("前", said.was), ("今", said.now)):
        if words:
            first, *rest = words.split("\n")
            yield f"  {label}: {first}"
            yield from (f"      {line}" for line in rest)


def _files(files: Sequence[FileChange]) -> Iterator[str]:
    """Records go with the sheets: of many in one folder the number is enough."""
    for folder, group in groupby(files, key=lambda file: file.name.partition("/")[0]):
        moved = list(group)
        if len(moved) > MANY:
            yield f"{folder}/ — {len(moved)} 個"
        else:
            yield from (f"{file.name} — {CHANGED[file.fate]}" for file in moved)


def _listed(heading: str, count: int, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{heading} {count}"
    yield from (f"  {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  ほかに {len(lines) - SHOWN}（--format json ですべて見られます）"


def _sheet_record(moved: SheetChange) -> Mapping[str, object]:
    return {
        "file": moved.file,
        "year": moved.key.year,
        "ward": moved.key.ward,
        "section": moved.key.section,
        "fate": moved.fate,
        "changes": [
            {"kind": change.kind, "field": change.field, "was": change.was, "now": change.now}
            for change in moved.changes
        ],
    }
