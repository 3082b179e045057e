"""The page with the document's own text of a sheet: each field's pieces and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from site_builder.content.field_names import word_of
from site_builder.content.origins.excerpt import place_name
from site_builder.content.origins.provenance import RawField
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.fields import MEASURE_FIELDS, name_of
from site_builder.content.sheet.model import Sheet
from site_builder.graph import urls
from site_builder.graph.nodes.nodes import SheetNode
from site_builder.render.parts.basics import (
    Href,
    LinkView,
    PageView,
    SourceView,
    document_link,
    source_view,
)
from site_builder.render.parts.context import ViewContext

HEAD = (
    "fiscal_year",
    "department",
    "section",
    "created",
    "evaluated",
    "policy_indicators",
)
"""In the order of the form; 区 and 上の課 are read from the words of 組織名"""


class RawView(NamedTuple):
    id: str
    label: str
    found: bool
    """The document has it; else it is only in doubt"""
    pieces: tuple[str, ...]
    """One a line, white space as in the document"""
    place: str
    """資料の12行目; empty where it stands above, for all of them"""
    doubt: bool
    corrected: bool


class RawRows(NamedTuple):
    name: str
    """1行目, or nothing where the goal has one row"""
    place: str
    """Where all its cells stand; empty where they do not stand together"""
    cells: tuple[RawView, ...]


class RawGoal(NamedTuple):
    id: str
    link: LinkView | None
    """To the goal on its sheet, where it has it"""
    name: str
    rows: tuple[RawRows, ...]


class OriginalView(NamedTuple):
    page: PageView
    title: str
    year: str
    sheet: LinkView
    document: LinkView | None
    goals: tuple[RawGoal, ...]
    head: tuple[RawView, ...]
    rest: tuple[RawView, ...]
    """Texts that belong to no field"""
    sources: tuple[SourceView, ...]


def view(context: ViewContext, node: SheetNode, page: PageView, href: Href) -> OriginalView:
    raws = {raw.field: raw for raw in context.raws(node.key)}
    texts = _FieldTexts(context.sheet(node.key), raws)
    return OriginalView(
        page=page,
        title=f"{node.name}の原文",
        year=node.year.name,
        sheet=LinkView(href(node.url), f"{node.name} {node.year.name}のシート"),
        document=document_link(node, href),
        goals=tuple(_goal(node, number, texts, href) for number in texts.goals),
        head=tuple(texts.views(HEAD)),
        rest=tuple(texts.views(sorted(filter(_is_in_no_field, texts.raws)))),
        sources=(source_view(node, href),),
    )


class _FieldTexts(NamedTuple):
    sheet: Sheet
    raws: Mapping[str, RawField]

    @property
    def goals(self) -> tuple[int, ...]:
        """Those of the sheet and those of the document, by number"""
        read = {FieldPath.parse(field).goal for field in self.raws} - {0}
        return tuple(sorted({goal.number for goal in self.sheet.goals} | read))

    @property
    def doubts(self) -> frozenset[str]:
        return frozenset(doubt.field for doubt in self.sheet.review)

    def rows(self, number: int) -> int:
        paths = map(FieldPath.parse, (*self.raws, *self.doubts))
        return max((path.measure for path in paths if path.goal == number), default=0)

    def views(self, names: Iterable[str]) -> Iterator[RawView]:
        """What the document has, and what is in doubt: the sheet's page leads there."""
        for name in names:
            if name in self.raws or name in self.doubts:
                yield self._view(self.raws.get(name, RawField(name, (), ())))

    def _view(self, raw: RawField) -> RawView:
        path = FieldPath.parse(raw.field)
        return RawView(
            id=urls.raw_id(raw.field),
            label=word_of(path.name) if path.goal else name_of(path),
            found=raw.field in self.raws,
            pieces=raw.pieces,
            place="、".join(dict.fromkeys(map(place_name, raw.places))),
            doubt=any(doubt.path.covers(path) for doubt in self.sheet.review),
            corrected=any(c.path.covers(path) for c in self.sheet.corrections if c.was != c.now),
        )


def _is_in_no_field(name: str) -> bool:
    return FieldPath.parse(name).steps[0] in ("notes", "unplaced")


def _rows(name: str, cells: Iterable[RawView]) -> RawRows:
    """A place that all cells share is said once."""
    found = tuple(cells)
    places = {cell.place for cell in found}
    if len(found) < 2 or len(places) > 1:
        return RawRows(name, "", found)
    return RawRows(name, places.pop(), tuple(cell._replace(place="") for cell in found))


def _goal(node: SheetNode, number: int, texts: _FieldTexts, href: Href) -> RawGoal:
    count = texts.rows(number)
    sentence = tuple(texts.views([str(FieldPath.of_goal(number) / "goal")]))
    places = (FieldPath.of_measure(number, place) for place in range(1, count + 1))
    cells = [tuple(texts.views(str(row / name) for name in MEASURE_FIELDS)) for row in places]
    if count == 1:
        rows = [_rows("", (*sentence, *cells[0]))]
    else:
        named = (_rows(f"{place}行目", row) for place, row in enumerate(cells, 1))
        rows = [_rows("", sentence), *named]
    on_sheet = any(goal.number == number for goal in texts.sheet.goals)
    return RawGoal(
        id=urls.goal_id(number),
        link=LinkView(href(urls.goal(node.key, number)), f"目標{number}") if on_sheet else None,
        name=f"目標{number}",
        rows=tuple(row for row in rows if row.cells),
    )
