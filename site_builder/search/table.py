"""The table of goals, for facets, counts, the order of hits and their first lines.

What many goals share is written once and referred to by its number: header cells, cited policies,
evaluations. Their words are looked up here, too; only what a single goal says is left to the
index. templates/assets/js/search/table.js reads it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from site_builder.content.eras import era_year, year_spellings
from site_builder.content.field_names import word_of
from site_builder.content.sheet.model import SheetKey
from site_builder.content.wording import (
    EVALUATION_HINTS,
    EVALUATION_WORDS,
    EVALUATIONS,
    parse_policies,
    search_form,
)
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import SheetNode
from site_builder.graph.site import Site
from site_builder.search.goals import LABELS, SearchGoal

K = TypeVar("K", bound=Hashable)

MARKS = tuple(EVALUATIONS)
"""○ △ × and the empty one are bits 0 to 3 of a goal's marks"""


class Numbers(Generic[K]):
    """Gives each thing a number, from 0, when it is first met."""

    def __init__(self) -> None:
        self._found: dict[K, int] = {}

    def of(self, things: Iterable[K]) -> list[int]:
        return [self._found.setdefault(thing, len(self._found)) for thing in things]

    def __iter__(self) -> Iterator[K]:
        return iter(self._found)


def goal_table(site: Site, goals: Sequence[SearchGoal]) -> dict[str, Any]:
    """Everything but what depends on the index."""
    keys = list(dict.fromkeys(goal.node.goal.key for goal in goals))
    places = {key: place for place, key in enumerate(keys)}
    headers: Numbers[tuple[str, str]] = Numbers()
    cited: Numbers[str] = Numbers()
    return {
        "wards": [[ward.id, ward.name] for ward in site.wards],
        "years": [[year.year, year.name] for year in site.years],
        "sections": [
            [f"{ward.id}/{section.id}", ward.name, section.label]
            for ward in site.wards
            for section in ward.sections
        ],
        "policies": [[node.id, node.code, node.name] for node in site.policy_nodes.values()],
        "fields": list(LABELS.values()),
        "fragment": f"#{urls.goal_id(0).removesuffix('0')}",
        "sheets": [_sheet_row(site.sheets[key], _link(site, key), headers) for key in keys],
        "goalSheet": [places[goal.node.goal.key] for goal in goals],
        "goalNumber": [goal.node.goal.number for goal in goals],
        "goalMarks": [_mark_bits(goal) for goal in goals],
        "goalUnsure": [int(goal.node.goal.unsure) for goal in goals],
        "goalCited": [cited.of(_cited_texts(goal)) for goal in goals],
        "headers": list(headers),
        "cited": _policy_places(site, cited),
        "meanings": _by_search_form(EVALUATION_WORDS),
        "hints": _by_search_form(EVALUATION_HINTS),
        "scopes": list(_scopes(site)),
    }


def _by_search_form(words: Mapping[str, str]) -> dict[str, str]:
    return {search_form(word): evaluation for word, evaluation in words.items()}


def _scopes(site: Site) -> Iterator[list[Any]]:
    """Facet, its value, and how people name it: what may stand before a word, 中央区の子育て."""
    for ward in site.wards:
        yield ["ward", ward.id, [search_form(ward.name), search_form(f"{ward.name}役所")]]
    for year in site.years:
        yield ["year", str(year.year), list(map(search_form, year_spellings(year.year)))]


def _link(site: Site, key: SheetKey) -> str:
    link = urls.relative(urls.sheet(key), urls.SEARCH)
    return urls.in_file(link) if site.portable else link


def _sheet_row(sheet: SheetNode, link: str, headers: Numbers[tuple[str, str]]) -> list[Any]:
    """The link from the search page, section, year, and the header cells: text and label.

    A label is empty where every hit shows the text anyway.
    """
    said, year = sheet.summary, sheet.key.year
    names = (said.ward, said.section, said.parent_section, era_year(year), f"{year}年度")
    cells = [
        *((text, "") for text in names),
        (said.department, word_of("department")),
        *((text, "関連する政策指標") for text in said.policy_indicators),
    ]
    place = f"{sheet.key.ward}/{sheet.key.section}"
    numbers = headers.of(dict.fromkeys(cell for cell in cells if cell[0]))
    return [link, place, year, numbers]


def _mark_bits(goal: SearchGoal) -> int:
    return sum(1 << MARKS.index(mark) for mark in set(goal.node.goal.evaluations))


def _cited_texts(goal: SearchGoal) -> Iterable[str]:
    return dict.fromkeys(text for row in goal.node.goal.measures for text in row.policies)


def _policy_places(site: Site, cited: Iterable[str]) -> list[list[Any]]:
    """Each text as stored and the places of the policies that it stands for, ranges expanded."""
    aliases = site.plan.aliases or {}
    places = {policy: place for place, policy in enumerate(site.policy_nodes)}
    return [[t, [places[p] for p in parse_policies(aliases.get(t, t))]] for t in cited]
