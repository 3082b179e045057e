"""A build that remembers: what need not be made, and at the end what was made of what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from site_builder.content.folder.frame import Frame
from site_builder.content.sheet.place import sheet_file
from site_builder.export.page_files import PageRows, list_page_data, page_data_files
from site_builder.export.shares import SheetShare
from site_builder.graph.site import Site
from site_builder.load import KnownInputs, ReadSheet
from site_builder.memory.batches import BatchSources, KnownBatch, batch_of_row
from site_builder.memory.keep import Keepsake
from site_builder.memory.outputs import OTHERS, KnownOutput, recall_outputs
from site_builder.memory.page_data import PageDataSources
from site_builder.memory.parts import KnownParts
from site_builder.memory.reads import dump_reads, reads_beside
from site_builder.memory.recall import Recollection, templates_are_known
from site_builder.memory.shares import KnownShares
from site_builder.memory.sheets import (
    KnownSheet,
    Sheets,
    SheetSources,
    as_read,
    know_sheet,
    recall_sheets,
)
from site_builder.memory.store import Row
from site_builder.memory.watch import Watch
from site_builder.pages import (
    Batch,
    Printing,
    WrittenBatch,
    list_batches,
    write_pages,
)
from site_builder.progress import Tell
from site_builder.publish.files import NextFiles, SiteFile, write_files
from site_builder.render.press import Press

FEW = 200
"""Of fewer batches, more processes cost more time than they save."""


class WarmSheets:
    """The sheets that are known, and what is known of all when they are read."""

    def __init__(self, memory: Recollection) -> None:
        self._memory = memory
        _ = memory.files  # looked into before any of them is read to be published
        self._known: dict[str, KnownSheet] = {}

    def known_inputs(self) -> KnownInputs:
        return KnownInputs(self._recall, templates_are_known(self._memory))

    def _recall(self, frame: Frame) -> Mapping[str, ReadSheet]:
        self._known = recall_sheets(self._memory, SheetSources(self._memory, frame))
        return {file: as_read(one) for file, one in self._known.items()}

    def learn(self, frame: Frame, sheets: Iterable[ReadSheet]) -> Sheets:
        sources = SheetSources(self._memory, frame)
        recalled = {one.summary.key: one for one in self._known.values()}
        found = [recalled.get(one.key) or know_sheet(one, sources) for one in sheets]
        known = tuple(one for one in found if one)
        new = tuple(one for one in known if one.summary.key not in recalled)
        return Sheets(sources, known, new)


class WarmPages:
    """Which batches need not be made, and what the others were made of."""

    def __init__(self, memory: Recollection, press: Press, sheets: Sheets) -> None:
        self._memory, self._sheets = memory, sheets
        by_key = {one.summary.key: one for one in sheets.known}
        self._sources = BatchSources(press, by_key, sheets.sources)
        self._parts = KnownParts(memory.store)
        self.index_part = self._parts.part
        self._kept_data: list[str] = []
        self._data: list[tuple[KnownBatch, NextFiles]] = []
        known, self.there = recall_outputs(memory)
        """The files of output/ that need not be written again"""
        self._there_of: dict[str, list[SiteFile]] = defaultdict(list)
        for one in known:
            self._there_of[one.batch].append(one.file)

    def write(self, press: Press, folder: Path, processes: int, tell: Tell) -> list[SheetShare]:
        """The pages that are not there as they should be; the shares of all."""
        batches = list_batches(press.site)
        self._kept = {batch.name: batch for batch in batches if self._is_kept(batch)}
        due = [batch for batch in batches if batch.name not in self._kept]
        watch = Watch(press)
        processes = processes if len(due) > FEW else 1
        printing = Printing(
            watch.press, folder, processes, lambda: dump_reads(watch.take()), self.there, tell
        )
        self._written = write_pages(printing, due)
        self._due = {batch.name: batch for batch in due}
        return [*self._kept_shares(), *(one.share for one in self._written if one.share)]

    def write_data(self, site: Site, folder: Path, shares: Sequence[SheetShare]) -> None:
        """The data of the pages about several sheets, as far as they are not there"""
        rows = PageRows(site, shares)
        sources = PageDataSources(self._sheets, self._files_of_batches())
        for data in list_page_data(site):
            name, made_of = data.urls.csv, sources.of_data(data)
            recalled = self._recall(name)
            if recalled and recalled.made_of == made_of:
                self._kept_data.append(name)
            else:
                made = write_files(folder, page_data_files(data, rows), self.there)
                self._data.append((KnownBatch(name, made_of, "", len(made.files)), made))

    def _files_of_batches(self) -> Iterator[SiteFile]:
        yield from (file for name in self._kept for file in self._there_of[name])
        yield from (file for one in self._written for file in one.made.files)

    def add(self, others: NextFiles) -> NextFiles:
        """Gives the files of all batches and the others together."""
        self._others = others
        made = [others, *(one.made for one in self._written), *(made for _, made in self._data)]
        names = (*self._kept, *self._kept_data)
        kept = [file for name in names for file in self._there_of[name]]
        return NextFiles(
            [file for one in made for file in one.written],
            [*kept, *(file for one in made for file in one.kept)],
        )

    def keepsake(self) -> Keepsake:
        return Keepsake(
            frozenset(sheet_file(one.summary.key) for one in self._sheets.known),
            self._sheets.new,
            [*map(self._known, self._written), *(known for known, _ in self._data)],
            self._names(),
            {one.name: one.share for one in self._written if one.share},
            self._parts,
            tuple(self._outputs()),
        )

    def _names(self) -> frozenset[str]:
        data = (known.name for known, _ in self._data)
        return frozenset((*self._kept, *self._due, *self._kept_data, *data))

    def _outputs(self) -> Iterator[KnownOutput]:
        for name in (*self._kept, *self._kept_data):
            yield from (KnownOutput(file, name) for file in self._there_of[name])
        for one in self._written:
            yield from (KnownOutput(file, one.name) for file in one.made.files)
        for known, made in self._data:
            yield from (KnownOutput(file, known.name) for file in made.files)
        yield from (KnownOutput(file, OTHERS) for file in self._others.files)

    def _known(self, one: WrittenBatch) -> KnownBatch:
        batch = self._due[one.name]
        reads = reads_beside(batch, one.reads)
        made_of = self._sources.of_batch(batch, reads)
        return KnownBatch(one.name, made_of, reads, len(one.made.files))

    @cached_property
    def _rows(self) -> Mapping[str, Row]:
        store = self._memory.store
        return {row[0]: row for row in (store.rows("batches") if store else ())}

    def _is_kept(self, batch: Batch) -> bool:
        """It would be made again as it is."""
        known = self._recall(batch.name)
        return known is not None and known.made_of == self._sources.of_batch(batch, known.reads)

    def _recall(self, name: str) -> KnownBatch | None:
        """None where not all of its files are there."""
        row = self._rows.get(name)
        known = batch_of_row(row) if row else None
        is_whole = known and len(self._there_of.get(name, ())) == known.files
        return known if is_whole else None

    def _kept_shares(self) -> Iterable[SheetShare]:
        store = self._memory.store
        sheets = {name: batch.sheet for name, batch in self._kept.items() if batch.sheet}
        return KnownShares(store, sheets) if store else ()
