"""What redirects.yaml says of the addresses that are gone, address by address.

An entry about a page is about everything below it and beside it too: a section that was renamed
is one entry, with all its sheets, their data and their pages with readings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from site_builder.content.addresses.redirects import AddressBook, Redirect
from site_builder.graph import urls


@dataclass(frozen=True, slots=True)
class Move:
    source: str
    """An address that the site had"""
    target: str
    """One that it has; empty: withdrawn"""
    since: str
    """Empty where the site itself knows why"""
    why: str

    @property
    def is_page(self) -> bool:
        """Whether a page tells of the move; of files only the servers' rules do."""
        return self.source.endswith(("/", ".html"))


def list_moves(book: AddressBook, live: Collection[str]) -> tuple[Move, ...]:
    """By their source. `live`: the addresses of the site"""
    entries = {one.source: one for one in book.redirects}
    moves = {one.source: Move(one.source, one.target, one.since, one.why) for one in book.redirects}
    for address in (book.published or {}).keys() - live - moves.keys():
        move = None if "#" in address else _move(address, entries, live)
        if move:
            moves[address] = move
    return tuple(moves[source] for source in sorted(moves) if source not in live)


def _move(address: str, entries: Mapping[str, Redirect], live: Collection[str]) -> Move | None:
    page, what = urls.owner(address)
    entry = next((entries[one] for one in _upwards(page) if one in entries), None)
    if entry:
        return _along(address, page.removeprefix(entry.source), what, entry, live)
    return _known(address, page, what, live)


def _along(
    address: str, rest: str, what: str, entry: Redirect, live: Collection[str]
) -> Move | None:
    """Where the page went, whatever stood below or beside it went too, if it is there; a file that
    is not there was withdrawn."""
    page = entry.target + rest if entry.target else ""
    found = urls.beside(page, what) if page else ""
    if what in _OF_PAGES and found not in live:
        found = page
    if found in live:
        return Move(address, found, entry.since, entry.why)
    is_file = not address.endswith("/")
    return Move(address, "", entry.since, entry.why) if is_file or not entry.target else None


_OF_PAGES = {
    urls.READINGS: "「ふりがな付き」のページは、つくらなくなりました。",
    urls.ORIGINAL_TEXT: "もとの資料のどこにあるかの記録が、なくなりました。",
}
_UNCITED = "この番号を挙げている目標が、なくなりました。"
_JOINED = "前の段のページに、まとまりました。"


def _known(address: str, page: str, what: str, live: Collection[str]) -> Move | None:
    """What comes and goes with the sheets and needs no entry: pages beside one that is there, the
    page of a policy that no goal cites any more, data of a page that has none now."""
    if what in _OF_PAGES:
        return Move(address, page, "", _OF_PAGES[what]) if page in live else None
    places = [page, *_levels(page)] if what else _levels(page)
    there = next((one for one in places if one in live), "")
    why = _JOINED if there and page.startswith(there) and there != urls.POLICIES else _UNCITED
    return Move(address, "" if what else there, "", why) if there else None


def _levels(url: str) -> Iterator[str]:
    """Above a policy, or a part of its list: /policies/seisaku-7-1-2/, /policies/seisaku-7-1/ …"""
    while url.startswith(urls.POLICIES) and url != urls.POLICIES:
        folder, _, last = url.rstrip("/").rpartition("/")
        above, dash, _ = last.rpartition("-")
        url = f"{folder}/{above}/" if dash else f"{folder}/"
        yield url


def _upwards(url: str) -> Iterator[str]:
    """The address itself, then the folders above it."""
    yield url
    while url.count("/") > 1:
        url = url.rstrip("/").rpartition("/")[0] + "/"
        yield url
