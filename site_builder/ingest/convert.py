"""Documents → content/: reads, files and writes; the only room of this wing that touches files.

Nothing that a person has worked on is ever overwritten, and no file is ever half written.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from site_builder.content.frame import Frame
from site_builder.content.model import Organization, Sheet
from site_builder.content.organization_text import extend_organization
from site_builder.content.place import sheet_file
from site_builder.content.store import load_frame, load_sheet, read_text
from site_builder.content.writer import dump_sheet
from site_builder.ingest.balance import Balance
from site_builder.ingest.comparing import Difference, Fate, decide, differences
from site_builder.ingest.filing import (
    Filed,
    document_name,
    file_sheets,
    unknown_wards,
    with_new_sections,
)
from site_builder.ingest.parsing import parse_document, sealed
from site_builder.ingest.reading import Read, read_documents
from site_builder.problems import DocumentError, Problem, Where, has_errors

_READABLE = 0o644

__all__ = ["Document", "Outcome", "Report", "convert", "parse_document"]


@dataclass(frozen=True, slots=True)
class Document:
    """What became of one document."""

    path: str
    stored: str
    """Its name in content/sources/; empty where nothing could be used"""
    sheets: int
    goals: int
    measures: int
    doubts: int
    balance: Balance


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one sheet's file."""

    file: str
    """Path within content/"""
    fate: Fate
    differences: tuple[Difference, ...] = ()
    """Of a sheet that was there: field by field what the document says otherwise now"""


@dataclass(frozen=True, slots=True)
class Report:
    documents: tuple[Document, ...]
    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        return has_errors(self.problems)


def convert(documents: Iterable[Path], content: Path) -> Report:
    """Write what the documents say to content/; what cannot be used is a problem."""
    frame, found = load_frame(content)
    if has_errors(found):
        raise DocumentError(found)
    problems = list(found)
    read = _named(frame, list(read_documents(documents, problems)))
    placed = [pair for one in read for pair in _sheets(one)]
    problems += unknown_wards(frame.organization, placed)
    organization, warnings = with_new_sections(frame.organization, [sheet for sheet, _ in placed])
    filed, doubles = file_sheets(organization, placed)
    problems += [*warnings, *doubles]
    with _writing(content):
        _store_documents(content, frame, read, {one.sheet.source.document for one in filed})
        _store_organization(content, frame.organization, organization)
        outcomes = [outcome for one in filed for outcome in _store_sheet(content, one, problems)]
    return Report(tuple(map(_told, read)), tuple(outcomes), tuple(sorted(problems, key=_place)))


def _place(problem: Problem) -> Where:
    return problem.where


def _told(read: Read) -> Document:
    sheets = read.parsed.sheets
    goals = [goal for sheet in sheets for goal in sheet.goals]
    return Document(
        read.parsed.document,
        read.stored,
        len(sheets),
        len(goals),
        sum(len(goal.measures) for goal in goals),
        sum(len(sheet.review) for sheet in sheets),
        read.parsed.balance,
    )


# --- names and sheets ---------------------------------------------------------------------


def _named(frame: Frame, read: Sequence[Read]) -> tuple[Read, ...]:
    """Each document with its name in content/sources/: the one that it has there already."""
    names = {document.sha256: document.name for document in frame.documents}
    named = []
    for one in read:
        digest = sha256(one.data).hexdigest()
        if one.parsed.sheets and digest not in names:
            own_name = Path(one.parsed.document).name
            taken = set(names.values())
            name = document_name(own_name, one.parsed.sheets, frame.organization, taken)
            names[digest] = name
        named.append(replace(one, stored=names.get(digest, "")))
    return tuple(named)


def _sheets(read: Read) -> Iterator[tuple[Sheet, Where]]:
    for sheet in read.parsed.sheets:
        line = int(sheet.source.lines.partition("-")[0])
        yield sealed(sheet, read.stored), Where(read.parsed.document, line, 1)


# --- writing ------------------------------------------------------------------------------


@contextmanager
def _writing(content: Path) -> Iterator[None]:
    """Turns the system's refusal into a problem that names the folder and the reason."""
    try:
        yield
    except OSError as error:
        message = f"書き込めませんでした（{error.strerror}: {error.filename}）。"
        hint = "空き容量と書き込みの権限を確かめてください。"
        problem = Problem(Where(str(content)), "content-not-writable", message, hint)
        raise DocumentError([problem]) from error


def _store_documents(
    content: Path, frame: Frame, read: Sequence[Read], used: Collection[str]
) -> None:
    """Only documents of which a sheet could be used."""
    there = {document.sha256 for document in frame.documents}
    for one in read:
        if one.stored in used and sha256(one.data).hexdigest() not in there:
            _write(content / "sources" / one.stored, one.data)


def _store_organization(content: Path, before: Organization, after: Organization) -> None:
    path = content / "organization.yaml"
    if before == after and path.exists():
        return
    text = read_text(path)[0] if path.exists() else ""
    _write(path, extend_organization(text, after).encode())


def _store_sheet(content: Path, filed: Filed, problems: list[Problem]) -> Iterator[Outcome]:
    file = sheet_file(filed.key)
    path = content / file
    fate: Fate = Fate.NEW
    told: tuple[Difference, ...] = ()
    if path.exists():
        text, found = read_text(path)
        there, flaws = load_sheet(str(path), text) if not found else (None, found)
        problems += flaws
        if there is None:
            return
        fate = decide(text, there, filed.sheet)
        told = differences(there, filed.sheet) if fate in (Fate.KEPT, Fate.REWRITTEN) else ()
    if fate in (Fate.NEW, Fate.REWRITTEN):
        _write(path, dump_sheet(filed.sheet).encode())
    yield Outcome(file, fate, told)


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: written beside, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        beside.chmod(_READABLE)  # mkstemp makes files that only their owner may read
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
