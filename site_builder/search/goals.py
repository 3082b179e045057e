"""The goals that can be found, in the order in which equal hits stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_builder.content.sheet.model import SheetKey
from site_builder.graph.nodes.nodes import GoalNode
from site_builder.graph.site import Site
from site_builder.search.texts import GoalTexts


@dataclass(frozen=True, slots=True)
class SearchGoal:
    node: GoalNode
    texts: GoalTexts


def search_goals(
    site: Site, texts: Mapping[SheetKey, tuple[GoalTexts, ...]]
) -> tuple[SearchGoal, ...]:
    """From the newest year, wards in the city's order, as on every list of goals."""
    return tuple(_goals(site, texts))


def _goals(site: Site, texts: Mapping[SheetKey, tuple[GoalTexts, ...]]) -> Iterator[SearchGoal]:
    for year in site.years:
        for ward in year.wards:
            for sheet in ward.sheets:
                for node, said in zip(sheet.goals, texts[sheet.key], strict=True):
                    yield SearchGoal(node, said)
