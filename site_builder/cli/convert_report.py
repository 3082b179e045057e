"""What convert did, as text: a table of the documents, and what became of the sheets."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from site_builder.content.model import Plain
from site_builder.content.wording import width
from site_builder.ingest.balance import KINDS
from site_builder.ingest.comparing import Difference, Fate
from site_builder.ingest.convert import Document, Outcome, Report

HEAD = ("文書", "シート", "目標", "取組指標", "疑い", "文字")
KIND_NAMES = {
    "label": "様式",
    "markup": "記号",
    "field": "欄",
    "notes": "注記",
    "unplaced": "行き先不明",
}
FATES = {
    Fate.NEW: "新しく書いたシート",
    Fate.REWRITTEN: "書き直したシート",
    Fate.UNCHANGED: "変わらないシート",
    Fate.MERGED: "人の手直しを残して、文書に合わせたシート",
    Fate.KEPT: "人の手が入っているので書き換えなかったシート",
}
SHOWN = 60
"""Characters of a value"""

Row = tuple[str, ...]


def as_table(report: Report) -> str:
    """One row a document; the kinds of characters add up to 文字 where nothing is lost."""
    rows = [_row(document) for document in report.documents]
    if len(rows) > 1:
        rows.append(_total(report.documents))
    head = (*HEAD, *(KIND_NAMES[kind] for kind in KINDS), "釣り合い")
    return _aligned([head, *rows])


def as_outcomes(report: Report) -> str:
    """How many sheets were written, and field by field what a kept one has otherwise."""
    counts = Counter(outcome.fate for outcome in report.outcomes)
    told = [f"{name} {counts[fate]} 枚" for fate, name in FATES.items() if counts[fate]]
    kept = (line for outcome in report.outcomes for line in _differences(outcome))
    return "".join(f"{line}\n" for line in (*told, *kept))


def _row(document: Document) -> Row:
    figures = (document.sheets, document.goals, document.measures, document.doubts)
    return _figures(document.path, figures, [document])


def _total(documents: Sequence[Document]) -> Row:
    figures = (
        sum(document.sheets for document in documents),
        sum(document.goals for document in documents),
        sum(document.measures for document in documents),
        sum(document.doubts for document in documents),
    )
    return _figures("合計", figures, documents)


def _figures(name: str, figures: Sequence[int], documents: Sequence[Document]) -> Row:
    balances = [document.balance for document in documents]
    total = sum(balance.total for balance in balances)
    kinds = [sum(balance.counts[kind] for balance in balances) for kind in KINDS]
    numbers = (f"{number:,}" for number in (*figures, total, *kinds))
    return (name, *numbers, "合う" if all(b.holds for b in balances) else "合わない")


def _aligned(rows: Sequence[Row]) -> str:
    """The first column to the left, the others to the right; a full-width sign takes two."""
    widths = [max(_cells(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "".join(f"{_line(row, widths)}\n" for row in rows)


def _line(row: Row, widths: Sequence[int]) -> str:
    gaps = [" " * (wide - _cells(text)) for text, wide in zip(row, widths, strict=True)]
    rest = (gap + text for gap, text in zip(gaps[1:], row[1:], strict=True))
    return "  ".join([row[0] + gaps[0], *rest])


def _cells(text: str) -> int:
    """Width in columns of the screen"""
    return int(width(text) * 2)


def _differences(outcome: Outcome) -> Iterator[str]:
    if outcome.differences or outcome.asked:
        yield f"{outcome.file}:"
        yield from (f"  {_difference(one)}" for one in outcome.differences)
    if outcome.asked:
        fields = "、".join(outcome.asked)
        yield f"  人の手直しと文書が違うので、疑いとして残しました（review で決めます）: {fields}"


def _difference(one: Difference) -> str:
    return f"{one.field}: 前の読み取り {_shown(one.was)} → 今の読み取り {_shown(one.now)}"


def _shown(value: Plain) -> str:
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
    text = text.replace("\n", " ")
    return f"「{text[:SHOWN]}{'…' if len(text) > SHOWN else ''}」"
