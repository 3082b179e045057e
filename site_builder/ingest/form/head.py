"""The head of a form that has cells: year, department, section, dates, policy indicators.

Labels and values are cells in any order; a value belongs to the label before it, unless it
plainly looks like another fact (a date, a year, a ward …). A raw dump has no head of its own:
the facts stand among the cells of the table, and layouts/dump/head.py looks for them there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.content.sheet.model import Doubt
from site_builder.ingest.document import Piece
from site_builder.ingest.draft import Leftover
from site_builder.ingest.form.facts import (
    FACTS,
    Facts,
    likeness,
    read_facts,
)
from site_builder.ingest.form.labels import (
    HEADER_LABELS,
    Label,
    cut_label,
    find_label,
    head_label_at,
    label_of,
)
from site_builder.ingest.form.rows import RowCell, TableLine

_LONG = (Label.POLICY_INDICATORS, Label.SECTION, Label.DEPARTMENT)

_BESIDE = 4.0
"""The value follows its label"""
_SAME_ROW = 1.0
_BESIDE_OTHER = -1.0
_LEFT_OUT = -1.2
_SURE = 2.0
"""A reading below is doubtful"""


@dataclass(frozen=True, slots=True)
class _Part:
    """A label or a value of the head."""

    row: int
    pieces: tuple[Piece, ...]
    label: str = ""
    """The fact that it names; empty for a value"""

    @property
    def text(self) -> str:
        return "  ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Head:
    facts: Facts
    labels: tuple[Piece, ...]
    unplaced: tuple[Leftover, ...]
    doubts: tuple[Doubt, ...]


def read_head(rows: Sequence[TableLine]) -> Head:
    parts = [part for row in rows for cell in row.cells for part in _parts(row.number, cell)]
    values = [place for place, part in enumerate(parts) if not part.label]
    chosen = _assign(parts, values)
    facts, fact_doubts = read_facts({name: parts[place] for place, name in chosen.items()})
    doubts = list(fact_doubts)
    left = [parts[place] for place in values if place not in chosen]
    for place, name in chosen.items():
        left += [] if name in facts else [parts[place]]
        if name not in facts or _score(parts, place, name) < _SURE:
            doubts.append(Doubt(name, "header", parts[place].text))
    doubts += _unread(parts, [place for place in values if place not in chosen], facts)
    labels = tuple(piece for part in parts if part.label for piece in part.pieces)
    return Head(
        facts, labels, tuple(Leftover(part.pieces, "header") for part in left), tuple(doubts)
    )


def _unread(parts: Sequence[_Part], left: Sequence[int], facts: Facts) -> Iterator[Doubt]:
    """A value beside a label that has no other, but which does not look like the fact."""
    for place in left:
        before = parts[place - 1] if place else None
        if before and before.label and before.row == parts[place].row and before.label not in facts:
            yield Doubt(before.label, "header", parts[place].text)


def _parts(row: int, cell: RowCell) -> Iterator[_Part]:
    """A cell is mostly one label or one value, but a label may be glued to a value."""
    whole = _whole_label(cell.text)
    found = None if whole else _glued_label(cell.text)
    if not found:
        yield _Part(row, cell.pieces, whole)
        return
    name, start, end = found
    before, rest = cell.cut(start)
    label, behind = rest.cut(end - start + len(_behind_label(cell.text[end:])))
    if before.pieces:
        yield _Part(row, before.pieces)
    yield _Part(row, label.pieces, name)
    if behind.pieces:
        yield from _parts(row, behind)


def _behind_label(rest: str) -> str:
    """The colon between a label and its value."""
    return rest[: len(rest) - len(rest.lstrip(" \u3000:："))]


def _whole_label(text: str) -> str:
    """The fact that the text as a whole names, also where it is cut; empty for a value."""
    label = label_of(text) or cut_label(text)
    if label is Label.EVALUATION:
        label = Label.EVALUATED  # 評価 in the head is 評価日, cut
    return label.value if label in HEADER_LABELS else ""


def _glued_label(text: str) -> tuple[str, int, int] | None:
    places = []
    for found in (*(find_label(label, text) for label in HEADER_LABELS), head_label_at(text)):
        if found and (found.label in _LONG or _stands_apart(text, found.start, found.end)):
            places.append((found.start, -found.end, found.label.value))
    if not places:
        return None
    start, end, name = min(places)
    return name, start, -end


def _stands_apart(text: str, start: int, end: int) -> bool:
    """年度 is a word of many texts: as a label it has white space around it."""
    before = not text[:start].strip() or text[start - 1].isspace()
    return before and (end == len(text) or text[end].isspace() or text[end] in ":：")


# --- which value is which fact ------------------------------------------------------------


def _assign(parts: Sequence[_Part], values: Sequence[int]) -> Mapping[int, str]:
    """The best pairing of values with facts, each at most once."""
    states: dict[frozenset[str], tuple[float, dict[int, str]]] = {frozenset(): (0.0, {})}
    for place in values:
        steps: dict[frozenset[str], tuple[float, dict[int, str]]] = {}
        for used, (score, pairs) in states.items():
            _offer(steps, used, score + _LEFT_OUT, pairs)
            for name in FACTS:
                if name not in used:
                    better = score + _score(parts, place, name)
                    _offer(steps, used | {name}, better, {**pairs, place: name})
        states = steps
    return max(states.values(), key=lambda state: state[0])[1]


def _offer(
    steps: dict[frozenset[str], tuple[float, dict[int, str]]],
    used: frozenset[str],
    score: float,
    pairs: dict[int, str],
) -> None:
    if used not in steps or score > steps[used][0]:
        steps[used] = (score, pairs)


def _score(parts: Sequence[_Part], place: int, name: str) -> float:
    part = parts[place]
    score = likeness(name, part.text)
    before = parts[place - 1] if place else None
    if before and before.label and before.row == part.row:
        return score + (_BESIDE if before.label == name else _BESIDE_OTHER)
    beside = any(other.row == part.row and other.label == name for other in parts[:place])
    return score + (_SAME_ROW if beside else 0.0)
