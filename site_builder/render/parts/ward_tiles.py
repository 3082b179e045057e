"""The wards to choose from, each with the years that it has."""

from __future__ import annotations

from typing import NamedTuple

from site_builder.graph.nodes.nodes import WardNode
from site_builder.graph.site import Site
from site_builder.render.parts.basics import Href


class WardTile(NamedTuple):
    href: str
    name: str
    kana: str
    years: str
    """令和7・5年度; empty while it has no sheets"""


def ward_tiles(site: Site, href: Href) -> tuple[WardTile, ...]:
    return tuple(
        WardTile(href(ward.url), ward.name, ward.kana, _years(ward)) for ward in site.wards
    )


def _years(ward: WardNode) -> str:
    """令和7・5年度, with the era once"""
    names = [year.year.name.removesuffix("年度") for year in ward.years]
    if not names:
        return ""
    era = names[0][:2]
    return "・".join([names[0], *(name.removeprefix(era) for name in names[1:])]) + "年度"
