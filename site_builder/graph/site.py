"""The whole site before any HTML: every list ordered, every link and back-link made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.content.accessibility.results import Accessibility
from site_builder.content.city.model import Plan
from site_builder.content.folder.cards import Card
from site_builder.content.folder.frame import SourceDocument
from site_builder.content.folder.site import MarkdownPage, SiteInfo
from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import Policy
from site_builder.content.words.glossary import Glossary
from site_builder.content.words.readings import Readings
from site_builder.content.words.synonyms import SearchWords
from site_builder.graph.changes.updates import History, Update
from site_builder.graph.lineage.chain import Lineages
from site_builder.graph.nodes.nodes import (
    GoalNode,
    Link,
    MatrixRow,
    PolicyNode,
    SheetNode,
    WardNode,
    WordNode,
    YearNode,
)
from site_builder.graph.nodes.tally import Tally
from site_builder.graph.page_kind import PageKind


@dataclass(frozen=True, slots=True)
class PageMeta:
    url: str
    kind: PageKind
    title: str
    """Makes sense alone: 北区 健康福祉課の目標と結果（令和5年度）; without the site's name"""
    description: str
    breadcrumbs: tuple[Link, ...]
    """From トップ to the page itself, which is the last"""
    lang: str = "ja"
    stands_for: str = ""
    """URL of the page that says the same to search engines, which leave this one out"""


@dataclass(frozen=True, slots=True)
class Site:
    info: SiteInfo
    plan: Plan
    wards: tuple[WardNode, ...]
    """All of the city, also those without sheets"""
    years: tuple[YearNode, ...]
    sheets: Mapping[SheetKey, SheetNode]
    policies: tuple[PolicyNode, ...]
    """The first level: 政策1 … and 行財1 …"""
    policy_nodes: Mapping[Policy, PolicyNode]
    """Every level, in the order of the tree"""
    matrix: tuple[MatrixRow, ...]
    """One row for each of `policies`, and last 番号のない目標"""
    unnumbered: tuple[GoalNode, ...]
    """Goals that cite no code of the plan, ordered as those of a policy"""
    words: tuple[WordNode, ...]
    texts: tuple[MarkdownPage, ...]
    documents: tuple[SourceDocument, ...]
    """The original documents, sorted by name"""
    search_words: SearchWords
    tally: Tally
    lineages: Lineages
    glossary: Glossary
    """By reading"""
    history: History
    """Of every sheet, also of those that are gone"""
    updates: tuple[Update, ...]
    """The same for readers, the newest first"""
    readings: Readings
    accessibility: Accessibility
    easy: frozenset[str]
    """URLs of the pages that also stand below urls.EASY, with readings above the names"""
    cards: Mapping[str, Card]
    """Page → the picture beside a link to it: of the home page and of wards"""
    pages: Mapping[str, PageMeta]
    """URL → page, for every HTML page of the site, home first"""

    @property
    def evaluated_year(self) -> YearNode | None:
        """The newest year with an evaluation"""
        return next((year for year in self.years if year.tally.evaluated), None)
