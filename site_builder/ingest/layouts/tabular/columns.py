"""What the columns of a table hold: its rows' cells and its header's labels taken together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_builder.content.wording import squash
from site_builder.ingest.form.column_scores import is_sentence, likeness
from site_builder.ingest.form.fields import FIELDS
from site_builder.ingest.form.rows import RowCell
from site_builder.ingest.layouts.tabular.alignment import NOT_EVALUATED, TableColumns
from site_builder.ingest.layouts.tabular.melted_cells import PAIRS, splits

_LEAST = -4.0
"""Lower limit of one cell's score for a column"""
_LABEL = 1.5
"""The header names the field above the column; headers are often cut or displaced"""
_MELTED = -3.0
_MELTED_CELL = -1.0
_STRAY = -3.0
"""One cell in a column of no field is a shifted one …"""
_STRAY_MORE = -5.0
"""… each further one is not"""
_USUAL = 0.66
"""Share of the numbered rows that fill a usual field"""
_SKIPPED_FIELD = -0.3
_SKIPPED_CORE = -1.5
"""Cost per row where no column holds a field that every row should have"""
_CORE = ("number", "goal", "indicator", "target", "initiative", "summary")
_CORE_EVALUATED = (*_CORE, "result", "evaluation", "attainment", "next_steps")
_MOST_ROWS = 4
_OUTLIER = -1.0
"""One cell that fits ill among others tells of a shifted row, not of its column"""


@dataclass(frozen=True, slots=True)
class _Chain:
    score: float
    fields: tuple[tuple[int, tuple[str, ...]], ...] = ()

    @property
    def last(self) -> int:
        return FIELDS.index(self.fields[-1][1][-1]) if self.fields else -1


def find_columns(
    rows: Sequence[Sequence[RowCell]], labels: Mapping[int, str], evaluated: bool
) -> TableColumns:
    """`labels`: column → the field that the header names above it."""
    stacks: dict[int, list[RowCell]] = {}
    for cell in (cell for row in rows for cell in row):
        stacks.setdefault(cell.column, []).append(cell)
    chains = [_Chain(0.0)]
    costs = _skip_costs(len(rows), evaluated)
    for column in sorted(stacks):
        options = tuple(_options(stacks[column], labels.get(column, ""), evaluated))
        stray = _STRAY + _STRAY_MORE * (len(stacks[column]) - 1)
        steps = (_steps(chain, column, options, costs, stray) for chain in chains)
        chains = _best([step for found in steps for step in found])
    best = max(chains, key=lambda chain: chain.score + _skipped(chain.last, len(FIELDS), costs))
    filled = {column: len(cells) for column, cells in stacks.items()}
    fields = _with_labels(dict(best.fields), labels)
    told = frozenset(column for column, cells in stacks.items() if _tells(cells))
    return TableColumns(fields, filled, evaluated, _usual(rows, fields), told, len(rows))


def _tells(cells: Sequence[RowCell]) -> bool:
    """A column of sentences."""
    sentences = sum(1 for cell in cells if is_sentence(squash(cell.text)))
    return sentences > 1 and sentences >= _USUAL * len(cells)


def _usual(
    rows: Sequence[Sequence[RowCell]], fields: Mapping[int, tuple[str, ...]]
) -> frozenset[str]:
    found = [{name for cell in row for name in fields.get(cell.column, ())} for row in rows]
    numbered = [names for names in found if "number" in names]
    counts = Counter(name for names in numbered for name in names)
    least = max(2.0, _USUAL * len(numbered))
    usual = {name for name, count in counts.items() if count >= least}
    return frozenset(usual - {"policies"})  # many goals cite none


def _best(chains: Sequence[_Chain]) -> list[_Chain]:
    kept: dict[int, _Chain] = {}
    for chain in chains:
        if chain.last not in kept or chain.score > kept[chain.last].score:
            kept[chain.last] = chain
    return list(kept.values())


def _options(
    cells: Sequence[RowCell], label: str, evaluated: bool
) -> Iterator[tuple[tuple[str, ...], float]]:
    for name in FIELDS:
        named = _LABEL if label == name else 0.0
        yield (name,), _sum([_single(cell, name, evaluated) for cell in cells]) + named
    for left, right in PAIRS:
        halves = [_halves(cell, left, right, evaluated) for cell in cells]
        if any(parted for parted, _ in halves):
            named = _LABEL if label in (left, right) else 0.0
            yield (left, right), _sum([score for _, score in halves]) + _MELTED + named


def _sum(scores: Sequence[float]) -> float:
    worst = min(scores)
    spared = _OUTLIER - worst if len(scores) > 2 and worst < _OUTLIER else 0.0
    return sum(scores) + spared


def _single(cell: RowCell, name: str, evaluated: bool) -> float:
    late = 0.0 if evaluated else NOT_EVALUATED.get(name, 0.0)
    return max(likeness(cell.text)[name], _LEAST) + late


def _halves(cell: RowCell, left: str, right: str, evaluated: bool) -> tuple[bool, float]:
    """Whether the cell falls into two fields, and its score in a column that holds both."""
    whole = max(_single(cell, left, evaluated), _single(cell, right, evaluated))
    found = splits(cell.text, left, right)
    late = 0.0 if evaluated else sum(NOT_EVALUATED.get(name, 0.0) for name in (left, right))
    parted = found[0].score + _MELTED_CELL + late if found else _LEAST
    return parted >= whole, max(parted, whole)


def _steps(
    chain: _Chain,
    column: int,
    options: Sequence[tuple[tuple[str, ...], float]],
    costs: Mapping[str, float],
    stray: float,
) -> Iterator[_Chain]:
    for fields, score in options:
        place = FIELDS.index(fields[0])
        if place > chain.last:
            total = chain.score + score + _skipped(chain.last, place, costs)
            yield _Chain(total, (*chain.fields, (column, fields)))
    yield _Chain(chain.score + stray, chain.fields)


def _skip_costs(rows: int, evaluated: bool) -> Mapping[str, float]:
    """What it costs that no column holds a field."""
    core = _CORE_EVALUATED if evaluated else _CORE
    costs = dict.fromkeys(FIELDS, _SKIPPED_FIELD)
    return costs | dict.fromkeys(core, _SKIPPED_CORE * min(rows, _MOST_ROWS))


def _skipped(last: int, place: int, costs: Mapping[str, float]) -> float:
    return sum(costs[name] for name in FIELDS[last + 1 : place])


def _with_labels(
    fields: dict[int, tuple[str, ...]], labels: Mapping[int, str]
) -> Mapping[int, tuple[str, ...]]:
    """Columns that no row fills are named by the header, where that keeps the order."""
    for column, name in labels.items():
        order = sorted({**fields, column: (name,)}.items())
        places = [FIELDS.index(part) for _, parts in order for part in parts]
        if column not in fields and all(a < b for a, b in pairwise(places)):
            fields[column] = (name,)
    return fields
