"""The foot of a table, where a note may stand close below the last row."""

from __future__ import annotations

import pytest

from site_builder.ingest.formats.layout.columns import find_columns
from site_builder.ingest.formats.layout.cuts import LabelAnchors, cut_columns
from site_builder.ingest.formats.layout.page_text import page_lines
from site_builder.ingest.formats.layout.table import read_table
from tests.ingest.formats.layout.test_columns import NAMES, PAGE, laid

LABELS = page_lines("\n".join(PAGE))[:3]


def doubts(*below: str) -> list[str]:
    last = laid((5, "交流人口を増やします。"), (34, "団体の数"), (48, "5団体"), (52, "△"))
    lines = page_lines("\n".join((*PAGE[:-1], f"2{last[1:]}", *below)))
    body = lines[3:]
    columns = cut_columns(find_columns(LABELS, body), NAMES, body, LabelAnchors(0.3)).columns
    table = read_table(body, columns, sure=True)
    return [cell.doubt for cell in table.cells if cell.column == 0]


@pytest.mark.parametrize(
    ("below", "doubted"),
    [
        ((), False),
        (("     当初の数:99か所",), True),
        (("     ①安全の確保",), False),
        (("     ①安全の確保。", "     当初の数:99か所"), True),
    ],
)
def test_what_follows_a_whole_sentence_may_be_a_note(below: tuple[str, ...], doubted: bool) -> None:
    first, last = doubts(*below)
    assert not first and bool(last) is doubted


def test_a_short_word_alone_in_a_cell_of_sentences_may_be_another_columns() -> None:
    lines = page_lines("\n".join((*PAGE[:-1], laid((0, "2"), (5, "継続"), (34, "団体の数")))))
    body = lines[3:]
    table = read_table(body, find_columns(LABELS, body), sure=True)
    assert [bool(cell.doubt) for cell in table.cells if cell.column == 0][-1]
