"""site-builder lineage: content/ → open proposals; a person's decisions → content/lineage.yaml"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from site_builder.content.city.model import Organization
from site_builder.content.city.organization import full_section_name
from site_builder.content.folder.frame import Frame
from site_builder.content.folder.store import (
    DEFAULTS,
    LINEAGE,
    Content,
    load_content,
    locate_entry,
)
from site_builder.content.lineage.model import Decision
from site_builder.content.lineage.write import add_decision, load_lineage
from site_builder.content.writing import read_text, write_whole
from site_builder.graph.assemble import build_site
from site_builder.graph.changes.updates import History
from site_builder.graph.checks.accepted_chains import check_lineage
from site_builder.graph.lineage.propose import Proposal, propose
from site_builder.graph.nodes.summary import summarize
from site_builder.graph.site import Site
from site_builder.problems import ContentError, Problem, Where, has_errors


@dataclass(frozen=True, slots=True)
class Review:
    content: Path
    frame: Frame
    site: Site
    proposals: tuple[Proposal, ...]
    """Not decided yet"""


def read_review(content: Path) -> Review:
    """Raises all problems of the files: proposals need all of the content."""
    return review_of(content, *load_content(content))


def review_of(
    content: Path, loaded: Content, problems: Sequence[Problem], history: History | None = None
) -> Review:
    """Of a content that is already read."""
    if has_errors(problems):
        raise ContentError(problems)
    frame = loaded.frame
    summaries = [summarize(key, one, frame.plan) for key, one in loaded.sheets.items()]
    site = build_site(frame, summaries, history)
    unsound = check_lineage(frame, site, partial(locate_entry, content, LINEAGE))
    if unsound:
        raise ContentError(unsound)
    proposals = propose(frame.lineage, frame.organization, summaries)
    return Review(content, frame, site, proposals)


def decide(review: Review, accepted: Sequence[Decision], rejected: Sequence[Decision]) -> None:
    """Writes all decisions or, where one of them has a problem, none."""
    path = review.content / LINEAGE
    text, problems = read_text(path if path.exists() else DEFAULTS / LINEAGE)
    for name, decisions in (("links", accepted), ("rejected", rejected)):
        for decision in decisions:
            if not problems:
                text, problems = add_decision(str(path), text, name, decision)
    if problems := problems or _missing(review, text, path):
        raise ContentError(problems)
    write_whole(path, text.encode())


def _missing(review: Review, text: str, path: Path) -> tuple[Problem, ...]:
    """Ids may be typed by hand: their goals must be there."""
    lineage, _ = load_lineage(str(path), text)
    frame = replace(review.frame, lineage=lineage or review.frame.lineage)
    found = check_lineage(frame, review.site, lambda _: Where(str(path)))
    return tuple(dict.fromkeys(found))


def section_of(proposal: Proposal, organization: Organization) -> str:
    """北区 健康福祉課"""
    decision = proposal.decision
    return full_section_name(organization, decision.ward, decision.section)
