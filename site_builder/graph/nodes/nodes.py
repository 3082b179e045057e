"""The parts of the site, linked: wards, sections, sheets, goals, years, policies.

Nodes hold what lies below them (a ward its sections, a section its sheets); what lies above or
beside is a Link. Wards stand in the city's order, sections in the order of organization.yaml,
years from the newest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from site_builder.content.city.model import Contact
from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import Policy
from site_builder.graph.nodes.summary import GoalSummary, MeasureSummary, SheetSummary
from site_builder.graph.nodes.tally import Tally


class Link(NamedTuple):
    url: str
    """From the site's root: urls.relative makes it fit a page"""
    name: str


class GoalNode(NamedTuple):
    goal: GoalSummary
    ward: Link
    section: Link
    """Named as on its page: 地域総務課（北区郷土博物館）"""
    sheet: Link
    """Named by its year: 令和5年度"""
    tally: Tally

    @property
    def url(self) -> str:
        return self.goal.url

    @property
    def name(self) -> str:
        """北区 健康福祉課 目標2"""
        return f"{self.ward.name} {self.section.name} 目標{self.goal.number}"


@dataclass(frozen=True, slots=True)
class Office:
    """Who answers for a page."""

    name: str
    """北区役所 地域総務課"""
    contact: Contact
    """The section's, else the ward's; may be wholly empty"""


@dataclass(frozen=True, slots=True)
class SheetNode:
    summary: SheetSummary
    ward: Link
    section: Link
    year: Link
    """The page of the fiscal year, named 令和5年度"""
    tally: Tally
    goals: tuple[GoalNode, ...]
    previous_year: Link | None
    """The nearest earlier sheet of the same section, named by its year"""
    next_year: Link | None
    previous_section: Link | None
    """The sheet of the section before this one in the same ward and year"""
    next_section: Link | None
    elsewhere: tuple[Link, ...]
    """Sections of the same name in other wards: the sheet of this year, else the section"""
    office: Office
    ended: bool
    """Its year has ended: without an evaluation it is last year's sheet, not an open one"""

    @property
    def key(self) -> SheetKey:
        return self.summary.key

    @property
    def url(self) -> str:
        return self.summary.url

    @property
    def name(self) -> str:
        """北区 地域課"""
        return f"{self.ward.name} {self.section.name}"


@dataclass(frozen=True, slots=True)
class SectionNode:
    id: str
    name: str
    parent: str
    """Name of the section that a sub-office belongs to, or empty"""
    url: str
    ward: Link
    sheets: tuple[SheetNode, ...]
    """At least one; from the newest"""
    previous: Link | None
    """The section before this one in the ward"""
    next: Link | None
    elsewhere: tuple[Link, ...]
    """Sections of the same name in other wards, named 中央区 地域課"""
    office: Office

    @property
    def label(self) -> str:
        """地域総務課（北区郷土博物館）"""
        return f"{self.parent}（{self.name}）" if self.parent else self.name


@dataclass(frozen=True, slots=True)
class WardYear:
    """The sheets of one ward in one year."""

    ward: Link
    year: Link
    fiscal_year: int
    sheets: tuple[SheetNode, ...]
    tally: Tally

    @property
    def ended(self) -> bool:
        return self.sheets[0].ended

    @property
    def goal_count(self) -> int:
        return sum(len(sheet.goals) for sheet in self.sheets)

    @property
    def shortfalls(self) -> tuple[tuple[GoalNode, MeasureSummary], ...]:
        """The measures that were × and then those that were △, each in the sheets' order"""
        found = [(g, m) for s in self.sheets for g in s.goals for m in g.goal.measures]
        return tuple(pair for mark in "×△" for pair in found if pair[1].evaluation == mark)


@dataclass(frozen=True, slots=True)
class WardNode:
    id: str
    code: str
    """全国地方公共団体コード"""
    name: str
    kana: str
    english: str
    url: str
    sections: tuple[SectionNode, ...]
    """Those with sheets; none: the ward's page says so"""
    listed: tuple[str, ...]
    """Names of the sections of organization.yaml that have no sheet"""
    years: tuple[WardYear, ...]
    office: Office

    @property
    def evaluated_year(self) -> WardYear | None:
        """The newest year with an evaluation"""
        return next((year for year in self.years if year.tally.evaluated), None)


@dataclass(frozen=True, slots=True)
class YearNode:
    year: int
    name: str
    """令和5年度"""
    url: str
    wards: tuple[WardYear, ...]
    """Those with sheets"""
    missing: tuple[Link, ...]
    """Wards without a sheet of this year"""
    tally: Tally
    sheet_count: int
    goal_count: int
    previous: Link | None
    """The nearest earlier year that has sheets"""
    next: Link | None

    @property
    def ended(self) -> bool:
        return self.wards[0].ended


class Count(NamedTuple):
    link: Link
    goals: int


class PolicyYear(NamedTuple):
    """The goals of one year that cite a policy, wards in the city's order."""

    year: Link
    goals: tuple[GoalNode, ...]


@dataclass(frozen=True, slots=True)
class PolicyPart:
    """The goals of one year, or of one ward in it, where a policy has too many for one page."""

    policy: Policy
    url: str
    """Of the page that shows them; empty: there are none"""
    fiscal_year: int
    year: Link
    goals: tuple[GoalNode, ...]
    ward: Link | None = None
    """None: all wards"""
    ward_id: str = ""
    parts: tuple[PolicyPart, ...] = ()
    """By ward, where the year is too long, too"""


@dataclass(frozen=True, slots=True)
class PeriodName:
    """What a code is called in the years of one implementation plan."""

    years: str
    """令和5年度〜令和7年度"""
    name: str
    """Empty where it is not known"""
    source: str


@dataclass(frozen=True, slots=True)
class PolicyNode:
    policy: Policy
    id: str
    """seisaku-7-1-2"""
    url: str
    code: str
    """政策7-1-②"""
    name: str
    """Empty where the plan's name is not known"""
    above: tuple[Link, ...]
    """The levels above, from the first, named by their codes"""
    goals: tuple[GoalNode, ...]
    """Those that cite it or a level below, from the newest year, wards in the city's order"""
    years: tuple[PolicyYear, ...]
    """The same, by year"""
    wards: tuple[Count, ...]
    """The same, counted by ward; only wards that have one"""
    siblings: tuple[Count, ...]
    """The other codes below the same level"""
    children: tuple[PolicyNode, ...]
    periods: tuple[PeriodName, ...]
    """Where the code may mean something else in other years: from the earliest; else empty"""
    unsure: tuple[GoalNode, ...]
    """The goals of which it is not sure that they cite it: a reading is open"""
    parts: tuple[PolicyPart, ...] = ()
    """By year, where the goals are too many for one page"""
    newest: tuple[PolicyPart, ...] = ()
    """Then of each ward the newest year that has a sheet"""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    policy: PolicyNode | None
    """None: the goals without a number (番号のない目標)"""
    cells: tuple[int | None, ...]
    """Goals over all years, one cell a ward of Site.wards; None: the ward has no sheets"""


@dataclass(frozen=True, slots=True)
class WordNode:
    """What a sheet cites as policy but is no code of the plan: 区ビジョン"""

    word: str
    goals: tuple[GoalNode, ...]
