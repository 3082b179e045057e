"""The way from a year to its goals that fell short, as the search lists them."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.graph import urls
from site_builder.graph.nodes.nodes import WardYear
from site_builder.render.parts.basics import MISSED, PARTLY, Href, LinkView, Mark


def shortfall_marks(wards: Sequence[WardYear]) -> tuple[Mark, ...]:
    """Those of △ and × that were given"""
    counts = (
        (PARTLY, sum(ward.tally.partly for ward in wards)),
        (MISSED, sum(ward.tally.missed for ward in wards)),
    )
    return tuple(mark for mark, count in counts if count)


def shortfall_link(wards: Sequence[WardYear], href: Href, ward: str = "") -> LinkView | None:
    """`wards`: of one year. `ward`: the id of the only one of them that is asked for."""
    goals = {goal.url for one in wards for goal, _ in one.shortfalls}
    if not goals:
        return None
    marks = shortfall_marks(wards)
    url = urls.search_within(
        ward=(ward,) if ward else (),
        year=(str(wards[0].fiscal_year),),
        evaluation=tuple(mark.id for mark in marks),
    )
    words = "・".join(mark.word for mark in marks)
    return LinkView(href(url), f"{words}の目標（{len(goals)}）")
