"""The search files of a site, under names that change with their content.

They are scripts that hand over data, not JSON: a script can be read where fetch cannot, be it for
a security policy or for a site opened from a disk.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain, groupby
from typing import Any, TypeAlias, TypeVar

from site_builder.graph import urls
from site_builder.graph.site import File, Site
from site_builder.search.goals import SearchGoal, read_texts
from site_builder.search.index import IndexPart, index_part, join_parts, pair_index
from site_builder.search.pagefind import PagefindIndex as Library
from site_builder.search.pagefind import make_pagefind
from site_builder.search.shadow import shadow_pages
from site_builder.search.table import goal_table
from site_builder.search.words import word_data

T = TypeVar("T")

MOST_GOALS = 2_000
"""The time of a phrase search in Pagefind grows with the square of its pages"""

INDEX_PART = 8 * 1024
"""Characters of one file of the index: a word needs one or two (python -m benchmarks.slow_phone)"""

TEXT_PART = 32 * 1024
"""Characters of one file of printed texts: the first hits lie in most files of a small site, in as
many files as there are hits in a large one (python -m benchmarks.search)"""

MakePart: TypeAlias = Callable[[Sequence[Sequence[str]]], IndexPart]


def make_part(wards: Iterable[Sequence[str]]) -> IndexPart:
    """The index of the goals of some wards by what they say, as printed_texts has it."""
    return index_part(map(read_texts, chain.from_iterable(wards)))


def search_files(
    site: Site, goals: Sequence[SearchGoal], part: MakePart = make_part
) -> Iterator[File]:
    """The table alone keeps its name: it says where the others lie. `part` makes the index of one
    year, or knows it."""
    index = pair_index(join_parts(map(part, _texts_by_ward(goals))))
    pairs = list(_split(index.pairs, lambda pair: len(pair[1]) + 8, INDEX_PART))
    texts = list(_split((goal.printed for goal in goals), len, TEXT_PART))
    words, word_files = _word_files(site)
    table = goal_table(site, goals) | {
        "goalHeadline": index.headlines,
        "goalLength": index.lengths,
        "indexStarts": [part[0][0] for _, part in pairs],
        "textStarts": [start for start, _ in texts],
        "words": words,
    }
    parts = [(f"index-{n}", _json(dict(part))) for n, (_, part) in enumerate(pairs)]
    parts += [(f"texts-{n}", f"[{','.join(part)}]") for n, (_, part) in enumerate(texts)]
    library = None if site.portable else _pagefind_index(goals)  # a disk lets nobody fetch
    table["goalPage"] = [library.ids.get(n, "") for n in range(len(goals))] if library else []
    extras = library.files if library else ()
    own = chain([_json(table)], (data for _, data in parts))
    folder = _fingerprint(chain(map(str.encode, own), (content for _, content in extras)))
    yield urls.path(urls.SEARCH_TABLE), _script("goals", _json(table | {"folder": folder}))
    yield from word_files
    for name, data in parts:
        yield urls.path(urls.search_data(folder, f"{name}.js")), _script(name, data)
    for name, content in extras:
        yield urls.path(urls.search_data(folder, f"pagefind/{name}")), content


def _texts_by_ward(goals: Iterable[SearchGoal]) -> Iterator[Sequence[Sequence[str]]]:
    """For each year"""
    for _, found in groupby(goals, key=lambda goal: goal.node.goal.key.year):
        wards = groupby(found, key=lambda goal: goal.node.goal.key.ward)
        yield [[goal.printed for goal in several] for _, several in wards]


def _pagefind_index(goals: Sequence[SearchGoal]) -> Library | None:
    """Pagefind's index, where it answers in time; the pairs answer everywhere else."""
    return make_pagefind(shadow_pages(goals)) if 0 < len(goals) <= MOST_GOALS else None


def _word_files(site: Site) -> tuple[str, Sequence[File]]:
    """The folder of the words that help, and its file; none where there are no words."""
    data = word_data(site.search_words)
    if not data:
        return "", ()
    content = _script("words", _json(data))
    folder = f"words-{sha256(content).hexdigest()[:10]}"
    return folder, [(urls.path(urls.search_data(folder, "words.js")), content)]


def _split(
    items: Iterable[T], size: Callable[[T], int], most: int
) -> Iterator[tuple[int, list[T]]]:
    """Neighbours together, as far as they fit; each part with the number of its first item."""
    held: list[T] = []
    start, full = 0, 0
    for number, item in enumerate(items):
        if held and full + size(item) > most:
            yield start, held
            start, full, held = number, 0, []
        held.append(item)
        full += size(item)
    if held:
        yield start, held


def _script(name: str, data: str) -> bytes:
    return f"SearchData.receive({_json(name)},{data});\n".encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _fingerprint(contents: Iterable[bytes]) -> str:
    digest = sha256()
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:10]
