"""A note between the cells of a raw dump: what is read differently for it is doubted."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks.forms.scoring import compare
from site_builder.content.sheet.model import Sheet
from site_builder.ingest.formats.text import read_document
from site_builder.ingest.layouts.dump.inserted_notes import without_inserted_notes
from site_builder.ingest.sheet.parse import parse_document
from tests.extent import full

_FORMS = (Path(__file__).parents[2] / "cases" / "form-planned-raw.txt").read_text("utf-8")
_FORM = _FORMS[: read_document("forms.txt", _FORMS.encode()).forms[1].lines[0].piece.start]
_BLOCKS = _FORM.split("\n\n")
_PLACES = range(1, _BLOCKS.index("○：達成\n△：一部未達成\n×：未達成"))  # notes may stand behind it
_TELLING = (7, 8)
"""Where the note changes the rows that a summary covers, and other cells than the one it is in"""


def _with(note: str, place: int) -> str:
    return "\n\n".join((*_BLOCKS[:place], note, *_BLOCKS[place:]))


def _sheet(text: str) -> Sheet:
    return parse_document("form.txt", text.encode()).sheets[0]


@pytest.mark.parametrize("place", [*_TELLING, *full(*(n for n in _PLACES if n not in _TELLING))])
def test_nothing_is_wrong_in_silence_wherever_the_note_stands(place: int) -> None:
    told = _sheet(_with("提出先：総務課企画担当", place))
    cells = compare(asdict(_sheet(_FORM)), asdict(told))
    assert [cell for cell in cells if cell.silent] == []


_NOTES = ("※公表用", "＊速報値", "注）速報値", "（裏面あり）", "提出先：総務課", "確認済")
_CELLS = ("提出書類を確認します。", "担当者数", "8回※うち2回は合同", "※公表用" + "あ" * 40)


@pytest.mark.parametrize("note", _NOTES)
def test_block_that_reads_as_a_note_is_left_out(note: str) -> None:
    assert _left(note) == _left("")


@pytest.mark.parametrize("cell", _CELLS)
def test_block_that_reads_as_a_cell_stays(cell: str) -> None:
    assert cell in _left(cell)


def _left(note: str) -> list[str]:
    """The lines that are read without notes"""
    (form,) = read_document("form.txt", _with(note, len(_BLOCKS) // 2).encode()).forms
    return [line.piece.text for line in without_inserted_notes(form).lines]
