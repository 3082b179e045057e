"""Two states → what differs for a reader of the site."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from site_builder.content.history.model import Change
from site_builder.content.history.numbers import follow_numbers
from site_builder.content.history.store import history_file
from site_builder.content.origins.provenance import provenance_file
from site_builder.content.sheet.model import Sheet, SheetKey
from site_builder.content.sheet.place import sheet_key
from site_builder.history.compare import compare_sheets


class Fate(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


BECOMES = {Fate.NEW: "新しく加わります", Fate.CHANGED: "変わります", Fate.GONE: "なくなります"}
"""For people"""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file within its folder, or an address of the site."""

    name: str
    fate: Fate
    to: str | None = None
    """Of an address that goes: the one that it leads to then, empty where it was withdrawn; None:
    links to it will be broken"""


@dataclass(frozen=True, slots=True)
class SheetChange:
    key: SheetKey
    file: str
    fate: Fate
    sheet: Sheet | None
    """The newer one that there is; None where it cannot be read"""
    changes: tuple[Change, ...] = ()
    """Of a changed sheet, in the order of the form; none where its words are the same"""
    left: tuple[str, ...] = ()
    """Files that stay behind of a sheet that is gone: records of its places and its changes"""

    @property
    def numbers(self) -> Mapping[int, int]:
        """Number of a goal before → now, where it is another; 0: the goal is gone"""
        return follow_numbers(self.changes)


@dataclass(frozen=True, slots=True)
class SiteComparison:
    sheets: tuple[SheetChange, ...]
    files: tuple[FileChange, ...]
    """Of the content, but for sheets; of a site, but for pages"""
    pages: tuple[FileChange, ...]
    """Of two contents, only those that come and go"""
    addresses: tuple[FileChange, ...] = ()
    """Of two contents: others that come and go: data, feeds, documents, goals of a sheet that stays
    """

    @property
    def is_empty(self) -> bool:
        return not (self.sheets or self.files or self.pages or self.addresses)


Digests = Mapping[str, str]
"""Path within a folder → hash of the file"""
ReadPair = Callable[[str], tuple[Sheet | None, Sheet | None]]
"""A sheet's path → the sheet before and now"""


def compare_contents(before: Digests, now: Digests, read: ReadPair) -> SiteComparison:
    """Without the pages: those are known only once a site is built of both."""
    moved = tuple(list_file_changes(before, now))
    changed = ((one, key) for one in moved if (key := sheet_key(one.name)))
    sheets = tuple(_sheet_change(one, key, read, now) for one, key in changed)
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


def compare_addresses(
    before: Collection[str], now: Collection[str], moves: Mapping[str, str]
) -> tuple[tuple[FileChange, ...], tuple[FileChange, ...]]:
    """Pages, and all others. `moves`: address → where it leads now, empty where it was withdrawn"""
    names = (dict.fromkeys(addresses, "") for addresses in (before, now))
    found = [replace(one, to=moves.get(one.name)) for one in list_file_changes(*names)]
    gone = {one.name for one in found if one.fate is Fate.GONE}
    told = [one for one in found if "#" not in one.name or _page_of(one.name) not in gone]
    return (
        tuple(one for one in told if _is_page(one.name)),
        tuple(one for one in told if not _is_page(one.name)),
    )


def _page_of(address: str) -> str:
    return address.partition("#")[0]


def _is_page(address: str) -> bool:
    return address.endswith(("/", ".html"))


def compare_sites(before: Digests, now: Digests, pages: Mapping[str, str]) -> SiteComparison:
    """`pages`: path of a file → address of the page"""
    moved = tuple(list_file_changes(before, now))
    return SiteComparison(
        (),
        tuple(one for one in moved if one.name not in pages),
        tuple(FileChange(pages[one.name], one.fate) for one in moved if one.name in pages),
    )


def _sheet_change(
    moved: FileChange, key: SheetKey, read: ReadPair, now_there: Digests
) -> SheetChange:
    before, now = read(moved.name)
    changes: Sequence[Change] = ()
    if before and now:
        changes = compare_sheets(before, now, date="")
    records = (provenance_file(key), history_file(key)) if moved.fate is Fate.GONE else ()
    left = tuple(file for file in records if file in now_there)
    return SheetChange(key, moved.name, moved.fate, now or before, tuple(changes), left)
