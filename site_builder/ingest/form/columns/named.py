"""Which columns a table's labels name, and which of several columns of a field is the sheet's:
that of its year and of the whole year, before those of another year or of mid-year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, takewhile

from site_builder.ingest.form.columns.periods import Period, Standing, read_period, together
from site_builder.ingest.form.labels import field_of, is_time, printed_field

VALUES = ("target", "result")
VERDICT = ("evaluation", "attainment")
"""評価, 目標達成状況: of mid-year too, where the only 結果 is"""


@dataclass(frozen=True, slots=True)
class LabelCell:
    """A label above a table; rows and columns count from 1."""

    row: int
    column: int
    columns: int
    text: str

    @property
    def stop(self) -> int:
        return self.column + self.columns


@dataclass(frozen=True, slots=True)
class NamedColumn:
    """Columns with the field that their label names; none where it names a time only."""

    field: str
    columns: range
    period: Period
    printed: bool
    """Whether the label is the form's own word for it"""
    text: str


@dataclass(frozen=True, slots=True)
class SpareColumn:
    """Columns that are not the sheet's, with the reason why they go aside."""

    field: str
    columns: range
    reason: str
    rival: bool = False
    """Whether they are as good as the column that is taken"""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    fields: Mapping[str, NamedColumn]
    spare: tuple[SpareColumn, ...] = ()
    doubted: Mapping[str, str] = field(default_factory=dict)
    """Field → why all of its values are in doubt"""


# --- which field a column is --------------------------------------------------------------


def name_columns(cells: Sequence[LabelCell]) -> tuple[NamedColumn, ...]:
    """From left to right. A time above or below 目標 and 結果 belongs to them."""
    times = [cell for cell in cells if is_time(cell.text) and not field_of(cell.text)]
    named = [cell for cell in cells if field_of(cell.text)]
    spread = [_spread(cell, cells, times, named) for cell in (*times, *named)]
    columns = sorted({column for cell in spread for column in range(cell.column, cell.stop)})
    return tuple(_joined(columns, spread))


def _spread(
    cell: LabelCell,
    cells: Sequence[LabelCell],
    times: Sequence[LabelCell],
    named: Sequence[LabelCell],
) -> LabelCell:
    """A label of two rows whose cells are not merged covers the blank ones to its right."""
    below = named if cell in times else times
    right = [one.column for one in cells if one.row == cell.row and one.column > cell.column]
    lower = [
        one
        for one in cells
        if one.row > cell.row and cell.column <= one.column < min(right, default=one.column + 1)
    ]
    row = min((one.row for one in lower if one in below), default=0)
    beside = sorted((one for one in lower if one.row == row), key=lambda one: one.column)
    parts = takewhile(lambda one: one in below and _is_value(one), beside)
    end = max((one.stop for one in parts), default=0)
    return replace(cell, columns=max(cell.stop, end) - cell.column)


def _joined(columns: Sequence[int], cells: Sequence[LabelCell]) -> Iterator[NamedColumn]:
    ordered = sorted(cells, key=lambda cell: cell.row)
    covers = [(c, tuple(x for x in ordered if x.column <= c < x.stop)) for c in columns]
    runs = groupby(enumerate(covers), key=lambda entry: (entry[1][0] - entry[0], entry[1][1]))
    for (_, over), run in runs:
        places = [column for _, (column, _) in run]
        yield _named(range(places[0], places[-1] + 1), over)


def _named(columns: range, over: Sequence[LabelCell]) -> NamedColumn:
    labels = [cell for cell in over if field_of(cell.text)]
    period = together(read_period(cell.text) for cell in over)
    # 見込 alone names an expected value.
    name = field_of(labels[-1].text) if labels else ("result" if period.provisional else "")
    printed = bool(labels) and printed_field(labels[-1].text) == name
    return NamedColumn(name, columns, period, printed, " ".join(cell.text for cell in over))


def is_upper_row(upper: Sequence[LabelCell], lower: Sequence[LabelCell]) -> bool:
    """Whether a row holds nothing but times, or 目標 and 結果, above labels that they belong to."""
    pairs = [(high, low) for high in upper for low in lower if _share(high, low)]
    return bool(pairs) and all(map(_is_value, upper)) and all(_is_value(low) for _, low in pairs)


def _share(one: LabelCell, other: LabelCell) -> bool:
    return one.column < other.stop and other.column < one.stop


def _is_value(cell: LabelCell) -> bool:
    return field_of(cell.text) in VALUES or is_time(cell.text)


# --- which of them is the sheet's ---------------------------------------------------------


def label_years(columns: Iterable[NamedColumn]) -> Mapping[int, str]:
    """The years that the labels of 目標 and 結果 name, with their words; none where a plain 目標
    stands beside those of other years. The first is likeliest the sheet's: it has a target, the
    most columns, and is the last one."""
    values = [column for column in columns if column.field in VALUES]
    if any(column.field == "target" and not column.period.said for column in values):
        return {}
    named = [column for column in values if column.period.years]
    whole = [column for column in named if not column.period.part]
    found: dict[int, list[NamedColumn]] = {}
    for column in whole or named:
        for year in column.period.years:
            found.setdefault(year, []).append(column)
    ordered = sorted(found.items(), key=_fullness, reverse=True)
    return {year: " ".join(column.text for column in own) for year, own in ordered}


def _fullness(entry: tuple[int, Sequence[NamedColumn]]) -> tuple[bool, int, int]:
    year, columns = entry
    return any(column.field == "target" for column in columns), len(columns), year


def choose_columns(columns: Sequence[NamedColumn], year: int | None) -> ColumnChoice:
    fields: dict[str, NamedColumn] = {}
    spare = [_spare(column) for column in columns if _is_strange(column, year)]
    doubted: dict[str, str] = {}
    slipped = _is_slip(columns, year)
    for name in dict.fromkeys(column.field for column in columns if column.field):
        rivals = [column for column in columns if column.field == name]
        best, *others = sorted(rivals, key=lambda one: _rank(one, year), reverse=True)
        if best.period.standing(year) is Standing.OTHER and not slipped:
            spare += [_spare(one) for one in rivals]
            if name == "result" and best.period.part:
                doubted |= {one.field: "period" for one in columns if one.field in VERDICT}
            continue
        fields[name] = best
        if name == "number":
            continue  # a second one says nothing about the goal
        spare += [_against(one, best, year) for one in others]
        if reason := _doubt(best, year):
            doubted[name] = reason
    return ColumnChoice(fields, tuple(spare), doubted)


def _rank(column: NamedColumn, year: int | None) -> tuple[int, bool, bool]:
    return column.period.standing(year), column.period.whole, column.printed


def _is_strange(column: NamedColumn, year: int | None) -> bool:
    return not column.field and column.period.standing(year) is Standing.OTHER


def _is_slip(columns: Iterable[NamedColumn], year: int | None) -> bool:
    """Whether all labels of 目標 and 結果 name one other year, each once: the head or they err."""
    values = [column for column in columns if column.field in VALUES]
    years = {one for column in values for one in column.period.years}
    names = [column.field for column in values]
    plain = not any(column.period.other or column.period.part for column in values)
    named = all(column.period.years for column in values) and "target" in names
    return (
        plain and named and len(years) == 1 and len(set(names)) == len(names) and year not in years
    )


def _spare(column: NamedColumn) -> SpareColumn:
    return SpareColumn(column.field, column.columns, "other-year")


def _against(column: NamedColumn, best: NamedColumn, year: int | None) -> SpareColumn:
    if column.period.standing(year) is Standing.OTHER:
        return _spare(column)
    rank, first = _rank(column, year), _rank(best, year)
    # 実績 means the same as 結果.
    rival = rank == first or (column.field in VALUES and rank[:2] == first[:2])
    return SpareColumn(column.field, column.columns, "second-column", rival)


def _doubt(column: NamedColumn, year: int | None) -> str:
    match column.period.standing(year):
        case Standing.OTHER:
            return "year"
        case Standing.PROVISIONAL:
            return "period"
    return ""
