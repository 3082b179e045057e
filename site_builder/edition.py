"""content/ and templates/ → an edition: all that is to be printed, complete and free of errors."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from site_builder.content.folder.accessibility_store import TESTED, load_accessibility
from site_builder.content.folder.card_store import load_cards
from site_builder.content.folder.frame import Frame
from site_builder.content.folder.store import (
    LINEAGE,
    load_frame,
    locate_entry,
    locate_field,
    read_sheet_file,
)
from site_builder.content.history.store import Followed, gather_history, read_followed
from site_builder.content.origins.originals import load_provenance, read_original
from site_builder.content.origins.provenance import Provenance, raw_texts
from site_builder.content.sheet.aside import published
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.yaml.load import in_order
from site_builder.graph.assemble import build_site
from site_builder.graph.checks.accepted_chains import check_lineage
from site_builder.graph.checks.rules import check_sheet, check_site
from site_builder.graph.nodes.summary import SheetSummary, summarize
from site_builder.graph.site import Site
from site_builder.problems import Problem, SiteBuilderError, TemplateError, Where, has_errors
from site_builder.render.engine.templates import read_templates
from site_builder.render.press import (
    File,
    Press,
    make_press,
    render_booklet,
    render_original,
    render_page,
    render_sheet,
    variants,
)
from site_builder.render.tested import check_tested
from site_builder.workers import share_out, usable_processes

FEW = 400
"""For fewer sheets, more processes cost more time than they save."""


Beside: TypeAlias = Callable[[SheetSummary, Sheet, Provenance | None], Iterable[File]]
"""Makes of a sheet what else is to be published, while it is at hand for its page"""


def nothing_beside(
    summary: SheetSummary, sheet: Sheet, provenance: Provenance | None
) -> Iterable[File]:
    return ()


@dataclass(frozen=True, slots=True)
class Inputs:
    content: Path
    templates: Path
    base_url: str | None = None
    """None: as content/site.yaml says"""
    processes: int | None = None
    """None: as many as are of use"""


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet file: what other pages need of it, and the rest, packed until its own page."""

    key: SheetKey
    summary: SheetSummary | None
    packed: bytes
    problems: tuple[Problem, ...]
    followed: Followed


@dataclass(frozen=True, slots=True)
class Edition:
    inputs: Inputs
    frame: Frame
    press: Press
    packed: Mapping[SheetKey, bytes]
    processes: int
    problems: tuple[Problem, ...]
    """Warnings"""

    @property
    def site(self) -> Site:
        return self.press.site

    @property
    def pages(self) -> Sequence[str | SheetKey]:
        """A sheet's page goes by its key, any other by its URL."""
        return [*self.press.views, *self.packed, *self.press.booklets]

    def sheet(self, key: SheetKey) -> Sheet:
        sheet: Sheet = pickle.loads(self.packed[key])
        return sheet


def make_edition(inputs: Inputs, *, strict: bool = False) -> Edition:
    """Raises all problems of content and templates at once; with `strict`, warnings too."""
    frame, problems = load_frame(inputs.content)
    accessibility, misread = load_accessibility(inputs.content)
    frame = replace(frame, accessibility=accessibility)
    if inputs.base_url is not None:
        frame = replace(frame, info=replace(frame.info, base_url=inputs.base_url))
    processes = inputs.processes or (usable_processes() if len(frame.sheet_files) > FEW else 1)
    read = _read_all(inputs.content, frame, processes)
    found = [*_lacking(inputs.content, frame), *problems, *misread]
    found += (problem for one in read for problem in one.problems)
    try:
        templates = read_templates(inputs.templates)
    except TemplateError as error:
        raise SiteBuilderError(in_order([*found, *error.problems])) from error
    followed = {one.key: one.followed for one in read}
    history, untold = gather_history(inputs.content, followed)
    cards, undrawn = load_cards(inputs.content, frame)
    found += (*untold, *undrawn)
    _stop(found)
    site = build_site(frame, (one.summary for one in read if one.summary), history, cards)
    found += check_site(site)
    found += check_tested(site, templates, str(inputs.content / TESTED))
    found += check_lineage(frame, site, partial(locate_entry, inputs.content, LINEAGE))
    _stop(found, strict=strict)
    packed = {one.key: one.packed for one in read}
    return Edition(inputs, frame, make_press(site, templates), packed, processes, in_order(found))


def _lacking(content: Path, frame: Frame) -> Iterator[Problem]:
    """A site without a sheet never replaces one that has some."""
    if not content.is_dir():
        message = f"「{content}」というフォルダーがありません。"
        hint = "フォルダーの場所を確かめて、--content で指定してください。"
        yield Problem(Where(str(content)), "no-content", message, hint)
    elif not frame.sheet_files:
        hint = "site-builder convert 文書 で、文書からシートをつくってください。"
        yield Problem(Where(str(content)), "no-sheets", "シートが一枚もありません。", hint)


def _stop(problems: Sequence[Problem], *, strict: bool = False) -> None:
    if has_errors(problems) or (strict and problems):
        raise SiteBuilderError(in_order(problems))


def render(
    edition: Edition, pages: Iterable[str | SheetKey], beside: Beside = nothing_beside
) -> Iterator[File]:
    """Raises the template errors of all these pages at once, after the last of them."""
    problems: list[Problem] = []
    documents: dict[str, tuple[str, ...]] = {}
    for page in pages:
        try:
            yield from _render(edition, page, documents, beside)
        except TemplateError as error:
            problems += error.problems
    if problems:
        raise TemplateError(dict.fromkeys(problems))


def _render(
    edition: Edition,
    page: str | SheetKey,
    documents: dict[str, tuple[str, ...]],
    beside: Beside,
) -> Iterator[File]:
    """With a sheet comes the page of its document's own text."""
    press = edition.press
    if not isinstance(page, SheetKey):
        if page in press.booklets:
            yield render_booklet(press, page, edition.sheet)
            return
        yield from (render_page(press, page, easy=easy) for easy in variants(press.site, page))
        return
    sheet = edition.sheet(page)
    for easy in variants(press.site, press.site.sheets[page].url):
        yield render_sheet(press, page, sheet, easy=easy)
    summary = press.site.sheets[page].summary
    traced = summary.traced
    provenance = load_provenance(edition.inputs.content, page, sheet)[0] if traced else None
    yield from beside(summary, sheet, provenance)
    if provenance:
        lines = _lines(edition.inputs.content, provenance, documents)
        yield render_original(press, page, sheet, raw_texts(provenance, lines))


def _lines(
    content: Path, provenance: Provenance, documents: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Sheets of one document mostly follow each other: only the last one is kept."""
    name = provenance.document
    if name not in documents:
        documents.clear()
        documents[name] = read_original(content, provenance)
    return documents[name]


def _read_all(content: Path, frame: Frame, processes: int) -> list[ReadSheet]:
    def read(files: Sequence[str]) -> list[ReadSheet]:
        return [_read(content, file, frame) for file in files]

    parts = share_out(read, frame.sheet_files, processes)
    return sorted((one for part in parts for one in part), key=lambda one: one.key)


def _read(content: Path, file: str, frame: Frame) -> ReadSheet:
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
    found = (*loaded.problems, *problems, *untraced)
    return ReadSheet(loaded.key, summary, pickle.dumps(shown), found, followed)
