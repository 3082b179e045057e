"""Columns that the form does not have: their words become notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.draft import FieldReading
from site_builder.ingest.form.column_scores import is_sentence
from site_builder.ingest.form.fields import FIELDS, ROW_LENGTH
from site_builder.ingest.form.labels import evaluation_mark
from site_builder.ingest.form.numbering import GoalBlock
from site_builder.ingest.form.policies import is_policies, read_policies
from site_builder.ingest.layouts.grid.columns import GridColumns, columns_of, shared
from site_builder.ingest.layouts.grid.goals import BodyRow
from site_builder.ingest.layouts.grid.rows import pieces_of, text_of

_REMARKS = re.compile(
    r"備考欄?|担当(?:者|課|係|班)?(?:名)?|特記事項|摘要|メモ|連絡先|補足(?:説明)?"
)
"""Labels of columns that say nothing of the fields"""
_AMOUNT = re.compile(r"(?:約|延べ|年間?)?\d")


@dataclass(frozen=True, slots=True)
class ExtraColumn:
    note: FieldReading
    plain: bool
    """Whether its words are hardly a value, or a sentence, of one of the form's columns; on a page
    they may have run out of one"""


def extra_columns(columns: GridColumns, rows: Sequence[BodyRow]) -> Iterator[ExtraColumn]:
    """The texts of each, below their label."""
    strays = [box for row in rows if not row.is_moved for box in row.strays]
    heads = list(columns.extra)
    while strays:
        label = [box for box in heads if shared(box, columns_of(strays[0]))]
        span = range(
            min(box.column for box in (*label, strays[0])),
            max(columns_of(box).stop for box in (*label, strays[0])),
        )
        own = [box for box in strays if shared(box, span)]
        heads = [box for box in heads if box not in label]
        strays = [box for box in strays if box not in own]
        pieces = pieces_of((*label, *own))
        note = FieldReading("\n".join(piece.text for piece in pieces), pieces)
        printed = any(box.printed for box in own)
        plain = not printed and _is_plain(text_of(label), [text_of([box]) for box in own])
        yield ExtraColumn(note, plain)


def _is_plain(label: str, texts: Iterable[str]) -> bool:
    if label:
        return _REMARKS.fullmatch(squash(label)) is not None
    bare = map(squash, texts)
    return not any(_AMOUNT.match(one) or evaluation_mark(one) or is_sentence(one) for one in bare)


def extra_doubts(
    extra: Iterable[ExtraColumn], columns: GridColumns, rows: Sequence[BodyRow]
) -> Iterator[Doubt]:
    """A text may be a field's after all, or in a moved row stand in the column of one."""
    complete = not _missing(columns)
    for column in extra:
        if not (column.plain and complete):
            yield Doubt("notes", "extra-column", str(column.note.value))
    if any(row.is_moved for row in rows):
        yield Doubt("notes", ROW_LENGTH)


def missing_doubts(block: GoalBlock[BodyRow], columns: GridColumns) -> Iterator[Doubt]:
    """A field without column, beside a column whose label names none: it may be that one."""
    missing = _missing(columns)
    for place, row in enumerate(block.rows, 1):
        for name in missing if row.strays else ():
            field = f"goals/{block.number}/measures/{place}/{name}"
            text = text_of(row.strays)
            yield Doubt(field, "extra-column", text, tuple(_readings(name, text)))


def _readings(name: str, text: str) -> Iterator[Plain]:
    """What the field says if the column is its own."""
    codes = is_policies(text)
    if codes == (name == "policies"):
        yield read_policies(text) if codes else text


def _missing(columns: GridColumns) -> list[str]:
    return [name for name in FIELDS[2:] if name not in columns.fields]
