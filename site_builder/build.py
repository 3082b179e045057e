"""The pipeline on one screen: load > graph > check > render > search, export > publish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from site_builder.content.folder.card_store import card_file
from site_builder.content.origins.provenance import Provenance
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.edition import Edition, Inputs, make_edition, render
from site_builder.export.files import data_files
from site_builder.export.records import city_of
from site_builder.export.sheets import SheetData, sheet_data, sheet_files
from site_builder.graph import urls
from site_builder.graph.checks.links import check_links
from site_builder.graph.nodes.summary import SheetSummary
from site_builder.problems import SiteBuilderError
from site_builder.publish.files import Sizes, write_files
from site_builder.publish.lock import OnWait
from site_builder.publish.publication import Published, claim, publish_by, wait_silently
from site_builder.render.press import File, render_extras
from site_builder.search.files import search_files
from site_builder.search.freshness import check_vocabulary
from site_builder.search.goals import search_goals
from site_builder.search.texts import GoalTexts, goal_texts
from site_builder.workers import share_out


@dataclass(frozen=True, slots=True)
class Kept:
    """What the files about all sheets need of each: kept while the sheet is at hand."""

    texts: dict[SheetKey, tuple[GoalTexts, ...]] = field(default_factory=dict)
    data: list[SheetData] = field(default_factory=list)


def build(
    inputs: Inputs, output: Path, *, strict: bool = False, on_wait: OnWait = wait_silently
) -> tuple[Edition, Published]:
    """What a killed build has left is finished first, also where the content is now wrong."""
    with claim(output, (inputs.content, inputs.templates), on_wait) as place:
        edition = make_edition(inputs, strict=strict)
        return edition, publish_by(partial(_write, edition), place)


def check(inputs: Inputs) -> Edition:
    """As build, but nothing is written, and every link of the pages is followed."""
    edition = make_edition(inputs)
    base_path = urls.base_path(edition.site.info.base_url)
    sheets = map(edition.sheet, edition.site.sheets)
    stale = check_vocabulary(str(inputs.content), edition.site.search_words, sheets)
    edition = replace(edition, problems=(*edition.problems, *stale))
    problems = check_links(make_files(edition), base_path)
    if problems:
        raise SiteBuilderError([*edition.problems, *problems])
    return edition


def _write(edition: Edition, folder: Path) -> Sizes:
    sizes, kept = write_pages(edition, folder)
    return [*sizes, *write_files(folder, _others(edition, kept))]


def write_pages(edition: Edition, folder: Path) -> tuple[Sizes, Kept]:
    def write(pages: Sequence[str | SheetKey]) -> tuple[Sizes, Kept]:
        kept = Kept()
        return write_files(folder, _pages(edition, pages, kept)), kept

    parts = share_out(write, edition.pages, edition.processes)
    kept = Kept(
        {key: texts for _, one in parts for key, texts in one.texts.items()},
        [data for _, one in parts for data in one.data],
    )
    return [size for sizes, _ in parts for size in sizes], kept


def make_files(edition: Edition) -> Iterator[File]:
    """Every file of the site, one by one; nothing is written."""
    kept = Kept()
    yield from _pages(edition, edition.pages, kept)
    yield from _others(edition, kept)


def _pages(edition: Edition, pages: Iterable[str | SheetKey], kept: Kept) -> Iterator[File]:
    """And each sheet's own data."""
    city = city_of(edition.frame.organization, edition.frame.plan)
    licence = edition.site.info.licence

    def beside(
        summary: SheetSummary, sheet: Sheet, provenance: Provenance | None
    ) -> Iterable[File]:
        data = sheet_data(summary, sheet, city, provenance)
        kept.texts[summary.key] = goal_texts(sheet)
        kept.data.append(data)
        return sheet_files(data, licence, provenance)

    return render(edition, pages, beside)


def _others(edition: Edition, kept: Kept) -> Iterator[File]:
    """Whatever is no page: assets, the search index, open data, documents."""
    yield from render_extras(edition.press)
    yield from search_files(edition.site, search_goals(edition.site, kept.texts))
    yield from data_files(edition.site, edition.frame, kept.data)
    yield from _cards(edition)
    for document in edition.site.documents:
        source = edition.inputs.content / "sources" / document.name
        yield f"{urls.SOURCES.lstrip('/')}{document.name}", source.read_bytes()


def _cards(edition: Edition) -> Iterator[File]:
    """Only pages that know their address name one."""
    for card in edition.site.cards.values() if edition.site.info.base_url else ():
        picture = (edition.inputs.content / card_file(card.id)).read_bytes()
        yield urls.path(urls.card(card.id, card.sha256)), picture
