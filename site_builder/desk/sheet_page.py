"""The page of one sheet: its form, the field that is put right, and what came of a save."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from site_builder.content.folder.store import load_sheet
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.sheet.place import sheet_file
from site_builder.content.writing import read_text
from site_builder.desk.answers import TEXT, Given, applied
from site_builder.desk.document import read_document
from site_builder.desk.journal import TypedDraft, drop_draft, keep_draft, read_draft
from site_builder.desk.places import sheet_page
from site_builder.desk.saving import CHANGED, Folders, save, text_hash
from site_builder.desk.sheet_view import EditView, next_open, sheet_desk
from site_builder.problems import Problem


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What a template of the desk is filled with."""

    name: str
    values: Mapping[str, object]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form: what was sent, what was typed before, or what the sheet says."""

    choice: str
    text: str
    why: str
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Three texts of a field whose file has changed since its form was made."""

    was: str
    """When the form was made"""
    now: str
    yours: str


def broken(
    problems: Sequence[Problem] = (), status: int = 404, given: Given | None = None
) -> DeskPage:
    """Without a problem: there is no such page."""
    return DeskPage("broken", {"problems": problems, "given": given}, status)


def read_one(folders: Folders, key: SheetKey) -> Sheet | None:
    text, problems = read_text(folders.content / sheet_file(key))
    return None if problems else load_sheet("", text)[0]


def show_sheet(
    folders: Folders,
    key: SheetKey,
    field: str,
    given: Given | None = None,
    problem: Problem | None = None,
    *,
    saved: bool = False,
) -> DeskPage:
    """`given`: what was sent and could not be saved; it stays in the form."""
    path = folders.content / sheet_file(key)
    text, problems = read_text(path)
    sheet, flaws = (None, problems) if problems else load_sheet(str(path), text)
    if sheet is None:
        return broken(flaws, 422 if given else 404, given)
    view = sheet_desk(key, sheet, field)
    draft = None if given else read_draft(folders.desk, view.file, field)
    values = {
        "view": view,
        "document": read_document(folders.content, key, sheet, field),
        "seen": text_hash(text),
        "filled": _filled(view.edit, given, draft) if view.edit else None,
        "given": given,
        "problem": problem,
        "conflict": _conflict(view.edit, given) if given and _is_changed(problem) else None,
        "saved": saved,
    }
    return DeskPage("sheet", values, 422 if problem else 200)


def _is_changed(problem: Problem | None) -> bool:
    return problem is not None and problem.code == CHANGED


def _conflict(edit: EditView | None, given: Given) -> Conflict:
    return Conflict(given.was, edit.text if edit else "", given.words)


def _filled(edit: EditView, given: Given | None, draft: TypedDraft | None) -> Filled:
    if given:
        return Filled(_choice(edit, given), given.text if given.is_torn else given.words, given.why)
    if draft:
        return Filled(TEXT, draft.text, draft.why, is_draft=True)
    return Filled("1", edit.text, "")


def _choice(edit: EditView, given: Given) -> str:
    """The readings may be others by now: one is chosen by its words."""
    if given.choice == TEXT:
        return TEXT
    same = (one.number for one in edit.readings if one.text.strip() == given.reading)
    return str(next(same, TEXT))


def save_field(folders: Folders, key: SheetKey, given: Given, *, go_on: bool) -> DeskPage | str:
    """Where to go after the save, or the page that tells why there was none. `go_on`: to the next
    doubt"""
    file, before = sheet_file(key), read_one(folders, key)
    problem = save(folders, file, given.seen, given.what, partial(applied, given))
    if problem:
        _keep(folders, file, given)
        return show_sheet(folders, key, given.field, given, problem)
    drop_draft(folders.desk, file, given.field)
    now = read_one(folders, key)
    field = next_open(before, now, given.field) if go_on and before and now else given.field
    page, _, rest = sheet_page(key, field).partition("?")
    return f"{page}?saved=1&{rest}"


def _keep(folders: Folders, file: str, given: Given) -> None:
    """Of an answer that could not be saved: it is still there when the window was closed."""
    if given.choice == TEXT or given.is_torn:
        keep_draft(folders.desk, TypedDraft(file, given.field, given.text, given.why))
