"""All policies of the plan: how many goals of which ward cite them, and the tree of codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.content.wording import how_many, things
from site_builder.graph.nodes.nodes import GoalNode, MatrixRow, PolicyNode, WardNode, WordNode
from site_builder.graph.site import Site
from site_builder.render.parts.basics import Href, LinkView, PageView, joined
from site_builder.render.parts.context import ViewContext
from site_builder.render.parts.topics import Topics, topics_of


class MatrixWard(NamedTuple):
    name: str
    short: str
    """One character, for phones"""
    ready: bool


@dataclass(frozen=True, slots=True)
class MatrixCell:
    ready: bool
    """The ward has sheets"""
    count: int
    step: int
    """Tint 1–4"""
    href: str
    name: str
    """北区 政策2 6つの目標"""
    unsure: bool
    """Of some of them the number is not surely read"""


class MatrixLine(NamedTuple):
    link: LinkView | None
    """None: 番号のない目標"""
    name: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class TreeLeaf:
    href: str
    sign: str
    """①"""
    count: int
    name: str
    """政策7-1-② 3つの目標"""
    unsure: bool


class TreeBranch(NamedTuple):
    link: LinkView
    leaves: tuple[TreeLeaf, ...]


class TreeTop(NamedTuple):
    link: LinkView
    name: str
    topics: str
    """What many of its goals speak of, where it has no name"""
    branches: tuple[TreeBranch, ...]


class GoalList(NamedTuple):
    id: str
    title: str
    goals: tuple[LinkView, ...]


class PoliciesView(NamedTuple):
    page: PageView
    plan: str
    wards: tuple[MatrixWard, ...]
    matrix: tuple[MatrixLine, ...]
    any_absent: bool
    any_unsure: bool
    year_note: str
    tree: tuple[TreeTop, ...]
    other_words: tuple[GoalList, ...]
    unnumbered: tuple[GoalList, ...]


_STEPS = (1, 3, 6, 12)
"""The least count of each tint"""


def view(context: ViewContext, _: None, page: PageView, href: Href) -> PoliciesView:
    site = context.site
    topics = topics_of(site.search_words)
    matrix = tuple(_matrix_line(row, site, href) for row in site.matrix)
    return PoliciesView(
        page=page,
        plan=site.plan.name,
        wards=tuple(_matrix_wards(site.wards)),
        matrix=matrix,
        any_absent=any(not ward.years for ward in site.wards),
        any_unsure=any(cell.unsure for row in matrix for cell in row.cells),
        year_note=_year_note(site),
        tree=tuple(_tree_top(node, topics, href) for node in site.policies if node.goals),
        other_words=tuple(_word(word, n, href) for n, word in enumerate(site.words, 1)),
        unnumbered=tuple(_unnumbered(site, href)),
    )


def _matrix_wards(wards: Iterable[WardNode]) -> Iterator[MatrixWard]:
    taken: set[str] = set()
    for ward in wards:
        short = next((sign for sign in ward.name if sign not in taken), ward.name[0])
        taken.add(short)
        yield MatrixWard(ward.name, short, bool(ward.years))


def _matrix_line(row: MatrixRow, site: Site, href: Href) -> MatrixLine:
    cells = zip(site.wards, row.cells, strict=True)
    if row.policy is None:
        unsure = [goal for goal in site.unnumbered if _is_unsure(goal)]
        bare = (_bare_cell(ward, count, _count_of_ward(ward, unsure)) for ward, count in cells)
        return MatrixLine(None, "番号のない目標", tuple(bare))
    target, code = href(row.policy.url), row.policy.code
    return MatrixLine(
        link=LinkView(target, code),
        name=row.policy.name,
        cells=tuple(
            _cell(ward, count, code, f"{target}#{ward.id}", _count_of_ward(ward, row.policy.unsure))
            for ward, count in cells
        ),
    )


def _count_of_ward(ward: WardNode, goals: Iterable[GoalNode]) -> int:
    return sum(goal.ward.url == ward.url for goal in goals)


def _cell(ward: WardNode, count: int | None, what: str, target: str, unsure: int = 0) -> MatrixCell:
    number = count or 0
    step = sum(number >= least for least in _STEPS)
    name = f"{ward.name} {what} {things(number, '目標')}{_unsure_note(unsure)}"
    return MatrixCell(count is not None, number, step, target if number else "", name, bool(unsure))


def _unsure_note(count: int) -> str:
    return f"（うち{how_many(count)}は読み取りを確認中）" if count else ""


def _bare_cell(ward: WardNode, count: int | None, unsure: int) -> MatrixCell:
    return _cell(ward, count, "番号のない目標", f"#none-{ward.id}", unsure)


def _year_note(site: Site) -> str:
    """A note where wards have different numbers of years; empty where all have the same."""
    by_count: dict[int, list[str]] = {}
    for ward in site.wards:
        if ward.years:
            by_count.setdefault(len(ward.years), []).append(ward.name)
    if len(by_count) < 2:
        return ""
    parts = [f"{joined(names)}は{count}年度" for count, names in sorted(by_count.items())]
    return f"載っている年度の数も区によって違います（{'、'.join(parts)}）。"


def _tree_top(node: PolicyNode, topics: Topics, href: Href) -> TreeTop:
    return TreeTop(
        link=LinkView(href(node.url), node.code),
        name=node.name,
        topics=topics.of(node),
        branches=tuple(_branch(child, href) for child in node.children if child.goals),
    )


def _branch(node: PolicyNode, href: Href) -> TreeBranch:
    leaves = tuple(
        TreeLeaf(
            href=href(leaf.url),
            sign=leaf.code.rpartition("-")[2],
            count=len(leaf.goals),
            name=f"{leaf.code} {things(len(leaf.goals), '目標')}{_unsure_note(len(leaf.unsure))}",
            unsure=bool(leaf.unsure),
        )
        for leaf in node.children
        if leaf.goals
    )
    return TreeBranch(LinkView(href(node.url), node.code), leaves)


def _goal_links(goals: Iterable[GoalNode], href: Href) -> tuple[LinkView, ...]:
    return tuple(LinkView(href(g.url), f"{g.sheet.name} {g.name}{_unsure_mark(g)}") for g in goals)


def _unsure_mark(goal: GoalNode) -> str:
    return "（番号の読み取りを確認中）" if _is_unsure(goal) else ""


def _is_unsure(goal: GoalNode) -> bool:
    return any("policies" in measure.doubts for measure in goal.goal.measures)


def _word(word: WordNode, number: int, href: Href) -> GoalList:
    return GoalList(f"word-{number}", word.word, _goal_links(word.goals, href))


def _unnumbered(site: Site, href: Href) -> Iterator[GoalList]:
    for ward in site.wards:
        goals = [goal for goal in site.unnumbered if goal.ward.url == ward.url]
        if goals:
            title = f"{ward.name}の{things(len(goals), '目標')}"
            yield GoalList(f"none-{ward.id}", title, _goal_links(goals, href))
