"""Notes that stand between the cells of a raw dump, as the clerk typed them over the form.

Nothing parts such a note from a cell, so a second reading without it tells which fields rest on
where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder.content.sheet.model import Doubt
from site_builder.content.wording import squash
from site_builder.content.yaml.plain import Plain
from site_builder.ingest.document import Form, Line
from site_builder.ingest.draft import Draft
from site_builder.ingest.form.fields import field_path
from site_builder.ingest.form.letters import typed

_NOTE = re.compile(
    r"[※*＊]|[(（]?注[)）:：\d意]|備考|参考|単位[:：]|以下余白|(?:提出|記入|担当|連絡|問い?合わ?せ)(?:先|上|例|要領|者|日|期限)?"
    r"[:：はの]|.*(?:裏面|別紙|内線|公表用|記入上|次頁|次ページ)|.{0,4}(?:確認|提出|記入|承認|決裁)済み?$"
)
_LONGEST = 40
"""Signs of a note; a cell that says more is a cell"""


def without_inserted_notes(form: Form) -> Form:
    """The form but the blocks of lines that read as notes."""
    kept = (block for block in _blocks(form.lines) if not _is_note(block))
    return replace(form, lines=tuple(line for block in kept for line in block))


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that no blank line parts"""
    block: list[Line] = []
    for line in lines:
        if block and line.number > block[-1].number + 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_note(block: Sequence[Line]) -> bool:
    text = squash(typed("".join(line.piece.text for line in block)))
    return len(text) <= _LONGEST and bool(_NOTE.match(text))


def note_doubts(draft: Draft, without: Draft) -> Iterator[Doubt]:
    """The fields that the reading without the notes fills differently, or over other rows."""
    mine, others = _values(draft), _values(without)
    for path in dict.fromkeys((*mine, *others)):
        own, other = mine.get(path, _EMPTY), others.get(path, _EMPTY)
        if own != other:
            reason = "cell" if path.startswith("goals/") else "header"
            yield Doubt(path, reason, _raw(own[0]), () if own[0] == other[0] else other[:1])


_Cell = tuple[Plain, int]
"""Value, and the rows that it covers"""
_EMPTY: _Cell = ("", 1)


def _raw(value: Plain) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _values(draft: Draft) -> dict[str, _Cell]:
    """By field path"""
    values = {name: (reading.value, 1) for name, reading in draft.header.items()}
    for goal in draft.goals:
        number = goal.number.value
        values[f"goals/{number}/goal"] = (goal.goal.value if goal.goal else "", 1)
        for place, row in enumerate(goal.rows, 1):
            for column, reading in row.cells.items():
                path = field_path(f"goals/{number}/measures/{place}", column)
                values[path] = (reading.value, row.covered.get(column, 1))
    return values
