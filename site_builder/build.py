"""The pipeline on one screen: load > graph > check > render > search > publish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from site_builder.content.card_store import card_file
from site_builder.content.model import SheetKey
from site_builder.edition import Edition, Inputs, make_edition, render
from site_builder.export.changes import change_files
from site_builder.export.goals import goals_csv
from site_builder.export.sheets import sheets_json
from site_builder.graph import urls
from site_builder.graph.links import check_links
from site_builder.problems import SiteBuilderError
from site_builder.publish import Published, Sizes, publish_by, write_files
from site_builder.render.pages import File, render_extras
from site_builder.search.files import search_files
from site_builder.search.freshness import check_vocabulary
from site_builder.search.goals import search_goals
from site_builder.search.texts import goal_texts
from site_builder.workers import share_out


def build(inputs: Inputs, output: Path, *, strict: bool = False) -> tuple[Edition, Published]:
    edition = make_edition(inputs, strict=strict)
    folders = (inputs.content, inputs.templates)
    return edition, publish_by(partial(_write, edition), output, folders)


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
    return [*write_pages(edition, folder), *write_files(folder, _others(edition))]


def write_pages(edition: Edition, folder: Path) -> Sizes:
    def write(pages: Sequence[str | SheetKey]) -> Sizes:
        return write_files(folder, render(edition, pages))

    parts = share_out(write, edition.pages, edition.processes)
    return [size for part in parts for size in part]


def make_files(edition: Edition) -> Iterator[File]:
    """Every file of the site, one by one; nothing is written."""
    yield from render(edition, edition.pages)
    yield from _others(edition)


def _others(edition: Edition) -> Iterator[File]:
    """Whatever is no page: assets, the search index, documents."""
    yield from render_extras(edition.press)
    texts = {key: goal_texts(edition.sheet(key)) for key in edition.site.sheets}
    yield from search_files(edition.site, search_goals(edition.site, texts))
    yield from change_files(edition.site)
    yield goals_csv(edition.site, edition.sheet)
    yield sheets_json(edition.site, edition.sheet)
    yield from _cards(edition)
    for document in edition.site.documents:
        source = edition.inputs.content / "sources" / document.name
        yield f"{urls.SOURCES.lstrip('/')}{document.name}", source.read_bytes()


def _cards(edition: Edition) -> Iterator[File]:
    """Only pages that know their address name one."""
    for card in edition.site.cards.values() if edition.site.info.base_url else ():
        picture = (edition.inputs.content / card_file(card.id)).read_bytes()
        yield urls.path(urls.card(card.id, card.sha256)), picture
