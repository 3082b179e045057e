"""The search page: the frame that the script fills, and lists that need no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from site_builder.graph import urls
from site_builder.graph.nodes.nodes import PolicyNode, SheetNode
from site_builder.render.parts.basics import MARKS, Href, LinkView, Mark, PageView
from site_builder.render.parts.context import ViewContext


class FacetView(NamedTuple):
    name: str
    """As in the query string"""
    title: str
    note: str = ""


class LinkGroup(NamedTuple):
    head: LinkView
    links: tuple[LinkView, ...]


class HeldWard(NamedTuple):
    """A ward and the years of which it has sheets, from the newest."""

    name: str
    years: str


class SearchView(NamedTuple):
    page: PageView
    here: str
    script: str
    table: str
    """What the script asks for first"""
    facets: tuple[FacetView, ...]
    marks: tuple[Mark, ...]
    wards: tuple[LinkGroup, ...]
    policies: tuple[LinkGroup, ...]
    years: tuple[LinkView, ...]
    held: tuple[HeldWard, ...]
    missing: str
    """Names of the wards without a sheet"""
    coverage: str


_FACETS = (
    FacetView("ward", "区"),
    FacetView("year", "年度"),
    FacetView("evaluation", "評価"),
    FacetView("section", "課・機関"),
    FacetView("policy", "政策"),
)


def view(context: ViewContext, _: None, page: PageView, href: Href) -> SearchView:
    site, script = context.site, context.search_script
    return SearchView(
        page=page,
        here=href(urls.SEARCH),
        script=href(script) if script else "",
        table=href(urls.SEARCH_TABLE),
        facets=tuple(f._replace(note=_note(f.name, site.sheets.values())) for f in _FACETS),
        marks=MARKS,
        wards=tuple(
            LinkGroup(
                LinkView(href(ward.url), ward.name),
                tuple(LinkView(href(s.url), s.label) for s in ward.sections),
            )
            for ward in site.wards
        ),
        policies=tuple(
            LinkGroup(LinkView(href(p.url), p.code), tuple(_below(p, href)))
            for p in site.policies
            if p.goals
        ),
        years=tuple(LinkView(href(year.url), year.name) for year in site.years),
        held=tuple(
            HeldWard(ward.name, "、".join(year.year.name for year in ward.years))
            for ward in site.wards
            if ward.years
        ),
        missing="、".join(ward.name for ward in site.wards if not ward.years),
        coverage=href(urls.COVERAGE),
    )


def _note(facet: str, sheets: Iterable[SheetNode]) -> str:
    """What a value of the facet also takes in."""
    if facet == "evaluation" and any(s.ended and not s.tally.evaluated for s in sheets):
        return "「未評価」には、終わった年度で評価の載った資料がまだないものもふくみます。"
    return ""


def _below(node: PolicyNode, href: Href) -> Iterator[LinkView]:
    for child in node.children:
        yield LinkView(href(child.url), child.code)
        yield from _below(child, href)
