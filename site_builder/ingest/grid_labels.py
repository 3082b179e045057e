"""The words above the columns of a table, also as other forms of the same sheet print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.content.wording import squash
from site_builder.ingest.cells import Cell
from site_builder.ingest.document import Piece
from site_builder.ingest.labels import Label, cut_label
from site_builder.ingest.traits import FIELDS
from site_builder.ingest.zones import table_labels

_ALIASES: tuple[tuple[str, str], ...] = (
    ("number", r"番号|項番|項目番号|目標番号"),
    ("goal", r"目標名|組織の目標|組織目標\(.*\)"),
    ("policies", r"総合計画.*(?:位置づけ|位置付け|位置付|政策|施策)"),
    ("indicator", r"指標名|取組指標\(.*\)|取組の指標"),
    ("target", r"(?:.*年度|[RH]\d+)?(?:目標値?|計画値?)(?:\(.*\))?"),
    ("result", r"(?:.*年度|[RH]\d+)?(?:結果|実績値?|実績)(?:\(.*\))?"),
    ("initiative", r"取組名称?|事業名称?|取組\(事業\)名称?"),
    ("summary", r"(?:事業|取組)の?概要|概要\(.*\)|取組内容"),
    ("evaluation", r"(?:達成度|自己)?評価(?:\(.*\))?|達成度"),
    ("attainment", r"(?:目標の?)?達成状況(?:\(.*\))?"),
    ("next_steps", r"今後の(?:取組)?方針(?:\(.*\))?|今後の取組(?:方針)?"),
)
_GROUPS = frozenset({Label.MEASURE, Label.INITIATIVES})
_YEAR = re.compile(r"(?:[RH]|令和|平成)(?:元|\d{1,2})(?:年度)?")


def field_of(text: str) -> str:
    """The field that a label names as a whole; empty for a group of columns, for other words."""
    names = [label.value for label in _labels(text) if label.value in FIELDS]
    return names[0] if names else _alias(text)


def cut_field_of(text: str) -> str:
    """The field of whose label the text is a piece."""
    label = cut_label(text)
    return label.value if label and label.value in FIELDS else ""


def is_group(text: str) -> bool:
    """指標, 主な取組(事業), and a year above 目標 and 結果"""
    return bool(_GROUPS.intersection(_labels(text))) or bool(_YEAR.fullmatch(squash(text)))


def is_label_line(texts: Sequence[str], begun: bool = False) -> bool:
    """A row of labels, some of which may be cut; below the first one there is nothing else."""
    whole = sum(1 for text in texts if _labels(text))
    known = sum(1 for text in texts if _is_known(text))
    if begun and known == len(texts):
        return True
    return whole >= 2 and 2 * known >= len(texts)


def _labels(text: str) -> tuple[Label, ...]:
    return table_labels(Cell(0, (Piece(text, 0),)))


def _alias(text: str) -> str:
    bare = squash(text)
    return next((name for name, words in _ALIASES if re.fullmatch(words, bare)), "")


def _is_known(text: str) -> bool:
    return bool(field_of(text) or is_group(text) or cut_field_of(text))
