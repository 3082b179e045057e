"""content/published.txt is added to, never taken from: what a site, or a new sheet, has for
addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.addresses.published import PUBLISHED, check_kept, parse_published
from site_builder.content.folder.address_store import load_addresses, save_published
from site_builder.content.folder.store import load_sheet
from site_builder.content.origins.provenance import provenance_file
from site_builder.content.sheet.model import Sheet
from site_builder.content.sheet.place import sheet_key
from site_builder.content.writing import read_text
from site_builder.graph import urls
from site_builder.graph.addresses import sheet_addresses
from site_builder.graph.assemble import build_site
from site_builder.graph.checks.addresses import Vanished, list_vanished
from site_builder.graph.site import Site
from site_builder.history.repository import read_committed
from site_builder.load import Inputs, load
from site_builder.problems import ContentError, Problem

_PROVISIONAL = re.compile(r"/s-[0-9a-f]{8}[/.]")
"""Of a section whose id a person has to choose before the first publication"""


@dataclass(frozen=True, slots=True)
class PublishedRecord:
    added: int
    dropped: int
    """Lines that were never published: `against` has none of them, nor has the site"""
    total: int
    vanished: tuple[Vanished, ...]


def record_site(inputs: Inputs, against: str = "") -> PublishedRecord:
    """All addresses of the site that is made of the content. `against`: a revision of git that was
    published"""
    loaded = load(inputs)
    site = build_site(loaded.frame, loaded.summaries, loaded.history, loaded.cards)
    published = set(loaded.frame.addresses.published or ())
    unpublished = _never_published(inputs.content, site, published, against) if against else set()
    kept = published - unpublished
    save_published(inputs.content, published, kept | site.addresses)
    return PublishedRecord(
        len(site.addresses - published),
        len(unpublished),
        len(kept | site.addresses),
        tuple(list_vanished(kept, site, loaded.frame.organization)),
    )


def _never_published(content: Path, site: Site, published: set[str], against: str) -> set[str]:
    return published - site.addresses - committed_addresses(content, against)


def committed_addresses(content: Path, revision: str) -> set[str]:
    """Those of published.txt at that revision; none where it had no such file."""
    text = read_committed(content, revision, PUBLISHED)
    return set(parse_published(PUBLISHED, text)[0])


def check_against(content: Path, revision: str) -> Iterator[Problem]:
    """Whether published.txt still has every line that it had at that revision."""
    now = load_addresses(content)[0].published or ()
    yield from check_kept(
        str(content / PUBLISHED), committed_addresses(content, revision), now, revision
    )


# --- what makes sheets --------------------------------------------------------------------


def record_sheets(content: Path, files: Iterable[str]) -> int:
    """How many addresses of these sheets (paths within content/) were not listed yet. What else a
    sheet makes on the site (pages of policies and years), `record_site` knows."""
    book, problems = load_addresses(content)
    if problems:
        raise ContentError(problems)
    published = set(book.published or ())
    new = {address for file in files for address in _of_file(content, file)} - published
    save_published(content, published, published | new)
    return len(new)


def _of_file(content: Path, file: str) -> Iterator[str]:
    key, sheet = sheet_key(file), _load(content, file)
    if key and sheet:
        traced = (content / provenance_file(key)).is_file()
        numbers = [goal.number for goal in sheet.goals]
        for address in sheet_addresses(key, numbers, traced=traced):
            if not _PROVISIONAL.search(address):
                yield address
        if sheet.source.document:
            yield urls.source(sheet.source.document)


def _load(content: Path, file: str) -> Sheet | None:
    text, problems = read_text(content / file)
    return load_sheet(file, text)[0] if text and not problems else None
