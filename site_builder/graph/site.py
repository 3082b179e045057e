"""The whole site before any HTML: every list ordered, every link and back-link made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

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
from site_builder.graph import urls
from site_builder.graph.changes.dates import PageDates
from site_builder.graph.changes.updates import History, Update
from site_builder.graph.lineage.chain import Lineages
from site_builder.graph.moves import Move
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

File: TypeAlias = tuple[str, bytes]
"""Path in output/, content"""


@dataclass(frozen=True, slots=True, eq=False)
class PageKind:
    """A kind of page: all lists of kinds derive from these records (graph/pages/kinds.py)."""

    name: str
    """Of its view, render/pages/<name>.py, and of its template, templates/pages/<name>.html"""
    pages: Callable[[Site, PageDates], Iterable[PageMeta]]
    """Its pages; `site.pages` is not known yet"""
    link: Link | None = None
    """Its fixed address, where it has one page, named as in the navigation and the footer"""
    area: str = ""
    """The name of the kind in the navigation that it belongs to"""
    guide: tuple[str, ...] = ()
    """このページの見方: how to read it, in two or three sentences"""
    in_footer: bool = False
    own_search: bool = False
    """The page has a search field of its own"""
    wasm: bool = False
    """The page compiles WebAssembly: Pagefind's"""
    placeless: bool = False
    """Served at any address (404): its links begin at the root"""
    farewell: bool = False
    """Stands at the address of a page that is gone: not listed, and no page links to it"""


class DataUrls(NamedTuple):
    csv: str
    json: str

    @classmethod
    def of(cls, url: Callable[..., str], *subject: object) -> DataUrls:
        """`url`: one of graph.urls that makes an address of the subject and csv or json"""
        return cls(url(*subject, "csv"), url(*subject, "json"))


@dataclass(frozen=True, slots=True)
class PageMeta:
    kind: PageKind
    subject: Any
    """What its view shows: a node of the graph, a year …; None: the whole site"""
    url: str
    title: str
    """Makes sense alone: 北区 健康福祉課の目標と結果（令和5年度）; without the site's name"""
    description: str
    breadcrumbs: tuple[Link, ...]
    """From トップ to the page itself, which is the last"""
    changed: str = ""
    """Day of the newest change of what it shows, 2026-03-31; empty where nobody knows"""
    sheet: SheetKey | None = None
    """The one sheet that it shows whole"""
    data: DataUrls | None = None
    """Of the files in /data/ with what it shows"""
    easy: bool = False
    """It also stands below urls.EASY, with readings above the names"""
    lang: str = "ja"
    stands_for: str = ""
    """URL of the page that says the same to search engines, which leave this one out"""

    @property
    def variants(self) -> tuple[bool, ...]:
        """Each time that it is printed: whether with readings"""
        return (False, True) if self.easy else (False,)


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
    cards: Mapping[str, Card]
    """Page → the picture beside a link to it: of the home page and of wards"""
    pages: Mapping[str, PageMeta] = field(default_factory=dict)
    """URL → page, for every HTML page of the site, home first, one kind after the other"""
    easy: frozenset[str] = frozenset()
    """URLs of the pages that also stand below urls.EASY, with readings above the names"""
    portable: bool = False
    """To be read from a disk: links name files, and there is no page for what is not found"""
    addresses: frozenset[str] = frozenset()
    """All that people and machines may keep (graph/addresses.py)"""
    moves: tuple[Move, ...] = ()
    """What became of addresses that were published and are gone"""
    gone_goals: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """URL of a sheet → numbers of goals that were published and that it has no more"""

    @property
    def evaluated_year(self) -> YearNode | None:
        """The newest year with an evaluation"""
        return next((year for year in self.years if year.tally.evaluated), None)


TOP = Link(urls.HOME, "トップ")


def one_page(
    name: str,
    link: Link,
    title: str | Callable[[Site], str],
    description: str | Callable[[Site], str],
    *,
    above: tuple[Link, ...] = (TOP,),
    dated: bool = False,
    easy: bool = False,
    **record: Any,
) -> PageKind:
    """A kind with one page. `dated`: it shows all sheets, and changes with them; `easy`: it is
    printed with readings too."""

    def pages(site: Site, dates: PageDates) -> Iterator[PageMeta]:
        yield PageMeta(
            kind=kind,
            subject=None,
            url=link.url,
            title=title if isinstance(title, str) else title(site),
            description=description if isinstance(description, str) else description(site),
            breadcrumbs=(*above, link),
            changed=dates.newest if dated else "",
            easy=easy and bool(site.readings),
        )

    kind = PageKind(name, pages, link, **record)
    return kind
