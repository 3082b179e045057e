"""What each batch of pages was made of, and which are as they would be made again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from site_builder.content.sheet.model import SheetKey
from site_builder.graph.site import PageMeta
from site_builder.memory.digest import Digest, Digests
from site_builder.memory.reads import answer, parse_read
from site_builder.memory.sheets import KnownSheet, SheetSources
from site_builder.memory.store import Damaged, Row
from site_builder.memory.watch import GRAPH, RAWS, TRACE, Read
from site_builder.pages import Batch
from site_builder.render.frame.frame import frame_key
from site_builder.render.parts.context import ViewContext
from site_builder.render.press import Press

_NOTED = ("site", "trace", "raws")
"""Fields of a ViewContext: what a page asks of them is noted (memory/watch.py)"""
_OF_ALL = (GRAPH, ("matrix",))
"""Parts that depend on every sheet: for a page that reads one, the digest of all that the graph is
made of stands in place of the part's own, which would take longer to make"""
_APART = ("context", "frames", "ruby", "templates")
"""Fields of a Press that are digested otherwise than by their value"""


class BatchSources:
    """Of what pages are made: all that they are given, and what they have asked for."""

    def __init__(
        self, press: Press, sheets: Mapping[SheetKey, KnownSheet], sources: SheetSources
    ) -> None:
        self._press, self._sheets, self._sources = press, sheets, sources
        self._digests = Digests()
        self._answers: dict[str, Any] = {}
        for sheet in sheets.values():
            self._learn(sheet)
        given = (*_values_but(_NOTED, press.context), *_values_but(_APART, press))
        self._given = self._digests.of(
            *given, sorted(press.ruby.html.items()), press.templates.digest
        )

    def _learn(self, sheet: KnownSheet) -> None:
        """The whole graph is made of summaries: their digests need not be made again."""
        summary = self._press.site.sheets[sheet.summary.key].summary
        self._digests.learn(summary, sheet.digest)
        for goal, digest in zip(summary.goals, sheet.goals, strict=True):
            self._digests.learn(goal, digest)

    @cached_property
    def _graph(self) -> Digest:
        return self._sources.of_graph(self._sheets.values())

    def of_batch(self, batch: Batch, reads: str) -> Digest:
        """`reads`: as dump_reads has them; most stand in many batches."""
        pages = [self._of_page(page) for page in batch.pages]
        lines = reads.split("\n") if reads else []
        for line in lines:
            if line not in self._answers:
                self._answers[line] = self._of_read(parse_read(line))
        return self._digests.of(self._given, pages, reads, [self._answers[one] for one in lines])

    def _of_page(self, page: PageMeta) -> Digest:
        frames = self._press.frames
        used = [frames[frame_key(page, easy=easy)] for easy in page.variants]
        return self._digests.of(page, used)

    def _of_read(self, read: Read) -> Any:
        """The answer itself where it is short"""
        if read[0] in (TRACE, RAWS):
            return self._of_sheet(*read)
        if read in _OF_ALL:
            return self._graph
        return self._digests.short(answer(self._press.site, read))

    def _of_sheet(self, what: str, key: SheetKey) -> Digest:
        known = self._sheets.get(key)
        if known is None:
            return b""
        find = self._sources.of_trace if what == TRACE else self._sources.of_raws
        return find(known.summary)


def _values_but(names: Sequence[str], record: Press | ViewContext) -> list[Any]:
    """A field that is added to a record counts without being named here."""
    return [getattr(record, field.name) for field in fields(record) if field.name not in names]


@dataclass(frozen=True, slots=True)
class KnownBatch:
    name: str
    made_of: Digest
    reads: str
    """As dump_reads has them"""
    files: int
    """How many it has made"""


def batch_row(one: KnownBatch) -> Row:
    row = one.name, one.made_of, one.reads, one.files
    return *row, _check(row)


def batch_of_row(row: Row) -> KnownBatch:
    *values, digest = row
    if digest != _check(tuple(values)):
        raise Damaged
    return KnownBatch(*values)


def _check(values: Row) -> Digest:
    return Digests().of(*values)
