"""Documents → content/: what was read is filed and stored, with what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from site_builder.content.folder.frame import Frame
from site_builder.content.folder.store import load_frame
from site_builder.content.origins.provenance import Provenance
from site_builder.content.sheet.model import Sheet
from site_builder.ingest.filing.documents import Progress, ReadDocument, read_documents
from site_builder.ingest.filing.moved_sheets import find_moved, key_of_moved
from site_builder.ingest.filing.places import (
    document_name,
    file_sheets,
    unknown_wards,
    with_new_sections,
)
from site_builder.ingest.filing.write import (
    Outcome,
    store_documents,
    store_organization,
    store_sheet,
    writing,
)
from site_builder.ingest.sheet.balance import Balance
from site_builder.ingest.sheet.origins import encoding_of, provenance_of
from site_builder.ingest.sheet.parse import sealed
from site_builder.problems import DocumentError, Problem, Where, has_errors

__all__ = ["ConversionReport", "DocumentReport", "Outcome", "convert"]


@dataclass(frozen=True, slots=True)
class DocumentReport:
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
class ConversionReport:
    documents: tuple[DocumentReport, ...]
    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        return has_errors(self.problems)


def convert(
    documents: Iterable[Path], content: Path, progress: Progress = lambda *_: None
) -> ConversionReport:
    """Write what the documents say to content/; what cannot be used is a problem."""
    frame, found = load_frame(content)
    if has_errors(found):
        raise DocumentError(found)
    problems = list(found)
    read = _named(frame, read_documents(documents, problems, progress, content))
    named = [(one, _sheets(one)) for one in read]
    placed = [pair for one, sheets in named for pair in zip(sheets, one.parsed.tops, strict=True)]
    moved = find_moved(content, frame.sheet_files)
    keyed = [(pair, key_of_moved(pair[0], moved)) for pair in placed]
    elsewhere = [(pair, key) for pair, key in keyed if key]
    usual = [pair for pair, key in keyed if not key]
    problems += unknown_wards(frame.organization, usual)
    organization, warnings = with_new_sections(frame.organization, [sheet for sheet, _ in usual])
    filed, doubles = file_sheets(organization, usual, elsewhere)
    problems += [*warnings, *doubles]
    origins = {key: found for one, sheets in named for key, found in _origins(one, sheets)}
    with writing(content):
        store_documents(content, frame, read, {one.sheet.source.document for one in filed})
        store_organization(content, frame.organization, organization)
        outcomes = [
            outcome
            for one in filed
            for outcome in store_sheet(content, one, origins[one.sheet.source.converted], problems)
        ]
    return ConversionReport(
        tuple(map(_told, read)), tuple(outcomes), tuple(sorted(problems, key=_place))
    )


def _place(problem: Problem) -> Where:
    return problem.where


def _told(read: ReadDocument) -> DocumentReport:
    sheets = read.parsed.sheets
    goals = [goal for sheet in sheets for goal in sheet.goals]
    return DocumentReport(
        read.parsed.document,
        read.stored,
        len(sheets),
        len(goals),
        sum(len(goal.measures) for goal in goals),
        sum(len(sheet.review) for sheet in sheets),
        read.parsed.balance,
    )


# --- names and sheets ---------------------------------------------------------------------


def _named(frame: Frame, read: Sequence[ReadDocument]) -> tuple[ReadDocument, ...]:
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


def _sheets(read: ReadDocument) -> tuple[Sheet, ...]:
    """With the document's name in content/"""
    return tuple(sealed(sheet, read.stored) for sheet in read.parsed.sheets)


def _origins(read: ReadDocument, sheets: Sequence[Sheet]) -> Iterator[tuple[str, Provenance]]:
    """`source.converted` of each sheet → where its texts stand."""
    encoding = encoding_of(read.data, read.parsed.text)
    for sheet, fields in zip(sheets, read.parsed.traces, strict=True):
        yield sheet.source.converted, provenance_of(sheet, encoding, read.parsed.text, fields)
