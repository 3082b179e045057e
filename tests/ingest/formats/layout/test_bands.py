from collections.abc import Mapping, Sequence

from site_builder.ingest.formats.layout.bands import Cell, GridLine, Kinds, read_blocks

NUMBER, GOAL, INDICATOR, TARGET, SUMMARY = range(5)
KINDS = Kinds(NUMBER, GOAL, (INDICATOR, TARGET), (INDICATOR, TARGET), (), (SUMMARY,))


def table(*rows: Mapping[int, str]) -> list[GridLine]:
    return [GridLine(number, 0, texts) for number, texts in enumerate(rows)]


def goals(lines: Sequence[GridLine]) -> list[tuple[int, int, int]]:
    numbered = frozenset(n for n, line in enumerate(lines) if NUMBER in line.texts)
    return [(b.start, b.end, b.measures) for b in read_blocks(lines, KINDS, numbered)]


def test_cells_at_the_top_of_their_rows() -> None:
    lines = table(
        {NUMBER: "1", GOAL: "魅力を発信", INDICATOR: "参加者数", TARGET: "80回", SUMMARY: "a。"},
        {GOAL: "します。", SUMMARY: "b。"},
        {NUMBER: "2", GOAL: "交流します。", INDICATOR: "回数", TARGET: "5回", SUMMARY: "c。"},
        {SUMMARY: "d。"},
    )
    assert goals(lines) == [(0, 2, 1), (2, 4, 1)]


def test_cells_in_the_middle_of_their_rows() -> None:
    lines = table(
        {SUMMARY: "a。"},
        {NUMBER: "1", GOAL: "発信します。", INDICATOR: "参加者数", TARGET: "80回", SUMMARY: "b。"},
        {SUMMARY: "c。"},
        {SUMMARY: "d。"},
        {NUMBER: "2", GOAL: "交流します。", INDICATOR: "回数", TARGET: "5回", SUMMARY: "e。"},
        {SUMMARY: "f。"},
    )
    assert goals(lines) == [(0, 3, 1), (3, 6, 1)]


def test_measures_beside_a_number_in_their_middle() -> None:
    lines = table(
        {INDICATOR: "参加者数", TARGET: "80回", SUMMARY: "a。"},
        {NUMBER: "1", GOAL: "発信します。"},
        {INDICATOR: "団体の数", TARGET: "5団体", SUMMARY: "b。"},
    )
    assert goals(lines) == [(0, 3, 2)]


def test_a_cut_that_another_would_do_as_well_is_not_sure() -> None:
    lines = table(
        {SUMMARY: "a。"},
        {NUMBER: "1", GOAL: "発信します。", INDICATOR: "参加者数", TARGET: "80回", SUMMARY: "b。"},
        {SUMMARY: "c。"},
        {NUMBER: "2", GOAL: "交流します。", INDICATOR: "回数", TARGET: "5回", SUMMARY: "d。"},
        {SUMMARY: "e。"},
    )
    assert not any(block.sure for block in read_blocks(lines, KINDS, frozenset({1, 3})))


def test_one_evaluation_of_two_measures_covers_both() -> None:
    mark = SUMMARY
    kinds = Kinds(NUMBER, GOAL, (INDICATOR, TARGET, mark), (INDICATOR, TARGET), (mark,), ())
    lines = table(
        {INDICATOR: "参加者数", TARGET: "80回"},
        {NUMBER: "1", GOAL: "発信します。", mark: "○"},
        {INDICATOR: "団体の数", TARGET: "5団体"},
    )
    (block,) = read_blocks(lines, kinds, frozenset({1}))
    assert (block.measures, block.sure) == (2, False)
    assert block.cells[mark] == (Cell(0, 1, (1,)),)
