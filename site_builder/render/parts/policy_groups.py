"""The goals that cite a policy, as its page groups them: by year or, of a long list, by ward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder.content.wording import Policy, things
from site_builder.graph.nodes.nodes import GoalNode, PolicyNode, PolicyPart
from site_builder.graph.nodes.policy_parts import fits_a_page
from site_builder.kept import kept
from site_builder.render.parts.basics import Href, LinkView
from site_builder.render.parts.goal_card import GoalCard, PlacedCard, goal_card


@dataclass(frozen=True, slots=True)
class PolicyGroup:
    id: str
    name: str
    count: str
    goals: tuple[PlacedCard, ...]
    charted: bool
    link: LinkView | None = None
    """Where the goals are too many for this page"""


def policy_groups(node: PolicyNode, href: Href) -> Iterator[PolicyGroup]:
    if node.parts:
        yield from _newest(node, href)
        return
    met: set[str] = set()
    for year in node.years:
        cards = tuple(_cards(node.policy, year.goals, href, met))
        yield _group(f"year-{year.goals[0].goal.key.year}", year.year.name, cards)


def part_groups(part: PolicyPart, href: Href) -> Iterator[PolicyGroup]:
    for ward in part.parts:
        yield _linked(ward, ward.ward.name if ward.ward else "", href)
    if not part.parts:
        name = f"{part.ward.name} {part.year.name}" if part.ward else part.year.name
        cards = tuple(_cards(part.policy, part.goals, href, set()))
        yield _group(f"year-{part.fiscal_year}", name, cards)


def _newest(node: PolicyNode, href: Href) -> Iterator[PolicyGroup]:
    """The table of policies leads to the wards."""
    together = fits_a_page([goal for part in node.newest for goal in part.goals])
    for part in node.newest:
        name = f"{part.ward.name if part.ward else ''} {part.year.name}"
        if together:
            known = {part.ward_id}
            yield _group(part.ward_id, name, tuple(_cards(node.policy, part.goals, href, known)))
        else:
            yield _linked(part, name, href)


def _linked(part: PolicyPart, name: str, href: Href) -> PolicyGroup:
    link = LinkView(href(part.url), f"{name}の目標を読む") if part.goals else None
    return PolicyGroup(part.ward_id, name, things(len(part.goals), "目標"), (), False, link)


def _group(group_id: str, name: str, cards: tuple[PlacedCard, ...]) -> PolicyGroup:
    charted = any(placed.card.charted for placed in cards)
    return PolicyGroup(group_id, name, things(len(cards), "目標"), cards, charted)


def _cards(
    policy: Policy, goals: Iterable[GoalNode], href: Href, met: set[str]
) -> Iterator[PlacedCard]:
    """The first card of each ward is where the table of policies leads to. `met`: those that have
    one"""
    for node in goals:
        ward = node.goal.key.ward
        card = _card(node, href, not node.goal.surely_cites(policy))
        yield PlacedCard("" if ward in met else ward, card)
        met.add(ward)


@kept(most=2048)  # a goal stands on the pages of all levels of its policies
def _card(node: GoalNode, href: Href, doubt: bool) -> GoalCard:
    return goal_card(node.goal, node.name, href, cited_doubt=doubt)
