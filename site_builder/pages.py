"""The pages of the site, each sheet's with what is made of the sheet beside them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from site_builder.content.sheet.model import SheetKey
from site_builder.export.share_file import ShareFile, Stored
from site_builder.export.shares import SheetShare, share_of
from site_builder.export.sheets import sheet_data, sheet_files
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import PolicyNode, PolicyPart
from site_builder.graph.pages.ward_kinds import BOOKLET
from site_builder.graph.site import File, PageMeta, Site
from site_builder.pickled import pickled_by_values
from site_builder.problems import Problem, TemplateError
from site_builder.progress import BuildStage, Tell, tell_nobody, telling
from site_builder.publish.files import NextFiles, SiteFile, write_files
from site_builder.render.press import Press, render_page
from site_builder.search.goals import printed_texts
from site_builder.workers import do_shares

_MOST = 1500
"""Batches of a process, where there are many: what it looks at becomes its own copy in memory"""
Reads = str
"""What was asked for to make pages, as one text (memory/reads.py)"""


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages that are made together: all that show one sheet whole, or one other page."""

    pages: tuple[PageMeta, ...]
    sheet: SheetKey | None = None

    @property
    def name(self) -> str:
        return self.pages[0].url

    @property
    def whole(self) -> str:
        """URL of the page that shows the same sheets or goals, and more: a booklet, or a policy of
        the first level; empty: none does"""
        if self.sheet:
            return urls.booklet(self.sheet.ward, self.sheet.year)
        page = self.pages[0]
        if isinstance(page.subject, PolicyNode | PolicyPart):
            policy = page.subject.policy
            return urls.policy((*policy.ancestors, policy)[0])
        return self.name if page.kind is BOOKLET else ""

    @property
    def is_wide(self) -> bool:
        """It shows something of many sheets, no sheet whole."""
        return not self.sheet and self.pages[0].kind is not BOOKLET


@dataclass(frozen=True, slots=True)
class Printed:
    files: tuple[File, ...]
    share: SheetShare | None = None
    reads: Reads = ""
    """What was asked for to make them, besides the pages' subjects"""
    batch: str = ""
    """Its name"""


@pickled_by_values
@dataclass(frozen=True, slots=True)
class WrittenBatch:
    """What remains of a batch when its files are written."""

    name: str
    made: NextFiles
    share: SheetShare | None
    reads: Reads


def list_batches(site: Site) -> tuple[Batch, ...]:
    """All pages but that of the data, which is made after the data."""
    of_sheets: dict[SheetKey, list[PageMeta]] = {}
    for page in site.pages.values():
        if page.sheet:
            of_sheets.setdefault(page.sheet, []).append(page)
    apart = (page for page in site.pages.values() if not page.sheet and page.url != urls.DATA)
    others = (Batch((page,)) for page in apart)
    return (*others, *(Batch(tuple(pages), key) for key, pages in of_sheets.items()))


def ask_nobody() -> Reads:
    """For make_pages without a memory."""
    return ""


def make_pages(
    press: Press, batches: Iterable[Batch], take_reads: Callable[[], Reads] = ask_nobody
) -> Iterator[Printed]:
    """Raises the template errors of all these pages at once, after the last of them.

    `take_reads` tells what was asked for since it was called last.
    """
    problems: list[Problem] = []
    for batch in batches:
        try:
            printed = _print_batch(press, batch)
            yield replace(printed, reads=take_reads(), batch=batch.name)
        except TemplateError as error:
            problems += error.problems
    if problems:
        raise TemplateError(dict.fromkeys(problems))


def _print_batch(press: Press, batch: Batch) -> Printed:
    pages = tuple(file for page in batch.pages for file in render_page(press, page))
    if not batch.sheet:
        return Printed(pages)
    beside = print_sheet_data(press, batch.sheet)
    return Printed((*pages, *beside.files), beside.share)


def print_sheet_data(press: Press, key: SheetKey) -> Printed:
    """What is made of a sheet besides its pages."""
    site, traced = press.site, press.context.trace(key)
    data = sheet_data(site, site.sheets[key].summary, traced.sheet, traced.provenance)
    beside = sheet_files(data, site.info.licence, traced.provenance)
    return Printed(tuple(beside), share_of(data, printed_texts(traced.sheet)))


@dataclass(frozen=True, slots=True)
class Printing:
    """What pages are made with, and where they are written."""

    press: Press
    folder: Path
    processes: int
    take_reads: Callable[[], Reads] = ask_nobody
    there: Container[SiteFile] = ()
    """Files that need not be written again"""
    tell: Tell = tell_nobody


def write_pages(printing: Printing, batches: Sequence[Batch]) -> tuple[WrittenBatch, ...]:
    shares = _shares(batches, printing.processes)
    works = [(ShareFile(printing.folder), share) for share in shares]
    parts = do_shares(partial(_write_share, printing), works, printing.processes)
    files = (file for file, _ in works)
    return tuple(
        replace(one, share=file.share(stored)) if stored else one
        for file, part in zip(files, parts, strict=True)
        for one, stored in part
    )


def _write_share(
    printing: Printing, work: tuple[ShareFile, Sequence[Batch]]
) -> list[tuple[WrittenBatch, Stored | None]]:
    """Each batch, and where the file has what it gave to the files of all sheets"""
    file, batches = work
    wanted = telling(batches, BuildStage.PAGES, printing.tell)
    written = []
    for one in make_pages(printing.press, wanted, printing.take_reads):
        stored = file.add(one.share) if one.share else None
        written.append((_write_batch(printing, one), stored))
    return written


def _shares(batches: Sequence[Batch], processes: int) -> list[list[Batch]]:
    """One a process; of a large site more, and in each of them sheets of one ward after the other,
    but for the pages that look at all of it."""
    if processes == 1 or len(batches) <= processes * _MOST:  # one: perhaps there is no fork
        return _split(batches, processes)
    wide = [batch for batch in batches if batch.is_wide]
    narrow = sorted((one for one in batches if not one.is_wide), key=lambda one: one.whole)
    cut = [narrow[start : start + _MOST] for start in range(0, len(narrow), _MOST)]
    return [*_split(wide, max(1, processes // 2)), *cut]


def _split(batches: Iterable[Batch], count: int) -> list[list[Batch]]:
    """What shows the same is made in a row: a sheet is read, and the card of a goal made, once."""
    groups: dict[str, list[Batch]] = {}
    for batch in batches:
        groups.setdefault(batch.whole, []).append(batch)
    others = groups.pop("", [])
    shares = [others[start::count] for start in range(count)]
    for group in sorted(groups.values(), key=len, reverse=True):
        min(shares, key=len).extend(group)
    return shares


def _write_batch(printing: Printing, printed: Printed) -> WrittenBatch:
    made = write_files(printing.folder, printed.files, printing.there)
    return WrittenBatch(printed.batch, made, None, printed.reads)
