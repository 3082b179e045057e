"""The pipeline on one screen:

load > graph > check > pages, and what lies beside each > search, open data > publish
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from site_builder.content.addresses.published import PUBLISHED
from site_builder.content.addresses.redirects import REDIRECTS
from site_builder.content.folder.card_store import card_file
from site_builder.content.folder.frame import Frame
from site_builder.content.folder.leftovers import find_leftovers
from site_builder.content.folder.seen_notes import SeenNote, check_void, take_off_seen
from site_builder.content.folder.site import page_file
from site_builder.content.folder.static_files import STATIC
from site_builder.content.folder.store import LINEAGE, TESTED, locate_entry
from site_builder.content.plain_files import read_unchanged
from site_builder.export.page_files import PageRows, list_page_data, page_data_files
from site_builder.export.shares import SheetShare
from site_builder.export.site_files import whole_files
from site_builder.export.stored import StoredFile
from site_builder.graph import urls
from site_builder.graph.assemble import build_site
from site_builder.graph.checks.accepted_chains import check_lineage
from site_builder.graph.checks.addresses import check_addresses
from site_builder.graph.checks.extras import check_extras
from site_builder.graph.checks.links import check_links
from site_builder.graph.checks.rules import check_site
from site_builder.graph.site import File, Site
from site_builder.inputs import Inputs
from site_builder.load import (
    NOTHING_KNOWN,
    KnownInputs,
    ReadSheet,
    load,
    read_raws,
    stop_at_errors,
    unpack_sheets,
)
from site_builder.memory.keep import keep
from site_builder.memory.recall import Recollection, Use, recall, told_again
from site_builder.memory.store import Damaged
from site_builder.memory.warm import WarmPages, WarmSheets
from site_builder.pages import list_batches, make_pages
from site_builder.problems import Problem, SiteBuilderError
from site_builder.progress import BuildStage, Tell, tell_nobody, telling
from site_builder.publish.assets_manifest import with_manifest
from site_builder.publish.files import NextFiles, write_files
from site_builder.publish.lock import OnWait
from site_builder.publish.publication import (
    Published,
    claim,
    publish_by,
    refuse_contents,
    wait_silently,
)
from site_builder.publish.stages import Destination
from site_builder.render.accessibility_freshness import check_tested
from site_builder.render.engine.markdown import check_images
from site_builder.render.engine.templates import Templates
from site_builder.render.press import Press, make_press, render_data_page, render_extras
from site_builder.report import BuildFacts
from site_builder.search.files import MakePart, make_part, search_files
from site_builder.search.goals import search_goals
from site_builder.search.words import check_vocabulary


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is to be published, complete and free of errors."""

    inputs: Inputs
    frame: Frame
    press: Press
    processes: int
    problems: tuple[Problem, ...]
    """Warnings"""
    seen: tuple[SeenNote, ...] = ()
    """Warnings that a person has acknowledged"""
    sheets: tuple[ReadSheet, ...] = ()
    """As they were read or recalled"""

    @property
    def site(self) -> Site:
        return self.press.site


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of content/ that is published as it is."""

    path: str
    """In output/"""
    source: Path
    sha256: str
    """Of what was checked"""


def build(
    inputs: Inputs,
    output: Path,
    *,
    strict: bool = False,
    use: Use = Use.NOTHING,
    on_wait: OnWait = wait_silently,
    tell: Tell = tell_nobody,
) -> BuildFacts:
    """Finishes what a killed build has left, then builds; also where the content has errors now."""
    with claim(output, (inputs.content, inputs.templates), on_wait) as place:
        memory = recall(inputs, place, use)
        told = told_again(memory, strict=strict)
        return told or build_claimed(memory, place, strict=strict, tell=tell)


def build_claimed(
    memory: Recollection, place: Destination, *, strict: bool, tell: Tell
) -> BuildFacts:
    """Makes what is not remembered, or all of it where what is remembered cannot be read."""
    refuse_contents(place, memory.there)
    try:
        return _build(memory, place, strict=strict, tell=tell)
    except Damaged:
        return _build(replace(memory, store=None), place, strict=strict, tell=tell)


def _build(memory: Recollection, place: Destination, *, strict: bool, tell: Tell) -> BuildFacts:
    sheets = WarmSheets(memory)
    edition = make_edition(memory.inputs, strict=strict, tell=tell, known=sheets.known_inputs())
    pages = WarmPages(memory, edition.press, sheets.learn(edition.frame, edition.sheets))
    published = publish_by(partial(_write, edition, pages, tell), place)
    facts = _facts(edition, published)
    keep(memory, pages.keepsake(), facts, published)
    return facts


def _facts(edition: Edition, published: Published) -> BuildFacts:
    site = edition.site
    return BuildFacts(
        output=str(published.output),
        base_url=site.info.base_url,
        sheets=len(site.sheets),
        pages=len(site.pages) + len(site.easy),
        files=published.files,
        size=published.size,
        changes=published.pages,
        problems=edition.problems,
        leftovers=published.problems,
        written=len(published.made.written),
        one_by_one=published.one_by_one,
    )


def make_edition(
    inputs: Inputs,
    *,
    strict: bool = False,
    passing: Collection[str] = (),
    tell: Tell = tell_nobody,
    known: KnownInputs = NOTHING_KNOWN,
) -> Edition:
    """load > graph > check. Raises all problems at once; with `strict`, warnings too. `passing`:
    codes of errors that are reported and stop nothing"""
    loaded = load(inputs, tell, known)
    tell(BuildStage.CHECK, 0, 0)
    site = build_site(loaded.frame, loaded.summaries, loaded.history, loaded.cards)
    found = (*loaded.problems, *_check(inputs, loaded.frame, site, loaded.templates))
    told, seen = take_off_seen(inputs.content, found)
    problems = stop_at_errors(told, strict=strict, passing=passing)
    trace = unpack_sheets(loaded.packed)
    press = make_press(site, loaded.templates, trace, read_raws(inputs.content, trace))
    return Edition(inputs, loaded.frame, press, loaded.processes, problems, seen, loaded.sheets)


def _check(inputs: Inputs, frame: Frame, site: Site, templates: Templates) -> Iterator[Problem]:
    yield from check_site(site)
    for page in frame.pages:
        yield from check_images(str(inputs.content / page_file(page.id)), page.markdown)
    yield from check_tested(site, templates, str(inputs.content / TESTED))
    yield from find_leftovers(inputs.content, frame.sheet_files)
    yield from check_lineage(frame, site, partial(locate_entry, inputs.content, LINEAGE))
    yield from check_extras(frame.extras, site, str(inputs.content / STATIC))
    locate = partial(locate_entry, inputs.content, REDIRECTS)
    yield from check_addresses(frame, site, str(inputs.content / PUBLISHED), locate)


def _write(edition: Edition, pages: WarmPages, tell: Tell, folder: Path) -> NextFiles:
    shares = pages.write(edition.press, folder, edition.processes, tell)
    pages.write_data(edition.site, folder, shares)
    others = make_others(edition.press, edition.frame, shares, tell, pages.index_part, folder)
    made = write_files(folder, chain(others, _copies(edition)), pages.there)
    tell(BuildStage.PUBLISH, 0, 0)
    return pages.add(made)


def make_files(edition: Edition, tell: Tell = tell_nobody) -> Iterator[File]:
    """Every file of the site, one by one; nothing is written."""
    shares: list[SheetShare] = []
    batches = telling(list_batches(edition.site), BuildStage.PAGES, tell)
    for made in make_pages(edition.press, batches):
        yield from made.files
        shares += [made.share] if made.share else []
    rows = PageRows(edition.site, shares)
    for data in list_page_data(edition.site):
        yield from page_data_files(data, rows)
    others = make_others(edition.press, edition.frame, shares, tell)
    yield from ((path, bytes(content)) for path, content in others)
    yield from _copies(edition)


def make_others(
    press: Press,
    frame: Frame,
    shares: Sequence[SheetShare],
    tell: Tell = tell_nobody,
    part: MakePart = make_part,
    folder: Path | None = None,
) -> Iterator[tuple[str, bytes | StoredFile]]:
    """Files about all sheets: assets, feeds, the search, open data and its page. `part`: that of
    search_files; `folder`: that of whole_files"""
    files = _assets(press, shares, tell, part)
    yield from files if press.site.portable else with_manifest(files)
    tell(BuildStage.DATA, 0, 0)
    yield from _data(press, whole_files(press.site, frame, shares, folder))


def _data(
    press: Press, files: Iterable[tuple[str, bytes | StoredFile]]
) -> Iterator[tuple[str, bytes | StoredFile]]:
    """The files and, with their sizes, the page that links them"""
    sizes: dict[str, int] = {}
    for path, content in files:
        sizes[path] = len(content)
        yield path, content
    yield from render_data_page(press, sizes)


def _assets(
    press: Press, shares: Iterable[SheetShare], tell: Tell, part: MakePart
) -> Iterator[File]:
    """Files whose names change with what they hold, and some beside them"""
    yield from render_extras(press)
    tell(BuildStage.SEARCH, 0, 0)
    texts = {share.key: share.texts for share in shares}
    yield from search_files(press.site, search_goals(press.site, texts), part)


def _copies(edition: Edition) -> Iterator[File]:
    for copy in list_copies(edition):
        yield copy.path, read_unchanged(copy.source, copy.sha256)


def list_copies(edition: Edition) -> Iterator[Copy]:
    """Documents, what a host needs, and the pictures beside shared links, which need an absolute
    address."""
    site, content = edition.site, edition.inputs.content
    for document in site.documents:
        source = content / "sources" / document.name
        yield Copy(f"{urls.SOURCES.lstrip('/')}{document.name}", source, document.sha256)
    for card in site.cards.values() if site.info.base_url else ():
        path = urls.path(urls.card(card.id, card.sha256))
        yield Copy(path, content / card_file(card.id), card.sha256)
    for extra in edition.frame.extras if not site.portable else ():
        yield Copy(extra.path, content / STATIC / extra.path, extra.sha256)


def check(inputs: Inputs, tell: Tell = tell_nobody) -> Edition:
    """As build, but nothing is written, and every link of the pages is followed."""
    edition = make_edition(inputs, tell=tell)
    sheets = map(edition.press.context.sheet, edition.site.sheets)
    stale = check_vocabulary(str(inputs.content), edition.site.search_words, sheets)
    told, seen = take_off_seen(inputs.content, stale)
    seen = (*edition.seen, *seen)
    void = check_void(inputs.content, seen)
    edition = replace(edition, problems=(*edition.problems, *told, *void), seen=seen)
    site = edition.site
    alone = {urls.path(page.url) for page in site.pages.values() if page.kind.farewell}
    problems = check_links(make_files(edition, tell), urls.base_path(site.info.base_url), alone)
    if problems:
        raise SiteBuilderError([*edition.problems, *problems])
    return edition
