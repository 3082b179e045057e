"""The parts of a page: what stands above the labels of the columns, these labels, the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.ingest.form.labels import (
    Label,
    field_of,
    find_label,
    head_label_at,
    is_group,
    is_label_line,
    is_label_shred,
    is_title,
)
from site_builder.ingest.formats.layout.page_text import TextLine

_ROW = 3
"""Words in a line of a table"""


@dataclass(frozen=True, slots=True)
class PageZones:
    """A page has one table or none; the parts follow each other."""

    head: tuple[TextLine, ...]
    labels: tuple[TextLine, ...]
    body: tuple[TextLine, ...]


def part_forms(lines: Sequence[TextLine]) -> Iterator[tuple[TextLine, ...]]:
    """A page is cut above each title that follows a table."""
    start, begun = 0, False
    for place, line in enumerate(lines):
        if begun and any(map(is_title, line.texts)):
            yield tuple(lines[start:place])
            start, begun = place, False
        begun = begun or is_label_line(line.texts) or len(line.words) >= _ROW
    yield tuple(lines[start:])


def find_zones(lines: Sequence[TextLine]) -> PageZones:
    first = next((n for n, line in enumerate(lines) if _opens(line)), None)
    if first is None and any(is_title(text) for line in lines for text in line.texts):
        return PageZones(tuple(lines), (), ())
    if first is None:
        return PageZones((), (), tuple(lines))
    last = first + 1
    while last < len(lines) and _is_label_line(lines[last]):
        last += 1
    while first and _is_label_line(lines[first - 1]) and not _is_head(lines[first - 1]):
        first -= 1
    return PageZones(tuple(lines[:first]), tuple(lines[first:last]), tuple(lines[last:]))


def _opens(line: TextLine) -> bool:
    tokens = [token.text for token in line.tokens]
    return is_label_line(line.texts) or (len(tokens) > 1 and is_label_line(tokens))


def _is_label_line(line: TextLine) -> bool:
    known = sum(_is_label(token.text) for token in line.tokens)
    return 2 * known >= len(line.tokens)


def _is_label(text: str) -> bool:
    return bool(field_of(text) or is_group(text) or is_label_shred(text))


def _is_head(line: TextLine) -> bool:
    return any(head_label_at(text) or find_label(Label.TITLE, text) for text in line.texts)
