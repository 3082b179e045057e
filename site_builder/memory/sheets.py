"""What is remembered of each sheet file: its summary, so that it need not be read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from site_builder.content.folder.frame import Frame
from site_builder.content.history.store import Followed, history_file
from site_builder.content.origins.provenance import provenance_file, text_file
from site_builder.content.sheet.model import SheetKey
from site_builder.content.sheet.place import sheet_file
from site_builder.graph.nodes.summary import SheetSummary
from site_builder.load import ReadSheet
from site_builder.memory.digest import Digest, Digests, digest_of
from site_builder.memory.plain import dump, parse
from site_builder.memory.recall import Recollection
from site_builder.memory.store import Damaged, Row
from site_builder.problems import Problem

_SIZE = len(digest_of(b""))
_OF_ONE_SHEET = ("content/sheets/", "content/provenance/")
"""Of these files other pages see only what is in the sheet's summary"""
_NEVER_FOLLOWED = Followed()


@dataclass(frozen=True, slots=True)
class KnownSheet:
    """What one file gives, and what it says in few bytes."""

    summary: SheetSummary
    digest: Digest
    goals: tuple[Digest, ...]
    made_of: Digest
    rest: SheetRest


@dataclass(frozen=True, slots=True)
class SheetRest:
    """What a file gives besides the summary: its problems and its recorded history"""

    problems: tuple[Problem, ...]
    followed: Followed


class SheetSources:
    """Of what a sheet is made."""

    def __init__(self, memory: Recollection, frame: Frame) -> None:
        self._memory = memory
        self._documents = {document.name: document.sha256 for document in frame.documents}
        city = (frame.organization, frame.plan, frame.has_broken_organization)
        told = map(memory.digest, ("organization.yaml", "policies.yaml"))
        self.city = Digests().of(*city, *told)
        """Names of wards, sections and policies"""

    def of_sheet(self, key: SheetKey, document: str) -> Digest:
        """All that is known of it, problems included; `document` is the one that it names."""
        own = (sheet_file(key), history_file(key), provenance_file(key), text_file(document))
        return self._of(own, self._documents.get(document), self.city)

    def of_trace(self, summary: SheetSummary) -> Digest:
        """What its own pages show of it"""
        own = (sheet_file(summary.key), *self._provenance(summary))
        return self._of(own, summary.traced)

    def of_raws(self, summary: SheetSummary) -> Digest:
        """What its document says"""
        document = summary.document
        own = (*self._provenance(summary), text_file(document), f"sources/{document}")
        return self._of(own, summary.traced)

    def of_graph(self, sheets: Iterable[KnownSheet]) -> Digest:
        """What the whole site knows: the sheets' summaries and histories, and all other content"""
        memory, known = self._memory, list(sheets)
        followed = [(sheet_file(one.summary.key), one.rest.followed) for one in known]
        followed = [one for one in followed if one[1] != _NEVER_FOLLOWED]
        others = [(n, f.digest) for n, f in memory.files.items() if _is_of_all(n)]
        asked = memory.inputs.base_url, memory.inputs.portable
        return Digests().of([one.digest for one in known], followed, others, *asked)

    def _provenance(self, summary: SheetSummary) -> tuple[str, ...]:
        return (provenance_file(summary.key),) if summary.traced else ()

    def _of(self, files: Iterable[str], *more: Any) -> Digest:
        return Digests().of([self._memory.digest(file) for file in files], *more)


def _is_of_all(name: str) -> bool:
    """Whether a file is content about more than one sheet"""
    return name.startswith("content/") and not name.startswith(_OF_ONE_SHEET)


@dataclass(frozen=True, slots=True)
class Sheets:
    sources: SheetSources
    known: tuple[KnownSheet, ...]
    new: tuple[KnownSheet, ...]
    """Those that had to be read"""


def recall_sheets(memory: Recollection, sources: SheetSources) -> dict[str, KnownSheet]:
    """File → what is known of it, if it is made of the same as now."""
    if memory.store is None:
        return {}
    known = (_from_row(row) for row in memory.store.rows("sheets"))
    return {
        sheet_file(one.summary.key): one
        for one in known
        if one.made_of == sources.of_sheet(one.summary.key, one.summary.document)
    }


def _from_row(row: Row) -> KnownSheet:
    try:
        _, made_of, summary, rest, goals, digest = row
        if digest != _check(made_of, summary, rest, goals):
            raise Damaged
        digests = tuple(goals[at : at + _SIZE] for at in range(0, len(goals), _SIZE))
        read, said = parse(SheetSummary, summary), digest_of(summary.encode())
        return KnownSheet(read, said, digests, made_of, parse(SheetRest, rest))
    except (ValueError, TypeError, LookupError) as error:
        raise Damaged from error


def know_sheet(read: ReadSheet, sources: SheetSources) -> KnownSheet | None:
    """Of a sheet that was just read."""
    summary = read.summary
    if summary is None:
        return None
    digests = Digests()
    goals = tuple(digests.of(goal) for goal in summary.goals)
    rest = SheetRest(read.problems, read.followed)
    made_of = sources.of_sheet(summary.key, summary.document)
    return KnownSheet(summary, digest_of(dump(summary).encode()), goals, made_of, rest)


def sheet_row(one: KnownSheet) -> Row:
    summary, rest, goals = dump(one.summary), dump(one.rest), b"".join(one.goals)
    check = _check(one.made_of, summary, rest, goals)
    return sheet_file(one.summary.key), one.made_of, summary, rest, goals, check


def _check(made_of: Digest, summary: str, rest: str, goals: bytes) -> Digest:
    """Of a row as it was written: a damaged one no longer fits it."""
    return digest_of(made_of + goals + f"{len(summary)}:{summary}{rest}".encode())


def as_read(one: KnownSheet) -> ReadSheet:
    """Without the sheet itself, which is read when it is asked for."""
    return ReadSheet(one.summary.key, one.summary, b"", one.rest.problems, one.rest.followed)
