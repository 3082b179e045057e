"""The search files of a site, under names that change with their content.

They are scripts that hand over data, not JSON: a script can be read where fetch cannot, be it for
a security policy or for a site opened from a disk.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeAlias

from site_builder.graph import urls
from site_builder.graph.site import Site
from site_builder.search.goals import SearchGoal
from site_builder.search.pagefind import Index, make_indexes
from site_builder.search.shadow import ShadowPage, shadow_pages
from site_builder.search.table import goal_table
from site_builder.search.texts import LABELS
from site_builder.search.words import word_data

File: TypeAlias = tuple[str, bytes]
"""Path in output/, content"""

TEXT_BYTES = 128 * 1024
"""Of one file of printed texts: small enough for twenty hits from all over, few for a few goals"""

_FIELDS = {field: place for place, field in enumerate(LABELS)}


def search_files(site: Site, goals: Sequence[SearchGoal]) -> Iterator[File]:
    """Runs the indexer. The table alone keeps its name: it says where the others lie."""
    shadow = shadow_pages(goals)
    indexes = make_indexes(shadow)
    texts = list(_text_files(goals))
    words, word_files = _word_files(site)
    places = _places(shadow, indexes, [start for start, _ in texts])
    table = goal_table(site, goals) | places | {"words": words}
    folder = _fingerprint(table, texts, indexes)
    yield urls.path(urls.SEARCH_TABLE), _script("goals", table | {"folder": folder})
    yield from word_files
    for start, content in texts:
        yield urls.path(urls.search_data(folder, f"texts-{start}.js")), content
    for place, index in enumerate(indexes):
        for name, content in index.files:
            yield urls.path(urls.pagefind(folder, f"{place}/{name}" if place else name)), content


def _places(
    shadow: Sequence[Sequence[ShadowPage]], indexes: Sequence[Index], texts: Sequence[int]
) -> dict[str, Any]:
    """Where the index and the printed texts know each goal."""
    ids = {number: name for index in indexes for number, name in index.ids.items()}
    pages = [page for one in shadow for page in one]
    return {
        "indexes": len(indexes),
        "goalPage": [ids.get(page.number, "") for page in pages],
        "goalHeadline": [page.headline for page in pages],
        "textStarts": texts,
    }


def _word_files(site: Site) -> tuple[str, Sequence[File]]:
    """The folder of the words that help, and its file; none where there are no words."""
    data = word_data(site.search_words)
    if not data:
        return "", ()
    content = _script("words", data)
    folder = f"words-{sha256(content).hexdigest()[:10]}"
    return folder, [(urls.path(urls.search_data(folder, "words.js")), content)]


def _text_files(goals: Sequence[SearchGoal]) -> Iterator[tuple[int, bytes]]:
    """The first goal of each file, and the file: for each goal field, text, field, text …"""
    held: list[list[int | str]] = []
    start, size = 0, 0
    for number, goal in enumerate(goals):
        cells: list[int | str] = [
            part for c in goal.texts.cells for part in (_FIELDS[c.field], c.text)
        ]
        length = len(json.dumps(cells, ensure_ascii=False).encode())
        if held and size + length > TEXT_BYTES:
            yield start, _script(f"texts-{start}", held)
            start, size, held = number, 0, []
        held.append(cells)
        size += length
    if held:
        yield start, _script(f"texts-{start}", held)


def _script(name: str, value: Any) -> bytes:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"SearchData.receive({json.dumps(name)},{data});\n".encode()


def _fingerprint(
    table: Mapping[str, Any], texts: Sequence[tuple[int, bytes]], indexes: Sequence[Index]
) -> str:
    digest = sha256(json.dumps(table).encode())
    for _, content in texts:
        digest.update(content)
    for index in indexes:
        for name, content in index.files:
            digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:10]
