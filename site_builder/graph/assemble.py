"""Summaries of all sheets → the whole site, linked once, in time linear in their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_builder.content.addresses.redirects import AddressBook
from site_builder.content.folder.cards import SITE, Card
from site_builder.content.folder.frame import Frame
from site_builder.content.words.glossary_readings import with_terms
from site_builder.graph import urls
from site_builder.graph.addresses import goal_number, list_addresses
from site_builder.graph.changes.updates import History, build_updates
from site_builder.graph.lineage.build import build_lineages
from site_builder.graph.moves import list_moves
from site_builder.graph.nodes.ended import ended_years
from site_builder.graph.nodes.nodes import GoalNode, YearNode
from site_builder.graph.nodes.policies import (
    all_policies,
    build_matrix,
    build_policies,
    build_words,
)
from site_builder.graph.nodes.sheets import build_sections, place_summaries
from site_builder.graph.nodes.summary import SheetSummary
from site_builder.graph.nodes.tally import Tally
from site_builder.graph.nodes.years import build_wards, build_years
from site_builder.graph.pages.kinds import list_farewells, list_pages
from site_builder.graph.site import Site


def build_site(
    frame: Frame,
    summaries: Iterable[SheetSummary],
    history: History | None = None,
    cards: Iterable[Card] = (),
) -> Site:
    """Of sheets whose ward and section are listed in the frame."""
    site = _link(frame, tuple(summaries), history or {}, cards)
    return _with_moves(_with_pages(site), frame.addresses)


def _link(
    frame: Frame, summaries: tuple[SheetSummary, ...], history: History, cards: Iterable[Card]
) -> Site:
    """All but the pages and the addresses"""
    placed = place_summaries(frame.organization, summaries)
    sections = build_sections(placed, ended_years(summaries, frame.info.year_ended))
    wards = build_wards(frame.organization, sections)
    years = build_years(wards)
    goals = tuple(_goals(years))
    policies = build_policies(frame.plan, goals, wards)
    sheets = {sheet.key: sheet for section in sections for sheet in section.sheets}
    unnumbered = tuple(goal for goal in goals if not goal.goal.codes)
    return Site(
        info=frame.info,
        plan=frame.plan,
        wards=wards,
        years=years,
        sheets=sheets,
        policies=policies,
        policy_nodes={node.policy: node for node in all_policies(policies)},
        matrix=build_matrix(policies, unnumbered, wards),
        unnumbered=unnumbered,
        words=build_words(goals),
        texts=frame.pages,
        documents=frame.documents,
        search_words=frame.search_words,
        tally=sum((year.tally for year in years), Tally()),
        lineages=build_lineages(frame.lineage, frame.organization, placed),
        glossary=tuple(sorted(frame.glossary, key=lambda term: term.kana)),
        history=history,
        updates=build_updates(history, sheets, frame.organization),
        readings=with_terms(frame.readings, frame.glossary),
        accessibility=frame.accessibility,
        cards={urls.HOME if c.id == SITE else urls.ward(c.id): c for c in cards},
        portable=frame.portable,
    )


def _with_pages(site: Site) -> Site:
    pages = {page.url: page for page in list_pages(site)}
    easy = frozenset(page.url for page in pages.values() if page.easy)
    return replace(site, pages=pages, easy=easy)


def _with_moves(site: Site, book: AddressBook) -> Site:
    """What became of the addresses that were published, once those of the site are known"""
    live = frozenset(list_addresses(site))
    site = replace(site, addresses=live, moves=list_moves(book, live))
    farewells = {page.url: page for page in list_farewells(site)}
    gone: dict[str, list[int]] = defaultdict(list)
    for address in (book.published or {}).keys() - live:
        url = address.partition("#")[0]
        if url in live and (number := goal_number(address)):
            gone[url].append(number)
    found = {url: tuple(sorted(numbers)) for url, numbers in sorted(gone.items())}
    return replace(site, pages={**site.pages, **farewells}, gone_goals=found)


def _goals(years: Iterable[YearNode]) -> Iterator[GoalNode]:
    """From the newest year, wards in the city's order, as on every list of goals."""
    for year in years:
        for ward in year.wards:
            for sheet in ward.sheets:
                yield from sheet.goals
