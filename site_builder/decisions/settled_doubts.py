"""The files that `review` reads and writes: whole or not at all, and never over newer work."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.folder.store import load_sheet
from site_builder.content.origins.excerpt import excerpt, place_name, places_near
from site_builder.content.origins.originals import load_provenance, read_original
from site_builder.content.plain_files import read_plain
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import name_of
from site_builder.content.sheet.model import Sheet
from site_builder.content.sheet.place import sheet_key
from site_builder.content.sheet.review import Answer, Question, answer, correct, questions
from site_builder.content.sheet.write import dump_sheet
from site_builder.content.writing import read_text, write_whole
from site_builder.content.yaml.splice import spliced
from site_builder.problems import Problem, Where


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A sheet with open doubts, or with text that stands aside."""

    file: str
    """Path within content/"""
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Origin:
    """What the document says where a field was read."""

    place: str
    """chuo-r7.txt（資料の12行目）; empty where it is not known"""
    lines: tuple[str, ...]


def open_sheets(content: Path, files: Iterable[str], problems: list[Problem]) -> Iterator[Reviewed]:
    for file in files:
        text, found = read_text(content / file)
        if "\nreview: []\n" in text and "\naside:\n" not in text:
            continue  # most sheets have no doubt and need not be parsed
        sheet, flaws = load_sheet(str(content / file), text) if not found else (None, found)
        problems += flaws
        if sheet and (sheet.review or sheet.aside):
            yield Reviewed(file, sheet)


def origin_of(content: Path, one: Reviewed, question: Question) -> Origin:
    key = sheet_key(one.file)
    provenance = load_provenance(content, key, one.sheet)[0] if key else None
    places = places_near(provenance, question.path) if provenance else ()
    if not provenance or not places:
        return Origin(one.sheet.source.document, ())
    lines = excerpt(read_original(content, provenance), places)
    return Origin(f"{provenance.document}（{place_name(places[0])}）", lines)


def decide(content: Path, file: str, question: Question, given: Answer) -> Problem | None:
    """Writes the answer into the sheet's file, unless that has changed since the question."""
    path = content / file
    text, found = read_text(path)
    if found:
        return found[0]
    changed, problem = answered(str(path), text, question, given)
    return problem or write_changed(path, changed)


def answered(path: str, text: str, question: Question, given: Answer) -> tuple[str, Problem | None]:
    """The file's text with the answer. `path` is what the problem names."""
    sheet, flaws = load_sheet(path, text)
    if sheet is None:
        return text, flaws[0]
    if question not in questions(sheet):
        message = "このあいだにファイルが変わったので、書き込みませんでした。"
        return text, Problem(Where(path), "changed-meanwhile", message, "もう一度始めてください。")
    return _rewritten(path, text, question.field, lambda: answer(sheet, question, given))


def corrected(path: str, text: str, field: str, given: Answer) -> tuple[str, Problem | None]:
    """The file's text with another value in a field; what is open about it is settled by that."""
    sheet, flaws = load_sheet(path, text)
    if sheet is None:
        return text, flaws[0]
    return _rewritten(path, text, field, lambda: correct(sheet, FieldPath.parse(field), given))


def _rewritten(
    path: str, text: str, field: str, change: Callable[[], Sheet]
) -> tuple[str, Problem | None]:
    try:
        written = dump_sheet(change())
    except ValueError:
        written = ""
    if load_sheet(path, written)[0] is None:
        message = f"その答えは「{name_of(FieldPath.parse(field))}」の欄に書けません。"
        return text, Problem(Where(path), "bad-answer", message, _hint(field))
    return spliced(text, written), None


def _hint(field: str) -> str:
    """How what the field can hold is written."""
    match FieldPath.parse(field).name:
        case "evaluation":
            return "○・△・× のどれかを書くか、空欄にしてください。"
        case "policies":
            return "「政策7-1-②」「行財1-1-①」の形で、一行に一つずつ書いてください。"
        case "created" | "evaluated":
            return "「2025-04-01」の形（西暦-月-日）で書いてください。"
    return "欄に書ける形か確かめてください。"


def write_changed(path: Path, text: str) -> Problem | None:
    """A byte order mark before the text stays."""
    try:
        mark = BOM_UTF8 if read_plain(path).startswith(BOM_UTF8) else b""
        write_whole(path, mark + text.encode(), lasting=True)
    except OSError as error:
        message = f"書き込めませんでした（{error.strerror}）。"
        hint = "空き容量と書き込みの権限を確かめてください。"
        return Problem(Where(str(path)), "content-not-writable", message, hint)
    return None
