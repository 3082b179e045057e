"""Which columns hold which field: as their labels say, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from site_builder.content.wording import squash
from site_builder.ingest.document import Box
from site_builder.ingest.form.columns.named import (
    NamedColumn,
    SpareColumn,
    choose_columns,
    name_columns,
)
from site_builder.ingest.form.fields import FIELDS
from site_builder.ingest.form.labels import cut_field_of, field_of, is_group
from site_builder.ingest.layouts.grid.rows import GridRow, text_of


@dataclass(frozen=True, slots=True)
class GridColumns:
    """What stands above the table."""

    fields: Mapping[str, range]
    guessed: frozenset[str] = frozenset()
    """Fields whose columns have no label, but stand where theirs would"""
    extra: tuple[Box, ...] = ()
    """Labels of columns that the form does not have"""
    spare: tuple[SpareColumn, ...] = ()
    """Columns of another year, or of a field that another column holds"""
    doubted: Mapping[str, str] = field(default_factory=dict)
    """Field → why all of its values are in doubt"""

    def of(self, box: Box) -> tuple[str, ...]:
        """The fields whose columns a cell stands in, the one it stands in most first."""
        names = [name for name in self.fields if shared(box, self.fields[name])]
        return tuple(sorted(names, key=lambda name: -shared(box, self.fields[name])))

    def spared(self, box: Box) -> SpareColumn | None:
        return next((one for one in self.spare if shared(box, one.columns)), None)


def find_columns(
    named: Sequence[NamedColumn],
    labels: Sequence[GridRow],
    body: Sequence[GridRow],
    year: int | None,
) -> GridColumns:
    """Whole labels before cut ones; of several columns of a field the one of this `year`."""
    every = [box for row in labels for box in row.boxes]
    short = dict(_short_labels(every))
    choice = choose_columns([one for one in named if one.columns not in short.values()], year)
    fields = {**{name: one.columns for name, one in choice.fields.items()}, **short}
    known = [*fields.values(), *(one.columns for one in choice.spare)]
    free = [box for box in every if not any(shared(box, columns) for columns in known)]
    extra = tuple(_claim(fields, (b for b in free if not is_group(text_of([b]))), cut_field_of))
    found = GridColumns(fields, extra=extra, spare=choice.spare, doubted=choice.doubted)
    bare = [b for row in body for b in row.boxes if not found.of(b) and not found.spared(b)]
    guessed = dict(_guess(fields, extra, bare))
    return replace(found, fields={**fields, **guessed}, guessed=frozenset(guessed))


def named_columns(labels: Sequence[GridRow]) -> tuple[NamedColumn, ...]:
    return name_columns([cell for row in labels for cell in row.labels()])


def _short_labels(boxes: Sequence[Box]) -> Iterator[tuple[str, range]]:
    """目標 and 指標 in a form that prints 目標値 besides, but neither 組織目標 nor 取組指標."""
    named = [field_of(text_of([box])) for box in boxes]
    bare = {squash(text_of([box])): box for box in reversed(boxes) if box.columns == 1}
    if "goal" not in named and named.count("target") > 1 and "目標" in bare:
        yield "goal", columns_of(bare["目標"])
    if "indicator" not in named and "指標" in bare:
        yield "indicator", columns_of(bare["指標"])


def _claim(
    fields: dict[str, range], boxes: Iterable[Box], name_of: Callable[[str], str]
) -> Iterator[Box]:
    """Adds to `fields`; the boxes that name none are left."""
    for box in boxes:
        name = name_of(text_of([box]))
        if name and name not in fields:
            fields[name] = columns_of(box)
        else:
            yield box


def _guess(
    fields: Mapping[str, range], extra: Sequence[Box], free: Sequence[Box]
) -> Iterator[tuple[str, range]]:
    """A column without label between those of two fields, between which one field is missing."""
    spans = {columns_of(box) for box in free}
    bare = [span for span in spans if not any(shared(box, span) for box in extra)]
    ordered = sorted(fields, key=lambda name: fields[name].start)
    for left, right in pairwise(ordered):
        between = [span for span in bare if fields[left].stop <= span.start < fields[right].start]
        missing = FIELDS[FIELDS.index(left) + 1 : FIELDS.index(right)]
        if len(between) == 1 and len(missing) == 1 and missing[0] not in fields:
            yield missing[0], between[0]


def columns_of(box: Box) -> range:
    return range(box.column, box.column + box.columns)


def shared(box: Box, columns: range) -> int:
    """How many columns of a cell are among these."""
    own = columns_of(box)
    return max(0, min(own.stop, columns.stop) - max(own.start, columns.start))
