"""site-builder new: a sheet to begin with, put where it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.content.city.model import Section, Ward
from site_builder.content.city.organization import find_section, find_ward, former_sections
from site_builder.content.eras import era_year
from site_builder.content.folder.frame import Frame
from site_builder.content.folder.place_rules import place_issues
from site_builder.content.folder.store import load_frame, read_sheet_file
from site_builder.content.sheet.model import Sheet, SheetKey, Source
from site_builder.content.sheet.next_year import blank_sheet, next_sheet
from site_builder.content.sheet.place import sheet_file, sheet_key
from site_builder.content.sheet.restore import fingerprint
from site_builder.content.sheet.write import dump_sheet
from site_builder.content.writing import write_whole
from site_builder.problems import ContentError, Problem, Where, has_errors


@dataclass(frozen=True, slots=True)
class Wanted:
    ward: str
    """Id or name: chuo, 中央区"""
    section: str
    """Id or name: chiiki, 地域課"""
    year: int
    """年度, as 2026"""
    blank: bool = False
    start: int | None = None
    """The 年度 whose sheet is the start; None: the latest before `year`"""


@dataclass(frozen=True, slots=True)
class BegunSheet:
    path: Path
    start: Path | None
    """The sheet that it was made of; None: it is blank"""


def draft_sheet(content: Path, wanted: Wanted) -> BegunSheet:
    """Raises ContentError where the ward or section is not known, or where the sheet exists."""
    frame, problems = load_frame(content)
    if has_errors(problems):
        raise ContentError(problems)
    ward, section = _find_place(content, frame, wanted)
    path = content / sheet_file(SheetKey(wanted.year, ward.id, section.id))
    if path.exists():
        raise ContentError([_taken(path)])
    former = None if wanted.blank else _find_start(content, frame, wanted, ward, section)
    start = _load(content, frame, former) if former else None
    sheet = (
        next_sheet(start, wanted.year, section)
        if start
        else blank_sheet(wanted.year, ward, section)
    )
    # With a fingerprint, like a conversion: convert rewrites a draft that was not changed.
    sealed = replace(sheet, source=Source(converted=fingerprint(sheet)))
    write_whole(path, dump_sheet(sealed).encode())
    return BegunSheet(path, content / former if former else None)


def _find_place(content: Path, frame: Frame, wanted: Wanted) -> tuple[Ward, Section]:
    wards = frame.organization.wards
    ward = next((one for one in wards if one.id == wanted.ward), None)
    ward = ward or find_ward(frame.organization, wanted.ward)
    sections = ward.sections if ward else ()
    section = next((one for one in sections if one.id == wanted.section), None)
    section = section or find_section(sections, wanted.section)
    if ward and section:
        return ward, section
    unknown = Sheet(wanted.year, ward.name if ward else wanted.ward, wanted.section)
    issue = next(iter(place_issues("", unknown, frame)))
    where = Where(str(content / "organization.yaml"))
    raise ContentError([Problem(where, issue.code, issue.message, issue.hint)])


def _find_start(
    content: Path, frame: Frame, wanted: Wanted, ward: Ward, section: Section
) -> str | None:
    """Path within content/; of a renamed section, a sheet under its former name will do."""
    ids = [section.id, *(one.id for one in former_sections(ward, section))]
    if wanted.start is None:
        return max(_earlier(frame.sheet_files, wanted.year, ward, ids), default=None)
    files = (sheet_file(SheetKey(wanted.start, ward.id, one)) for one in ids)
    found = next((file for file in files if file in frame.sheet_files), None)
    if found is None:
        raise ContentError([_no_start(content, wanted.start, ward, section)])
    return found


def _earlier(files: Sequence[str], year: int, ward: Ward, sections: Sequence[str]) -> Iterator[str]:
    for file in files:
        key = sheet_key(file)
        if key and key.ward == ward.id and key.section in sections and key.year < year:
            yield file


def _load(content: Path, frame: Frame, file: str) -> Sheet:
    loaded = read_sheet_file(content, file, frame)
    if loaded.sheet is None:
        raise ContentError(loaded.problems)
    return loaded.sheet


def _taken(path: Path) -> Problem:
    message = "このシートは、もうあります。何も書き換えていません。"
    hint = "このファイルを開いて直してください。"
    return Problem(Where(str(path)), "sheet-exists", message, hint)


def _no_start(content: Path, year: int, ward: Ward, section: Section) -> Problem:
    message = f"{ward.name} {section.name}の{era_year(year)}のシートがありません。"
    hint = "--from にシートのある年度を書くか、--blank で空のシートをつくってください。"
    return Problem(Where(str(content / "sheets")), "no-start", message, hint)
