"""The pages of the site, each sheet's with what is made of the sheet beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.sheet.model import SheetKey
from site_builder.export.sheets import SheetData, sheet_data, sheet_files
from site_builder.graph.site import File, PageMeta, Site
from site_builder.problems import Problem, TemplateError
from site_builder.publish.files import Sizes, write_files
from site_builder.render.press import Press, render_page
from site_builder.search.goals import GoalTexts, goal_texts
from site_builder.workers import share_out


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages that are made together: all that show one sheet whole, or one other page."""

    pages: tuple[PageMeta, ...]
    sheet: SheetKey | None = None


@dataclass(frozen=True, slots=True)
class SheetShare:
    """What one sheet gives to the files about all sheets."""

    texts: tuple[GoalTexts, ...]
    data: SheetData


@dataclass(frozen=True, slots=True)
class Printed:
    files: tuple[File, ...]
    share: SheetShare | None = None


def list_batches(site: Site) -> tuple[Batch, ...]:
    of_sheets: dict[SheetKey, list[PageMeta]] = {}
    for page in site.pages.values():
        if page.sheet:
            of_sheets.setdefault(page.sheet, []).append(page)
    others = (Batch((page,)) for page in site.pages.values() if not page.sheet)
    return (*others, *(Batch(tuple(pages), key) for key, pages in of_sheets.items()))


def make_pages(press: Press, batches: Iterable[Batch]) -> Iterator[Printed]:
    """Raises the template errors of all these pages at once, after the last of them."""
    problems: list[Problem] = []
    for batch in batches:
        try:
            yield _print_batch(press, batch)
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
    return Printed(tuple(beside), SheetShare(goal_texts(traced.sheet), data))


def write_pages(press: Press, folder: Path, processes: int) -> tuple[Sizes, tuple[SheetShare, ...]]:
    def write(batches: Sequence[Batch]) -> list[tuple[Sizes, SheetShare | None]]:
        return [(write_files(folder, m.files), m.share) for m in make_pages(press, batches)]

    parts = share_out(write, list_batches(press.site), processes)
    written = [one for part in parts for one in part]
    sizes = [size for sizes, _ in written for size in sizes]
    return sizes, tuple(share for _, share in written if share)
