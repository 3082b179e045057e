"""The addresses of a whole site → content/published.txt, and what is no longer there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.content.addresses.published import PUBLISHED, check_kept, parse_published
from site_builder.content.city.model import Organization
from site_builder.content.folder.address_store import load_published, save_published
from site_builder.graph.assemble import build_site
from site_builder.graph.checks.addresses import Vanished, list_vanished
from site_builder.graph.site import Site
from site_builder.history.repository import read_committed
from site_builder.inputs import Inputs
from site_builder.load import load
from site_builder.problems import Problem


@dataclass(frozen=True, slots=True)
class RecordPlan:
    """What would be written."""

    content: Path
    site: Site
    organization: Organization
    published: frozenset[str]
    """The list as it is"""
    unpublished: frozenset[str]
    """Lines that were never published: they go"""

    @property
    def added(self) -> tuple[str, ...]:
        return tuple(sorted(self.site.addresses - self.published))

    @property
    def kept(self) -> frozenset[str]:
        return self.published - self.unpublished

    @property
    def vanished(self) -> tuple[Vanished, ...]:
        return tuple(list_vanished(self.kept, self.site, self.organization))


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
    return write_record(plan_record(inputs, against))


def plan_record(inputs: Inputs, against: str = "") -> RecordPlan:
    loaded = load(inputs)
    site = build_site(loaded.frame, loaded.summaries, loaded.history, loaded.cards)
    published = set(loaded.frame.addresses.published or ())
    unpublished = _never_published(inputs.content, site, published, against) if against else set()
    return RecordPlan(
        inputs.content,
        site,
        loaded.frame.organization,
        frozenset(published),
        frozenset(unpublished),
    )


def write_record(plan: RecordPlan) -> PublishedRecord:
    every = plan.kept | plan.site.addresses
    save_published(plan.content, plan.published, every)
    return PublishedRecord(len(plan.added), len(plan.unpublished), len(every), plan.vanished)


def list_unrecorded(content: Path, site: Site) -> set[str]:
    """Addresses of the content's site that are not in the list yet."""
    return set(site.addresses) - set(load_published(content)[0] or ())


def _never_published(content: Path, site: Site, published: set[str], against: str) -> set[str]:
    return published - site.addresses - committed_addresses(content, against)


def committed_addresses(content: Path, revision: str) -> set[str]:
    """Those of published.txt at that revision; none where it had no such file."""
    text = read_committed(content, revision, PUBLISHED)
    return set(parse_published(PUBLISHED, text)[0])


def check_against(content: Path, revision: str) -> Iterator[Problem]:
    """Whether published.txt still has every line that it had at that revision."""
    now = load_published(content)[0] or ()
    yield from check_kept(
        str(content / PUBLISHED), committed_addresses(content, revision), now, revision
    )
