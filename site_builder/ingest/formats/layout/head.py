"""The lines above a table → its facts, each label with its value beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_builder.ingest.form.labels import (
    HEADER_LABELS,
    Label,
    cut_label,
    head_label_at,
    is_title,
    label_of,
    legend_spans,
)
from site_builder.ingest.formats.layout.page_text import TextLine, Word

_SAME = 2
"""Letters by which lines of one cell may begin beside each other"""
_ROW, _PIECE, _ALONE, _PARTED = 0.5, 5.0, 3.0, 3.0
_APART = 3
_SURE = 1.5
_LINES = 2
"""Of a name in the head, at most"""


@dataclass(frozen=True, slots=True)
class HeadCell:
    row: int
    column: int
    words: tuple[Word, ...]
    doubted: bool = False

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class HeadCells:
    cells: tuple[HeadCell, ...]
    outside: tuple[Word, ...]
    """Title, legend and what stands above the title"""


Line = Mapping[int, tuple[Word, ...]]
Band = tuple[float, tuple[int, ...]]


def read_head_lines(lines: Sequence[TextLine]) -> HeadCells:
    outside = tuple(word for line in lines for word in line.words if _is_outside(word))
    tokens = [_facts(line) for line in lines]
    starts = _starts([word for words in tokens for word in words])
    rows = [dict(_in_columns(_joined(words, starts), starts)) for words in tokens]
    rows = [row for row in rows if row]
    ways = [_bands(rows, top) for top in (True, False)]
    cost, cuts = min(ways, default=(0.0, (0,)))
    bands = [_cells(rows[start:end]) for start, end in pairwise(cuts)]
    named = {_label(words) for band in bands for words in band.values()}
    exact = cost - _ROW * len(bands) <= _SURE
    whole = exact and named.issuperset(HEADER_LABELS)
    close = any(b.start - a.end <= 1 for words in tokens for a, b in pairwise(words))
    unsure = bool(rows) and not (whole and not close and all(map(_is_plain, bands)))
    cells = [
        HeadCell(number, column, words, unsure)
        for number, band in enumerate(bands)
        for column, words in sorted(band.items())
    ]
    return HeadCells(tuple(cells), outside)


def _is_outside(word: Word) -> bool:
    return bool(legend_spans(word.text)) or is_title(word.text)


def _facts(line: TextLine) -> tuple[Word, ...]:
    """The tokens of a line that are none of title and legend."""
    out = [word for word in line.words if _is_outside(word)]
    return tuple(
        token
        for token in line.tokens
        if not any(word.start <= token.start < word.end for word in out)
    )


def _starts(tokens: Iterable[Word]) -> tuple[int, ...]:
    """Where the columns of the head begin: its labels, and what stands beside them."""
    ordered = sorted({token.start for token in tokens})
    starts: list[int] = []
    for start in ordered:
        if not starts or start - starts[-1] > _SAME:
            starts.append(start)
    return tuple(starts)


def _joined(tokens: Sequence[Word], starts: Sequence[int]) -> Iterator[Word]:
    """Words parted by a single space are one, unless one of them is a label."""
    word: Word | None = None
    for token in tokens:
        near = word and token.start - word.end <= 1
        if word and near and not _is_label(word.text) and not _is_label(token.text):
            text = f"{word.text} {token.text}"
            word = Word(text, word.start, token.end, word.line)
        else:
            if word:
                yield word
            word = token
    if word:
        yield word


def _is_label(text: str) -> bool:
    return label_of(text) in HEADER_LABELS or (
        len(text) > _APART and cut_label(text) in HEADER_LABELS
    )


def _in_columns(
    words: Iterable[Word], starts: Sequence[int]
) -> Iterator[tuple[int, tuple[Word, ...]]]:
    for word in words:
        yield max(n for n, start in enumerate(starts) if start <= word.start), (word,)


def _cells(rows: Sequence[Line]) -> dict[int, tuple[Word, ...]]:
    cells: dict[int, tuple[Word, ...]] = {}
    for row in rows:
        for column, words in row.items():
            cells[column] = (*cells.get(column, ()), *words)
    return cells


# --- rows of the head ---------------------------------------------------------------------


def _bands(rows: Sequence[Line], top: bool) -> Band:
    best: list[Band] = [(0.0, (0,))]
    for end in range(1, len(rows) + 1):
        ways = (
            (best[start][0] + _cost(rows[start:end], top), (*best[start][1], end))
            for start in range(max(0, end - 14), end)
        )
        best.append(min(ways))
    return best[-1]


def _cost(rows: Sequence[Line], top: bool) -> float:
    cells = _cells(rows)
    labels = {column for column, words in cells.items() if _whole(words)}
    cost = _ROW
    refs = [_ref(cells[column], top) for column in labels]
    for column, words in cells.items():
        cost += sum(_PARTED for a, b in pairwise(words) if _parts(a, b))
        if column in labels:
            continue
        cost += _PIECE * any(_is_label(word.text) or head_label_at(word.text) for word in words)
        cost += _ALONE * (not any(label < column for label in labels))
        cost += min((abs(_ref(words, top) - ref) for ref in refs), default=0.0)
    return cost + (max(refs) - min(refs) if refs else 0.0)


def _is_plain(band: Mapping[int, tuple[Word, ...]]) -> bool:
    """Whether each label has one value, and all but the list of indicators a short one."""
    label, values = None, 0
    for _, words in sorted(band.items()):
        if (own := _label(words)) in HEADER_LABELS:
            label, values = own, 0
            continue
        values += 1
        listed = len(words) > _LINES or any(word.text.startswith("・") for word in words)
        if values > 1 or (listed and label is not Label.POLICY_INDICATORS):
            return False
    return True


def _label(words: Sequence[Word]) -> Label | None:
    return label_of("".join(word.text for word in words))


def _whole(words: Sequence[Word]) -> bool:
    return _label(words) in HEADER_LABELS


def _ref(words: Sequence[Word], top: bool) -> float:
    return words[0].line if top else (words[0].line + words[-1].line) / 2


def _parts(one: Word, other: Word) -> bool:
    return other.line - one.line > _APART
