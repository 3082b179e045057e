"""Which field each cell of a table holds: columns by what they hold, rows by their columns.

A path gives the cells of a row, from left to right, one later field each. Its score is a rough
logarithm of odds; the best is the reading, those nearly as good are its doubts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from site_builder.content.wording import squash
from site_builder.ingest.form.column_scores import is_sentence, likeness
from site_builder.ingest.form.fields import FIELDS
from site_builder.ingest.form.joining import breaks_off
from site_builder.ingest.form.rows import RowCell
from site_builder.ingest.layouts.tabular.melted_cells import PAIRS, splits

_MELTED = -4.0  # Two cells in one are rare …
_MELTED_COLUMN = -1.0  # … but not where the whole column is so
_SPLIT = -5.0  # One cell torn into two is as rare …
_GOES_ON = 2.0  # … unless the words tell it
_STRAY = -9.0  # Text of no cell inside a row is rarer still
_IN_COLUMN = 4.0  # The cell stands in its field's column, which other rows fill too …
_IN_EMPTY_COLUMN = 1.5  # … or which is empty otherwise
_HALF = -0.5  # In a melted column the cell holds but one of the two fields …
_HALF_HOME = -0.5  # … and in a column of one field a melted one is but half at home
_SAME_SHIFT = 3.0  # The cell is as many columns off as its neighbour
_SURPLUS = 2.0
"""A row of more or fewer columns than the others, at whose end the cells are as much off"""
NOT_EVALUATED = {"result": -3.0, "evaluation": -6.0, "attainment": -6.0, "next_steps": -6.0}
"""In a sheet that shows no mark, no date and no report, these are hardly filled"""
_NO_NUMBER = -3.0  # A goal whose number is not there
_MISSING = -2.5  # A numbered row lacks a field that nearly all others have …
_MOST_MISSING = 2  # … and more than two tell no more
_HOPELESS = -6.0  # A reading that is less likely is not followed
_BEAM = 20.0  # Paths so far below the best cannot catch up
_KEPT = 4  # Paths kept for each last field


class How(Enum):
    """How a cell is read."""

    PLAIN = "plain"
    MELTED = "melted"
    SPLIT = "split"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell with the fields it holds: one, two where it is melted, none where it is stray."""

    cell: RowCell
    fields: tuple[str, ...]
    how: How
    place: int = 0
    """Where a melted text is parted"""

    def values(self) -> Iterator[tuple[str, RowCell]]:
        parts = self.cell.cut(self.place) if self.how is How.MELTED else (self.cell,)
        yield from zip(self.fields, parts, strict=False)


@dataclass(frozen=True, slots=True)
class Path:
    score: float
    placed: tuple[PlacedCell, ...] = ()
    last: int = -1
    """Position of the last field that is taken"""
    shift: int = 0
    """Columns by which the last cell is off"""
    in_columns: bool = True
    """Whether each cell stands where the other rows have its field, and no usual one is missing"""

    def without(self, cells: Collection[RowCell]) -> Path:
        return replace(self, placed=tuple(one for one in self.placed if one.cell not in cells))

    def marked(self, cells: Iterable[RowCell]) -> Path:
        """With cells that stand in the column of the evaluation, whatever they say."""
        marks = (PlacedCell(cell, ("evaluation",), How.PLAIN) for cell in cells)
        return replace(self, placed=(*self.placed, *marks))

    def cells(self) -> Mapping[str, tuple[RowCell, ...]]:
        """Field → the cells, or parts of cells, that hold it."""
        found: dict[str, tuple[RowCell, ...]] = {}
        for entry in self.placed:
            for name, cell in entry.values():
                found[name] = (*found.get(name, ()), cell)
        return found


@dataclass(frozen=True)
class TableColumns:
    """What the columns of one table hold."""

    fields: Mapping[int, tuple[str, ...]]
    """Column → its field; two where the column is melted"""
    filled: Mapping[int, int]
    """Column → rows that fill it"""
    evaluated: bool
    usual: frozenset[str] = frozenset()
    """Fields that nearly every numbered row fills"""
    sentences: frozenset[int] = frozenset()
    """Columns in which nearly every cell is a sentence"""
    rows: int = 1

    def holds(self, cell: RowCell, fields: tuple[str, ...]) -> bool:
        """Whether other rows have the like of this cell in its column."""
        shared = self.filled.get(cell.column, 0) > 1 or self.rows == 1
        odd = cell.column in self.sentences and not is_sentence(squash(cell.text))
        return shared and not odd and self.fields.get(cell.column) == fields

    @cached_property
    def homes(self) -> Mapping[str, int]:
        """Field → its column"""
        return {name: column for column, names in self.fields.items() for name in names}


def align_row(
    cells: Sequence[RowCell], columns: TableColumns, surplus: int = 0
) -> tuple[Path, ...]:
    """Readings of one row, the best first; it has `surplus` columns more than the others."""
    paths = [Path(0.0)]
    for cell in cells:
        options = tuple(_options(cell, columns))
        paths = _best([step for path in paths for step in _steps(path, cell, options, columns)])
    ended = [_ended(path, columns, surplus) for path in paths]
    return tuple(sorted(ended, key=lambda path: -path.score))


def _best(paths: Sequence[Path]) -> list[Path]:
    kept: dict[int, list[Path]] = {}
    best = max(path.score for path in paths)
    hopeful = [path for path in paths if path.score > best - _BEAM]
    for path in sorted(hopeful, key=lambda path: -path.score):
        rivals = kept.setdefault(path.last, [])
        if len(rivals) < _KEPT:
            rivals.append(path)
    return [path for rivals in kept.values() for path in rivals]


def _ended(path: Path, columns: TableColumns, surplus: int) -> Path:
    """The path with what the row as a whole tells."""
    missing = _missing(path, columns)
    explained = _SURPLUS if surplus and path.shift == surplus else 0.0
    score = path.score + explained + _MISSING * min(_MOST_MISSING, missing) + _headless(path)
    return replace(path, score=score, in_columns=path.in_columns and not missing)


def _fields(path: Path) -> set[str]:
    return {name for entry in path.placed for name in entry.fields}


def _missing(path: Path, columns: TableColumns) -> int:
    """How many usual fields a numbered row lacks that is not wholly empty."""
    fields = _fields(path)
    alone = "number" not in fields or fields == {"number"}
    return 0 if alone else len(columns.usual - fields)


def _headless(path: Path) -> float:
    fields = _fields(path)
    return _NO_NUMBER if "goal" in fields and "number" not in fields else 0.0


@dataclass(frozen=True, slots=True)
class _Option:
    placed: PlacedCell
    first: int
    """Positions of its first and last field"""
    last: int
    score: float
    at_home: bool


def _options(cell: RowCell, columns: TableColumns) -> Iterator[_Option]:
    known = likeness(cell.text)
    for place, name in enumerate(FIELDS):
        if known[name] > _HOPELESS:
            score = known[name] + _timely((name,), columns)
            placed = PlacedCell(cell, (name,), How.PLAIN)
            yield _Option(placed, place, place, score, columns.holds(cell, (name,)))
    for place, fields in enumerate(PAIRS):
        found = splits(cell.text, *fields)
        if found and found[0].score > _HOPELESS:
            usual = columns.fields.get(cell.column) == fields
            score = found[0].score + (_MELTED_COLUMN if usual else _MELTED)
            placed = PlacedCell(cell, fields, How.MELTED, found[0].place)
            score += _timely(fields, columns)
            yield _Option(placed, place, place + 1, score, columns.holds(cell, fields))


def _timely(fields: tuple[str, ...], columns: TableColumns) -> float:
    return 0.0 if columns.evaluated else sum(NOT_EVALUATED.get(name, 0.0) for name in fields)


def _steps(
    path: Path, cell: RowCell, options: Sequence[_Option], columns: TableColumns
) -> Iterator[Path]:
    for option in options:
        if option.first > path.last:
            fit, shift = _fit(option.placed, path.shift, columns)
            score = path.score + option.score + fit
            placed = (*path.placed, option.placed)
            yield Path(score, placed, option.last, shift, path.in_columns and option.at_home)
    stray = (*path.placed, PlacedCell(cell, (), How.STRAY))
    yield replace(path, score=path.score + _STRAY, placed=stray, in_columns=False)
    if path.placed and path.placed[-1].how in (How.PLAIN, How.SPLIT):
        name = path.placed[-1].fields[-1]
        torn = (*path.placed, PlacedCell(cell, (name,), How.SPLIT))
        score = path.score + _torn(path.placed[-1].cell, cell, name)
        yield replace(path, score=score, placed=torn, shift=path.shift + 1, in_columns=False)


def _torn(left: RowCell, right: RowCell, name: str) -> float:
    """A second cell of the same field."""
    goes_on = _GOES_ON if breaks_off(left.text, right.text) else 0.0
    whole = likeness(f"{left.text} {right.text}")[name] - likeness(left.text)[name]
    return _SPLIT + goes_on + whole


def _fit(placed: PlacedCell, before: int, columns: TableColumns) -> tuple[float, int]:
    """How well a cell stands where its field does in the other rows, and by how many columns
    the next one is then off."""
    column = placed.cell.column
    home = columns.homes.get(placed.fields[0])
    if home is None:
        return 0.0, before
    shift = column - home
    usual = columns.fields.get(column, ())
    # Two cells in one: what follows may stand one column to the left.
    after = shift - 1 if placed.how is How.MELTED and placed.fields != usual else shift
    if shift:
        return (_SAME_SHIFT if shift == before else 0.0), after
    full = columns.filled.get(column, 0) > 1
    return (_IN_COLUMN if full else _IN_EMPTY_COLUMN) + _partly(placed, usual), after


def _partly(placed: PlacedCell, usual: tuple[str, ...]) -> float:
    """A melted cell in a column of one field, or one field in a melted column."""
    if placed.fields == usual:
        return 0.0
    return _HALF if placed.how is How.PLAIN else _HALF_HOME


def at_home(path: Path, columns: TableColumns) -> tuple[RowCell, ...]:
    """The row's cells in the columns of their fields, as if nothing had shifted."""
    return tuple(_homed(placed, columns) for placed in path.placed)


def _homed(placed: PlacedCell, columns: TableColumns) -> RowCell:
    home = columns.homes.get(placed.fields[0]) if placed.fields else None
    return placed.cell if home is None else replace(placed.cell, column=home)
