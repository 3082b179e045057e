"""Documents → content/: documents are read, filed and stored, with a report on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.folder.frame import Frame
from site_builder.content.folder.store import load_frame
from site_builder.content.origins.provenance import Provenance
from site_builder.content.sheet.model import Sheet
from site_builder.content.sheet.place import key_of, sheet_file
from site_builder.ingest.filing.copies import COPIED
from site_builder.ingest.filing.documents import (
    NamedDocument,
    Progress,
    ReadDocument,
    find_documents,
    read_documents,
)
from site_builder.ingest.filing.going_public import (
    CARRIES,
    carried_warnings,
    count_named,
    going_public,
)
from site_builder.ingest.filing.last_run import (
    DocumentReport,
    Remembered,
    load_last_run,
    remember,
    store_last_run,
)
from site_builder.ingest.filing.moved_sheets import find_moved, key_of_moved
from site_builder.ingest.filing.names import with_names
from site_builder.ingest.filing.places import file_sheets, unknown_wards, with_new_sections
from site_builder.ingest.filing.prepare import prepare
from site_builder.ingest.filing.restrictions import (
    AS_THEY_CAME,
    KEPT_BACK,
    Prepared,
    Publication,
    now_restricted,
    stale_documents,
)
from site_builder.ingest.filing.write import (
    Outcome,
    store_documents,
    store_organization,
    store_sheet,
    writing,
)
from site_builder.ingest.filing.write_restrictions import replace_stale, store_restricted
from site_builder.ingest.sheet.origins import encoding_of, provenance_of
from site_builder.ingest.sheet.parse import sealed
from site_builder.ingest.update.update import SheetFate
from site_builder.problems import DocumentError, Problem, Where, has_errors

__all__ = ["ConversionReport", "DocumentReport", "Outcome", "convert"]


@dataclass(frozen=True, slots=True)
class ConversionReport:
    documents: tuple[DocumentReport, ...]
    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]
    named: int = 0
    """Documents that were filed for the first time, and tell who made them and nothing else"""

    @property
    def failed(self) -> bool:
        return has_errors(self.problems)


def convert(
    documents: Iterable[Path],
    content: Path,
    progress: Progress = lambda *_: None,
    publication: Publication = AS_THEY_CAME,
) -> ConversionReport:
    """Write what the documents say to content/; what cannot be used is a problem."""
    frame, told = load_frame(content)
    if has_errors(told):
        raise DocumentError(told)
    problems = list(told)
    came = find_documents(documents, problems, content)
    handled = prepare(content, frame, came, publication, problems)
    found = [one.document for one in handled]
    read, same = _read_changed(content, frame, handled, problems, progress)
    read = with_names(frame, read, handled)
    outcomes = _file(content, frame, handled, read, problems)
    public = going_public(frame, read, {one.document for one in outcomes})
    problems += carried_warnings(public)
    made = {one.document: _remembered(content, one, outcomes, problems) for one in read}
    store_last_run(content, {**same, **{d: one for d, one in made.items() if one.is_settled}})
    everything = {**same, **made}
    return ConversionReport(
        tuple(everything[document].report for document in found if document in everything),
        (*outcomes, *(outcome for one in same.values() for outcome in _unchanged(one))),
        tuple(sorted((*problems, *(p for one in same.values() for p in one.problems)), key=_place)),
        count_named(public),
    )


def _place(problem: Problem) -> Where:
    return problem.where


# --- what need not be read ----------------------------------------------------------------


def _read_changed(
    content: Path,
    frame: Frame,
    handled: Sequence[Prepared],
    problems: list[Problem],
    progress: Progress,
) -> tuple[tuple[ReadDocument, ...], Mapping[NamedDocument, Remembered]]:
    """The documents that were read, and those that are as they were in the last run. Of two
    documents of one sheet both are read as soon as one of them has changed."""
    same = load_last_run(content, [one.document for one in handled if not one.is_new])
    read: tuple[ReadDocument, ...] = ()
    wanted = [one.document for one in handled if one.document not in same]
    while wanted:
        read += read_documents(wanted, problems, progress)
        filed = {file for one in read for file in _own_files(frame, one)}
        wanted = [document for document, one in same.items() if filed & one.files.keys()]
        same = {document: one for document, one in same.items() if document not in wanted}
    return read, same


def _own_files(frame: Frame, read: ReadDocument) -> Iterator[str]:
    keys = (key_of(sheet, frame.organization) for sheet in read.parsed.sheets)
    return (sheet_file(key) for key in keys if key)


_TOLD_ONCE = (CARRIES, COPIED, KEPT_BACK)
"""Codes of problems that are not remembered: each run reports them anew, or only the first one"""


def _remembered(
    content: Path, read: ReadDocument, outcomes: Sequence[Outcome], problems: Sequence[Problem]
) -> Remembered:
    """Documents with errors or open questions are not settled: the next run reads them again."""
    own = [one for one in outcomes if one.document == read.sha256]
    own_problems = (one for one in problems if one.where.path == read.parsed.document)
    told = [problem for problem in own_problems if problem.code not in _TOLD_ONCE]
    whole = len(own) == len(read.parsed.sheets) > 0 and not has_errors(told)
    settled = whole and not any(one.fate is SheetFate.KEPT or one.asked for one in own)
    aside = {one.file: one.aside for one in own}
    return remember(content, _report(read), aside, told, settled=settled)


def _unchanged(one: Remembered) -> Iterator[Outcome]:
    for file, aside in one.aside.items():
        yield Outcome(file, SheetFate.UNCHANGED, aside=aside)


def _report(read: ReadDocument) -> DocumentReport:
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


# --- filing -------------------------------------------------------------------------------


def _file(
    content: Path,
    frame: Frame,
    handled: Sequence[Prepared],
    read: Sequence[ReadDocument],
    problems: list[Problem],
) -> tuple[Outcome, ...]:
    restricted = now_restricted(frame, handled, read)
    with writing(content):
        store_restricted(content, frame, restricted)
        outcomes = _file_sheets(content, frame, read, problems) if read else ()
        stale = stale_documents(frame, handled, restricted)
        problems += replace_stale(content, stale, read)
    return outcomes


def _file_sheets(
    content: Path, frame: Frame, read: Sequence[ReadDocument], problems: list[Problem]
) -> tuple[Outcome, ...]:
    named = [(one, _sheets(one)) for one in read]
    placed = [pair for one, sheets in named for pair in zip(sheets, one.parsed.tops, strict=True)]
    moved = find_moved(content, frame.sheet_files)
    keyed = [(pair, key_of_moved(pair[0], moved)) for pair in placed]
    elsewhere = [(pair, key) for pair, key in keyed if key]
    usual = [pair for pair, key in keyed if not key]
    problems += unknown_wards(frame.organization, usual)
    organization, warnings = with_new_sections(frame.organization, usual)
    filed, doubles = file_sheets(organization, usual, elsewhere)
    problems += [*warnings, *doubles]
    origins = {key: found for one, sheets in named for key, found in _origins(one, sheets)}
    store_documents(content, frame, read, {one.sheet.source.sha256 for one in filed})
    store_organization(content, frame.organization, organization)
    return tuple(
        outcome
        for one in filed
        for outcome in store_sheet(content, one, origins[one.sheet.source.converted], problems)
    )


# --- names and sheets ---------------------------------------------------------------------


def _sheets(read: ReadDocument) -> tuple[Sheet, ...]:
    """With the document's name in content/"""
    return tuple(sealed(sheet, read.stored, read.withheld) for sheet in read.parsed.sheets)


def _origins(read: ReadDocument, sheets: Sequence[Sheet]) -> Iterator[tuple[str, Provenance]]:
    """`source.converted` of each sheet → where its texts stand."""
    encoding = encoding_of(read.data, read.parsed.text)
    for sheet, fields in zip(sheets, read.parsed.traces, strict=True):
        yield sheet.source.converted, provenance_of(sheet, encoding, read.parsed.text, fields)
