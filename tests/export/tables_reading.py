"""The tables of /data/ back to sheets: what they hold is each sheet whole."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar

from site_builder.content.sheet.fields import MEASURE_FIELDS
from site_builder.content.sheet.model import (
    Correction,
    Doubt,
    Easy,
    Goal,
    Measure,
    Sheet,
    SheetKey,
    Source,
    Span,
    Unplaced,
)
from site_builder.content.yaml.plain import Plain
from site_builder.export.csv_text import read_csv
from site_builder.opendata.columns import JOINED, SHEETS, Table
from site_builder.opendata.tables import CITATIONS, CORRECTIONS, DOUBTS, SPANS, TEXTS, UNPLACED

T = TypeVar("T")
Row: TypeAlias = Mapping[str, str]
_CELLS = tuple(name for name in MEASURE_FIELDS if name != "policies")


def read_tables(files: Mapping[str, bytes]) -> dict[SheetKey, Sheet]:
    """`files`: name → content: goals.csv, sheets.csv and the lists beside them."""

    def group(table: Table, by: str) -> Mapping[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in read_csv(files[f"{table.name}.csv"]):
            found[row[by]].append(row)
        return found

    lists = {table: group(table, "sheet_id") for table in (JOINED, *_LISTS)}
    cited = {name: _cited(rows) for name, rows in group(CITATIONS, "measure_id").items()}

    def sheet(row: Row) -> Sheet:
        mine = {table: found.get(row["sheet_id"], []) for table, found in lists.items()}
        return _sheet(row, mine, cited)

    rows = read_csv(files[f"{SHEETS.name}.csv"])
    return {_key(row): sheet(row) for row in rows}


_LISTS = (TEXTS, SPANS, DOUBTS, UNPLACED, CORRECTIONS)


def _key(row: Row) -> SheetKey:
    return SheetKey(int(row["fiscal_year"]), row["ward_id"], row["section_id"])


def _cited(rows: Sequence[Row]) -> tuple[str, ...]:
    """A range stands in several rows of one position."""
    own = {row["position"]: row["printed"] for row in rows if row["covered"] == "0"}
    return tuple(own.values())


def _sheet(
    row: Row, lists: Mapping[Table, list[Row]], cited: Mapping[str, tuple[str, ...]]
) -> Sheet:
    def texts(kind: str) -> tuple[str, ...]:
        return tuple(one["text"] for one in lists[TEXTS] if one["kind"] == kind)

    def each(table: Table, make: Callable[[Row], T]) -> tuple[T, ...]:
        return tuple(map(make, lists[table]))

    return Sheet(
        fiscal_year=int(row["fiscal_year"]),
        ward=row["ward"],
        section=row["section"],
        parent_section=row["parent_section"],
        department=row["department"],
        created=row["created"],
        evaluated=row["evaluated"],
        policy_indicators=texts("policy_indicator"),
        goals=tuple(_goals(lists[JOINED], cited)),
        spans=each(SPANS, lambda one: Span(one["field"], int(one["rows"]))),
        notes=texts("note"),
        unplaced=each(UNPLACED, lambda r: Unplaced(r["raw"], int(r["line"]), r["reason"])),
        review=each(DOUBTS, lambda r: _doubt({**r, "other": json.loads(r["other"])})),
        corrections=each(CORRECTIONS, _correction),
        source=_source(row),
    )


def _source(row: Row) -> Source:
    return Source(
        document=row["document"],
        sha256=row["document_sha256"],
        kind=row["document_kind"],
        lines=row["document_lines"],
        converted=row["converted"],
        withheld=row["document_withheld"],
    )


def _goals(rows: Sequence[Row], cited: Mapping[str, tuple[str, ...]]) -> Iterator[Goal]:
    """Each begins with its first measure or, without any, is one row."""
    starts = [n for n, row in enumerate(rows) if row["measure_no"] in ("", "1")]
    for start, end in pairwise([*starts, len(rows)]):
        first = rows[start]
        yield Goal(
            int(first["goal_no"]),
            first["goal"],
            tuple(_measure(row, cited) for row in rows[start:end] if row["measure_no"]),
            Easy(first["easy"], first["easy_reviewer"], first["easy_reviewed"]),
        )


def _measure(row: Row, cited: Mapping[str, tuple[str, ...]]) -> Measure:
    return Measure(cited.get(row["measure_id"], ()), **{name: row[name] for name in _CELLS})


def _doubt(told: Mapping[str, Any]) -> Doubt:
    return Doubt(told["field"], told["reason"], told["raw"], tuple(map(_plain, told["other"])))


def _correction(row: Row) -> Correction:
    settled = tuple(map(_doubt, json.loads(row["settles"])))
    was, now = (_plain(json.loads(row[name])) for name in ("was", "now"))
    return Correction(row["field"], was, now, row["why"], settled)


def _plain(value: Any) -> Plain:
    if isinstance(value, list):
        return tuple(map(_plain, value))
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return value if isinstance(value, int) else str(value)
