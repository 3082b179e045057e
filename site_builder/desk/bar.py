"""What a page of the preview shows of the desk: what is open on it, and what git has otherwise."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.sheet.place import sheet_file
from site_builder.content.sheet.review import questions
from site_builder.content.writing import read_text
from site_builder.desk.places import sheet_page
from site_builder.history.compare import compare_sheets
from site_builder.history.repository import read_committed
from site_builder.problems import SiteBuilderError
from site_builder.render.parts.changes import ChangeText, describe_change


@dataclass(frozen=True, slots=True)
class BarView:
    sheet: str = ""
    """The desk's page for it; empty where the page is none of one sheet"""
    open_count: int = 0
    first_open: str = ""
    is_new: bool = False
    """git has no such sheet yet"""
    changes: tuple[ChangeText, ...] = ()
    """Against the version that git has"""


def bar_of(content: Path, path: str) -> BarView:
    """`path`: of a page of the preview: /wards/chuo/chiiki/2025/, also of one below a sheet's"""
    key = _key(path)
    text, problems = read_text(content / sheet_file(key)) if key else ("", ())
    if key is None or problems:
        return BarView()
    sheet, _ = load_sheet("", text)
    if sheet is None:
        return BarView(sheet_page(key))
    open_ones = questions(sheet)
    former = _committed(content, key)
    return BarView(
        sheet_page(key),
        len(open_ones),
        sheet_page(key, open_ones[0].field) if open_ones else "",
        is_new=former == "",
        changes=_changes(former, text, sheet) if former else (),
    )


def _key(path: str) -> SheetKey | None:
    match path.strip("/").split("/"):
        case ["wards", ward, section, year, *_] if year.isascii() and year.isdecimal():
            return SheetKey(int(year), ward, section) if len(year) == len("2025") else None
    return None


def _committed(content: Path, key: SheetKey) -> str | None:
    """None where the content is in no git."""
    with suppress(SiteBuilderError):
        return read_committed(content, "HEAD", sheet_file(key))
    return None


def _changes(former: str, text: str, sheet: Sheet) -> tuple[ChangeText, ...]:
    before = load_sheet("", former)[0] if former != text else None
    if before is None:
        return ()
    rows = {goal.number: len(goal.measures) for goal in sheet.goals}
    return tuple(describe_change(one, rows) for one in compare_sheets(before, sheet, date=""))
