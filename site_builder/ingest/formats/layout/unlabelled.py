"""The columns of a page on which a table goes on without its labels.

They follow each other as on the page before; which are blank is told by what the others say, by
how wide their lines are, and by where they begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from site_builder.content.wording import width
from site_builder.ingest.form.numbering import read_number
from site_builder.ingest.formats.layout.columns import ColumnLabel, is_code, looks_like
from site_builder.ingest.formats.layout.page_text import TextLine, Word

_NEAR = 3
"""Letters between the beginnings of lines of one column"""
_LIKELY, _UNLIKELY, _WIDE, _MOVED = 3.0, -4.0, 2.0, 0.1
_TWO = 3.0
"""Two groups of words in one column are hardly likely"""
_SPACE = 4


@dataclass(frozen=True, slots=True)
class Known:
    """Columns of the page before."""

    columns: tuple[ColumnLabel, ...]
    names: tuple[str, ...]
    widths: Mapping[int, float]
    """Column → its widest line"""


Group = tuple[Word, ...]
"""Words that begin at one place"""


def find_again(known: Known, body: Sequence[TextLine]) -> tuple[ColumnLabel, ...]:
    groups = list(_groups(body))
    if not groups or not known.columns:
        return known.columns
    scale = _scale(known, groups)
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for group in groups:
        ways = [
            (
                score + _score(known, group, column, scale) - _TWO * (column in columns),
                (*columns, column),
            )
            for score, columns in best
            for column in range(columns[-1] if columns else 0, len(known.columns))
        ]
        ways.sort(reverse=True)
        best = [way for n, way in enumerate(ways) if way[1][-1] not in {w[1][-1] for w in ways[:n]}]
    return _edges(known, groups, best[0][1], scale)


def _groups(body: Sequence[TextLine]) -> Iterator[Group]:
    numbers = tuple(filter(None, map(_number, body)))
    if numbers:
        yield numbers
    words = sorted((w for line in body for w in (*_words(line), *_codes(line))), key=_start)
    group: list[Word] = []
    for word in words:
        if group and word.start - group[-1].start > _NEAR:
            yield tuple(group)
            group = []
        group.append(word)
    if group:
        yield tuple(group)


def _start(word: Word) -> int:
    return word.start


def _number(line: TextLine) -> Word | None:
    first = line.tokens[0]
    return first if read_number(first.text) is not None else None


def _words(line: TextLine) -> Iterator[Word]:
    """Without the number of a goal; what stands a single space behind it begins there."""
    if not _number(line):
        yield from line.words
        return
    if len(line.tokens) > 1 and line.tokens[1].start < line.words[0].end:
        yield line.tokens[1]
    yield from line.words[1:]


def _codes(line: TextLine) -> Iterator[Word]:
    """Codes of policies stand a single space behind the sentence of the goal."""
    firsts = {word.start for word in line.words}
    return (word for word in line.tokens if is_code(word.text) and word.start not in firsts)


def _scale(known: Known, groups: Sequence[Group]) -> float:
    last = max((known.columns[n].edge for n in known.widths), default=known.columns[-1].edge)
    return groups[-1][0].start / max(1, last)


def _score(known: Known, group: Group, column: int, scale: float) -> float:
    name = known.names[column]
    score = -_MOVED * abs(group[0].start - known.columns[column].edge * scale)
    for word in group:
        likely = looks_like(word.text.split(" ")[0], name)
        score += {True: _LIKELY, False: _UNLIKELY, None: 0.0}[likely] / len(group)
    wide = max(width(word.text) for word in group)
    full = known.widths.get(column)
    if full is None:
        return score - (_WIDE if known.widths else 0)
    if wide > full + 1:
        return score - _WIDE
    return score + (_WIDE if full > _SPACE and abs(wide - full) <= 1 else 0)


def _edges(
    known: Known, groups: Sequence[Group], chosen: Sequence[int], scale: float
) -> tuple[ColumnLabel, ...]:
    """Blank columns stand between the others."""
    edges: dict[int, int] = {}
    for group, column in zip(groups, chosen, strict=True):
        edges.setdefault(column, group[0].start)
    found: list[ColumnLabel] = []
    for place, one in enumerate(known.columns):
        last = found[-1].edge if found else -1
        after = min((edge for column, edge in edges.items() if column > place), default=10**6)
        guess = min(round(one.edge * scale), after - 1)
        found.append(replace(one, edge=edges.get(place, max(last + 1, guess))))
    return tuple(found)
