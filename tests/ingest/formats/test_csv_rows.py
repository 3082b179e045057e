from __future__ import annotations

import pytest

from site_builder.ingest.formats.csv_rows import CsvRow, moved_rows

HEAD = "組織目標管理シート\n年度,令和7年度\n"
LABELS = "No.,組織目標,取組指標,R7目標,R7結果\n"


def long(text: str) -> list[int]:
    rows = [CsvRow(n, tuple(line.split(","))) for n, line in enumerate(text.splitlines(), 1)]
    return sorted(rows[place].line for place in moved_rows(rows))


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("1,a,b,80,85\n2,c,d,9,9\n", []),
        ("1,a,b,3,000人,85\n2,c,d,9,9\n", [4]),
        ("1,a,b,3,000人,2,500人\n2,c,d,1,200人,9\n", [4, 5]),
        ("1,a,b,80,85,\n2,c,d,9,9\n", [4]),  # the last cell is blank: it was moved there
        ("1,a,b、東,西,80,85\n2,c,d,9,9\n", [4]),
        ("1,a,b,80\n2,c\n", []),
        ("1,a,b,80,85,,,記入例\n2,c,d,9,9\n", []),  # beside the form
        ("1,a,b,80,85,新規\n2,c,d,9,9,継続\n", []),  # one more column, without a label
        ("1,a,b,1,000人,5\n2,c,d,2,000人,9\n", [4, 5]),  # … but not where a number is torn
        ("1,a,b,80,85\n,,,,,,,\n", []),
        ("1,a,b,3,000人\n2,c,d,9\n", [4]),  # shorter than its labels all the same
        ("1,a,b,3,500人\n2,c,d,80回,120回\n3,e,f,80,120\n", [4]),
    ],
)
def test_rows_longer_than_their_labels(rows: str, lines: list[int]) -> None:
    assert long(HEAD + LABELS + rows) == lines


def test_each_table_has_its_own_labels() -> None:
    wide = LABELS.replace("\n", ",評価\n")
    text = HEAD + LABELS + "1,a,b,80,85\n\n" + HEAD + wide + "1,a,b,80,85,○\n2,c,d,1,000,5,○\n"
    assert long(text) == [10]


def test_a_cell_may_say_the_words_of_the_title() -> None:
    assert long(HEAD + LABELS + "1,a,組織目標管理シート,80,85\n2,c,d,1,000人,5\n") == [5]
