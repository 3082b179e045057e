"""content/ and templates/ → all that a site is made of, with the problems of every file."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from site_builder.content.folder.address_store import load_addresses
from site_builder.content.folder.card_store import load_cards
from site_builder.content.folder.cards import Card
from site_builder.content.folder.frame import Frame
from site_builder.content.folder.store import (
    load_accessibility,
    load_frame,
    locate_field,
    read_sheet_file,
)
from site_builder.content.history.store import Followed, gather_history, read_followed
from site_builder.content.origins.originals import load_provenance, read_original
from site_builder.content.origins.provenance import RawField, raw_texts
from site_builder.content.plain_files import changed_meanwhile
from site_builder.content.sheet.aside import published
from site_builder.content.sheet.model import SheetKey
from site_builder.content.sheet.place import sheet_file
from site_builder.content.yaml.load import in_order
from site_builder.graph.changes.updates import History
from site_builder.graph.checks.rules import check_documents, check_page_names, check_sheet
from site_builder.graph.nodes.summary import SheetSummary, summarize
from site_builder.inputs import Inputs
from site_builder.pickled import pickled_by_values
from site_builder.problems import (
    ContentError,
    Problem,
    SiteBuilderError,
    TemplateError,
    Where,
    stops,
)
from site_builder.progress import BuildStage, Tell, tell_nobody, telling
from site_builder.render.engine.templates import Templates, read_templates
from site_builder.render.parts.context import ReadRaws, TracedSheet, TraceSheet
from site_builder.workers import share_out, usable_processes

FEW = 400
"""For fewer sheets, more processes cost more time than they save."""


@dataclass(frozen=True, slots=True)
class LoadedSite:
    frame: Frame
    summaries: tuple[SheetSummary, ...]
    packed: Mapping[SheetKey, bytes]
    """Each sheet, a TracedSheet, pickled until its pages are made"""
    sheets: tuple[ReadSheet, ...]
    history: History
    cards: tuple[Card, ...]
    templates: Templates
    processes: int
    problems: tuple[Problem, ...]
    """Warnings"""


@pickled_by_values
@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet file: what other pages need of it, and the rest, packed until its own page."""

    key: SheetKey
    summary: SheetSummary | None
    packed: bytes
    """Empty: it is read again when it is asked for"""
    problems: tuple[Problem, ...]
    followed: Followed


@dataclass(frozen=True, slots=True)
class KnownInputs:
    """What need not be read, or looked through, again."""

    sheets: Callable[[Frame], Mapping[str, ReadSheet]] = lambda frame: {}
    """By the paths of their files"""
    templates: bool = False
    """A site was made with them as they are"""


NOTHING_KNOWN = KnownInputs()


def load(
    inputs: Inputs, tell: Tell = tell_nobody, known: KnownInputs = NOTHING_KNOWN
) -> LoadedSite:
    """Raises the problems of all files at once if one of them is an error."""
    tell(BuildStage.LOAD, 0, 0)
    frame, problems = read_frame(inputs)
    processes = inputs.processes or (usable_processes() if len(frame.sheet_files) > FEW else 1)
    sheets = _read_sheets(inputs.content, frame, known.sheets(frame), processes, tell)
    found = [*check_content(inputs.content, frame), *problems]
    found += (problem for one in sheets for problem in one.problems)
    try:
        templates = read_templates(inputs.templates, known=known.templates)
    except TemplateError as error:
        raise SiteBuilderError(in_order([*found, *error.problems])) from error
    history, behind = gather_history(inputs.content, {one.key: one.followed for one in sheets})
    cards, stale = load_cards(inputs.content, frame)
    return LoadedSite(
        frame,
        tuple(one.summary for one in sheets if one.summary),
        _PackedSheets(inputs.content, frame, sheets),
        tuple(sheets),
        history,
        cards,
        templates,
        processes,
        stop_at_errors([*found, *behind, *stale]),
    )


def stop_at_errors(
    problems: Iterable[Problem], *, strict: bool = False, passing: Collection[str] = ()
) -> tuple[Problem, ...]:
    """The problems in order; raises them all if one is an error or, with `strict`, a warning that
    stops. `passing`: codes of those that stop nothing"""
    found = in_order(problems)
    if any(stops(one, strict=strict) and one.code not in passing for one in found):
        raise SiteBuilderError(found)
    return tuple(found)


def read_frame(inputs: Inputs) -> tuple[Frame, list[Problem]]:
    frame, problems = load_frame(inputs.content)
    accessibility, misread = load_accessibility(inputs.content)
    addresses, unsound = load_addresses(inputs.content)
    frame = replace(
        frame, accessibility=accessibility, addresses=addresses, portable=inputs.portable
    )
    base_url = "" if inputs.portable else inputs.base_url
    if base_url is not None:
        frame = replace(frame, info=replace(frame.info, base_url=base_url))
    content = str(inputs.content)
    names = (*check_page_names(frame.pages, content), *check_documents(frame, content))
    return frame, [*problems, *misread, *unsound, *names]


def check_content(content: Path, frame: Frame) -> Iterator[Problem]:
    """A site without a sheet never replaces one that has some."""
    if not content.is_dir():
        message = f"「{content}」というフォルダーがありません。"
        hint = "フォルダーの場所を確かめて、--content で指定してください。"
        yield Problem(Where(str(content)), "no-content", message, hint)
    elif not frame.sheet_files:
        hint = "site-builder convert 文書 で、文書からシートをつくってください。"
        yield Problem(Where(str(content)), "no-sheets", "シートが一枚もありません。", hint)


# --- sheets -------------------------------------------------------------------------------


def _read_sheets(
    content: Path, frame: Frame, known: Mapping[str, ReadSheet], processes: int, tell: Tell
) -> list[ReadSheet]:
    def read(files: Sequence[str]) -> list[ReadSheet]:
        return [
            read_one_sheet(content, file, frame) for file in telling(files, BuildStage.LOAD, tell)
        ]

    unknown = [file for file in frame.sheet_files if file not in known]
    parts = share_out(read, unknown, processes if len(unknown) > FEW else 1)
    found = [known[file] for file in frame.sheet_files if file in known]
    found += (one for part in parts for one in part)
    return sorted(found, key=lambda one: one.key)


def read_one_sheet(content: Path, file: str, frame: Frame) -> ReadSheet:
    loaded = read_sheet_file(content, file, frame)
    sheet = loaded.sheet
    followed = read_followed(content, loaded.key)
    if sheet is None:
        return ReadSheet(loaded.key, None, b"", loaded.problems, followed)
    shown = published(sheet)
    summary = summarize(loaded.key, shown, frame.plan)
    problems = check_sheet(frame, sheet, summary, partial(locate_field, content, file, sheet))
    provenance, untraced = load_provenance(content, loaded.key, sheet)
    if provenance:
        # Lines of a text that was taken from a workbook or a PDF are no lines of the document.
        lines = summary.lines if provenance.encoding else ""
        summary = replace(summary, traced=True, lines=lines)
    packed = pickle.dumps(TracedSheet(shown, provenance))
    found = (*loaded.problems, *problems, *untraced)
    return ReadSheet(loaded.key, summary, packed, found, followed)


class _PackedSheets(dict[SheetKey, bytes]):
    """Those that were known already are read when they are asked for."""

    def __init__(self, content: Path, frame: Frame, sheets: Sequence[ReadSheet]) -> None:
        super().__init__((one.key, one.packed) for one in sheets if one.packed)
        self._content, self._frame = content, frame
        self._known = {one.key: one.summary for one in sheets}

    def __missing__(self, key: SheetKey) -> bytes:
        read = read_one_sheet(self._content, sheet_file(key), self._frame)
        if read.summary != self._known[key]:
            raise ContentError([changed_meanwhile(self._content / sheet_file(key))])
        return read.packed


def unpack_sheets(packed: Mapping[SheetKey, bytes]) -> TraceSheet:
    """The sheets of a ward and year are made in a row with their booklet, and stay unpacked."""

    @lru_cache(maxsize=256)
    def unpack(key: SheetKey) -> TracedSheet:
        traced: TracedSheet = pickle.loads(packed[key])
        return traced

    return unpack


def read_raws(content: Path, trace: TraceSheet) -> ReadRaws:
    """What the document says where a sheet was read. Sheets of one document mostly follow each
    other: the last document stays read."""
    documents: dict[str, tuple[str, ...]] = {}

    def read(key: SheetKey) -> Sequence[RawField]:
        provenance = trace(key).provenance
        if provenance is None:
            return ()
        if provenance.document not in documents:
            documents.clear()
            documents[provenance.document] = read_original(content, provenance)
        return raw_texts(provenance, documents[provenance.document])

    return read
