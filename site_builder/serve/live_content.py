"""content/ and templates/ in memory: of what has changed on disk, that alone is read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Generic, TypeVar

from site_builder.build import Edition
from site_builder.content.folder.card_store import load_cards
from site_builder.content.folder.cards import Card
from site_builder.content.folder.frame import Frame
from site_builder.content.history.store import gather_history, history_file
from site_builder.content.origins.provenance import provenance_file
from site_builder.content.sheet.model import SheetKey
from site_builder.content.sheet.place import sheet_key
from site_builder.content.yaml.load import in_order
from site_builder.graph.assemble import build_site
from site_builder.graph.changes.updates import History
from site_builder.graph.site import Site
from site_builder.inputs import Inputs
from site_builder.load import (
    ReadSheet,
    check_content,
    read_frame,
    read_one_sheet,
    read_raws,
    stop_at_errors,
    unpack_sheets,
)
from site_builder.problems import Problem, SiteBuilderError, TemplateError
from site_builder.render.engine.templates import Templates, read_templates
from site_builder.render.parts.context import ReadRaws, TraceSheet
from site_builder.render.press import Press, make_press
from site_builder.serve.tree import Tree

T = TypeVar("T")
Problems = tuple[Problem, ...]

_OF_SHEETS = ("sheets/", "provenance/", "history/")
"""Folders with a file for each sheet; all else is read together"""
_SHARED = ("organization.yaml", "policies.yaml", "sources/", "provenance/texts/")
"""Files that the rules of each sheet refer to"""


@dataclass(slots=True)
class Kept(Generic[T]):
    """A value that is made again only where what it is made of has changed."""

    settles: bool = False
    """Whether an equal result keeps the old value and its number"""
    made_of: object = None
    value: T | None = None
    number: int = 0
    """Of the value: another one for another value"""

    def get(self, made_of: object, make: Callable[[], T]) -> T:
        if self.value is None or self.made_of != made_of:
            made = make()
            if not (self.settles and made == self.value):
                self.value = made
                self.number += 1
            self.made_of = made_of
        assert self.value is not None
        return self.value


class LiveContent:
    """Reads an edition again and again, as build.make_edition does, but for the rules of the whole
    site. What it gave stays as it is: all it keeps is immutable."""

    def __init__(self, inputs: Inputs, *, at_once: bool = False) -> None:
        """`at_once`: the first time, a template is compiled when a page
        needs it, and its mistakes are reported there."""
        self._inputs = inputs
        self._at_once = at_once
        self._content, self._folder = Tree(inputs.content), Tree(inputs.templates)
        self._frame: Kept[tuple[Frame, Sequence[Problem]]] = Kept(settles=True)
        self._sheets: dict[str, Kept[ReadSheet]] = {}
        self._templates: Kept[Templates] = Kept(settles=True)
        self._history: Kept[tuple[History, Problems]] = Kept(settles=True)
        self._cards: Kept[tuple[tuple[Card, ...], Problems]] = Kept(settles=True)
        self._site: Kept[Site] = Kept()
        self._press: Kept[Press] = Kept()
        self._edition: Kept[Edition] = Kept()

    def has_changed(self) -> bool:
        """Whether a file has changed since the last call, or it is the first one."""
        return any([self._content.look(), self._folder.look()])

    def read(self) -> Edition:
        """The same one where nothing of it has changed. Raises all problems of the files."""
        frame, misread = self._read_frame()
        sheets = self._read_sheets(frame)
        found = [*check_content(self._inputs.content, frame), *misread]
        found += (problem for one in sheets for problem in one.problems)
        templates = self._read_templates(found)
        history, behind = self._read_history(sheets)
        cards, stale = self._read_cards(frame)
        problems = stop_at_errors([*found, *behind, *stale])
        summaries = tuple(one.summary for one in sheets if one.summary)
        site = self._site.get(
            (self._frame.number, summaries, self._history.number, self._cards.number),
            lambda: build_site(frame, summaries, history, cards),
        )
        press = self._press.get(
            (self._site.number, self._templates.number),
            lambda: make_press(site, templates, *self._readers({})),
        )
        packed = {one.key: one.packed for one in sheets}
        return self._edition.get(
            (self._press.number, packed, problems),
            lambda: Edition(self._inputs, frame, self._with_texts(press, packed), 1, problems),
        )

    def _with_texts(self, press: Press, packed: Mapping[SheetKey, bytes]) -> Press:
        """What stands on a sheet's own pages alone changes nothing else."""
        trace, raws = self._readers(packed)
        return replace(press, context=replace(press.context, trace=trace, raws=raws))

    def _readers(self, packed: Mapping[SheetKey, bytes]) -> tuple[TraceSheet, ReadRaws]:
        trace = unpack_sheets(packed)
        return trace, read_raws(self._inputs.content, trace)

    def _read_frame(self) -> tuple[Frame, Sequence[Problem]]:
        made_of = (self._content.kinds(), self._content.versions(but=_OF_SHEETS))
        return self._frame.get(made_of, lambda: read_frame(self._inputs))

    def _read_sheets(self, frame: Frame) -> list[ReadSheet]:
        shared = tuple(self._content.versions(name) for name in _SHARED)
        self._sheets = {f: self._sheets.get(f, Kept(settles=True)) for f in frame.sheet_files}
        read = [
            kept.get((shared, self._own(file)), partial(self._read_sheet, file, frame))
            for file, kept in self._sheets.items()
        ]
        return sorted(read, key=lambda one: one.key)

    def _read_sheet(self, file: str, frame: Frame) -> ReadSheet:
        return read_one_sheet(self._inputs.content, file, frame)

    def _own(self, file: str) -> tuple[int, ...]:
        """Versions of the files that belong to one sheet."""
        key = sheet_key(file)
        assert key
        names = (file, provenance_file(key), history_file(key))
        return tuple(map(self._content.version, names))

    def _read_templates(self, found: Sequence[Problem]) -> Templates:
        folder, kept = self._inputs.templates, self._templates
        as_used = self._at_once and kept.value is None
        try:
            return kept.get(self._folder.versions(), lambda: read_templates(folder, known=as_used))
        except TemplateError as error:
            raise SiteBuilderError(in_order([*found, *error.problems])) from error

    def _read_history(self, sheets: Sequence[ReadSheet]) -> tuple[History, Problems]:
        followed = {one.key: one.followed for one in sheets}
        return self._history.get(
            (self._content.versions("history/"), followed),
            lambda: gather_history(self._inputs.content, followed),
        )

    def _read_cards(self, frame: Frame) -> tuple[tuple[Card, ...], Problems]:
        return self._cards.get(
            (self._content.versions("cards/"), self._frame.number),
            lambda: load_cards(self._inputs.content, frame),
        )
