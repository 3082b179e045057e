"""Two states → what differs, as a reader of the site would meet it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from site_builder.content.history.model import Change
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.sheet.place import sheet_key
from site_builder.history.compare import compare_sheets


class Fate(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file within its folder, or a page by its address."""

    name: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class SheetChange:
    key: SheetKey
    file: str
    fate: Fate
    sheet: Sheet | None
    """The newer one that there is; None where it cannot be read"""
    changes: tuple[Change, ...] = ()
    """Of a changed sheet, in the order of the form; none where its words are the same"""


@dataclass(frozen=True, slots=True)
class SiteComparison:
    sheets: tuple[SheetChange, ...]
    files: tuple[FileChange, ...]
    """Of the content, but for sheets; of a site, but for pages"""
    pages: tuple[FileChange, ...]
    """Of two contents, only those that come and go"""

    @property
    def is_empty(self) -> bool:
        return not (self.sheets or self.files or self.pages)


Digests = Mapping[str, str]
"""Path within a folder → hash of the file"""
ReadPair = Callable[[str], tuple[Sheet | None, Sheet | None]]
"""A sheet's path → the sheet before and now"""


def compare_contents(before: Digests, now: Digests, read: ReadPair) -> SiteComparison:
    """Without the pages: those are known only once a site is built of both."""
    moved = tuple(list_file_changes(before, now))
    sheets = tuple(_sheet_change(one, key, read) for one in moved if (key := sheet_key(one.name)))
    files = tuple(one for one in moved if not sheet_key(one.name))
    return SiteComparison(sheets, files, ())


def list_file_changes(before: Digests, now: Digests) -> Iterator[FileChange]:
    for name in sorted(before.keys() | now.keys()):
        if name not in before:
            yield FileChange(name, Fate.NEW)
        elif name not in now:
            yield FileChange(name, Fate.GONE)
        elif before[name] != now[name]:
            yield FileChange(name, Fate.CHANGED)


def compare_pages(before: Collection[str], now: Collection[str]) -> tuple[FileChange, ...]:
    names = (dict.fromkeys(pages, "") for pages in (before, now))
    return tuple(list_file_changes(*names))


def compare_sites(before: Digests, now: Digests, pages: Mapping[str, str]) -> SiteComparison:
    """`pages`: path of a file → address of the page"""
    moved = tuple(list_file_changes(before, now))
    return SiteComparison(
        (),
        tuple(one for one in moved if one.name not in pages),
        tuple(FileChange(pages[one.name], one.fate) for one in moved if one.name in pages),
    )


def _sheet_change(moved: FileChange, key: SheetKey, read: ReadPair) -> SheetChange:
    before, now = read(moved.name)
    changes: Sequence[Change] = ()
    if before and now:
        changes = compare_sheets(before, now, date="")
    return SheetChange(key, moved.name, moved.fate, now or before, tuple(changes))
