"""What stands above and below the table: numbers of pages, running lines, the legend."""

from __future__ import annotations

import pytest

from benchmarks.forms.pdf.writer import PdfPage, write_pdf
from site_builder.content.sheet.model import Sheet
from site_builder.ingest.formats.pdf.reader import read_pdf
from site_builder.ingest.sheet.parse import parse_document
from tests.ingest.drawing import SIZE, table

LABELS = (
    "No.",
    "組織目標",
    "総合計画",
    "取組指標",
    "R7目標",
    "R7結果",
    "取組名称",
    "概要",
    "評価",
    "目標達成状況",
    "今後の方針",
)
FIRST = ("1", "進めます。", "政策1-1-①", "開催回数", "3回", "", "座談会", "開きます。")
SECOND = ("2", "減らします。", "政策1-1-②", "待ち時間", "9分", "", "番号札", "配ります。")
MORE = ("", "減らします。", "政策1-1-②", "相談件数", "8件", "", "番号札", "配ります。")
FACTS = ("年度", "令和7年度", "作成日", "R7.4.1", "組織名(部)", "西区", "課・機関名")
HIGH, WIDE = 20.0, 70.0
HEAD = "組織目標管理シート"


def rows(page: PdfPage, top: float, *lines: tuple[str, ...], scale: float = 1.0) -> None:
    """Ruled all around, in as many columns as there are labels."""
    high, wide = HIGH * scale, WIDE * scale
    xs = [40 + n * wide for n in range(len(LABELS) + 1)]
    table(page, xs, [top + n * high for n in range(len(lines) + 1)])
    for n, line in enumerate(lines):
        for x, text in zip(xs, line, strict=False):
            page.text(x + 4 * scale, top + (n + 0.7) * high, text, SIZE * scale)


def form(
    page: PdfPage,
    *lines: tuple[str, ...],
    scale: float = 1.0,
    section: str = "地域課",
    title: str = HEAD,
) -> None:
    """Below the edge of the page, with space for a legend above the table."""
    page.text(40, 20 + 40 * scale, title, SIZE * scale)
    rows(page, 80, (*FACTS, section), scale=scale)
    rows(page, 160, LABELS, *lines, scale=scale)


@pytest.mark.parametrize(
    ("foot", "notes"),
    [
        ("令和の組織目標1頁", ()),
        ("組織目標 1ページ", ()),
        ("- 1 -", ()),
        ("1 / 3", ()),
        ("※詳細は計画書1ページ", ("※詳細は計画書1ページ",)),
        ("組織目標 2ページ", ("組織目標 2ページ",)),  # of another page
    ],
)
def test_a_foot_counts_its_page_where_there_is_but_one(foot: str, notes: tuple[str, ...]) -> None:
    page = PdfPage(900, 600)
    form(page, FIRST)
    page.text(40, 580, foot, SIZE)
    (sheet,) = sheets(page)
    assert sheet.notes == notes


def sheets(*pages: PdfPage) -> tuple[Sheet, ...]:
    parsed = parse_document("a.pdf", write_pdf(list(pages)))
    assert parsed.balance.holds
    assert [str(problem) for problem in parsed.problems] == []
    return parsed.sheets


def sheet_of_two_pages(*above: tuple[float, float, str]) -> Sheet:
    """The second page repeats the labels and says more of goal 2: only the measure above ends."""
    first, second = PdfPage(842, 595), PdfPage(842, 595)
    form(first, FIRST)
    bottom, end = 160 + 2 * HIGH, 160 + 3 * HIGH
    for n in range(len(LABELS) + 1):
        first.line(40 + n * WIDE, bottom, 40 + n * WIDE, end)
    first.line(40 + 3 * WIDE, end, 40 + 6 * WIDE, end)
    for n, text in enumerate(SECOND):
        first.text(44 + n * WIDE, end - 6, text, SIZE)
    for x, y, text in above:
        second.text(x, y, text, SIZE)
    rows(second, 60, LABELS, MORE)
    (sheet,) = sheets(first, second)
    return sheet


# --- numbers of the pages -----------------------------------------------------------------


@pytest.mark.parametrize("number", ["2 / 8", "2ページ", "- 2/2 -"])
def test_a_goals_number_printed_above_its_page_is_not_that_of_the_page(number: str) -> None:
    sheet = sheet_of_two_pages((44, 26, "2"), (780, 40, number))
    assert [goal.number for goal in sheet.goals] == [1, 2]
    assert [m.indicator for m in sheet.goals[1].measures] == ["待ち時間", "相談件数"]
    assert sheet.notes == ()
    assert sheet.unplaced == ()


def test_words_above_repeated_labels_that_no_cut_cell_says_are_kept() -> None:
    sheet = sheet_of_two_pages((600, 26, "この行は別のことばです"))
    assert "この行は別のことばです" in repr(sheet)


# --- lines on every page ------------------------------------------------------------------


def test_lines_that_count_pages_of_other_scales_are_no_notes() -> None:
    big, small = PdfPage(1191, 842), PdfPage(842, 595)
    for page, scale, number in ((big, 1.0, 1), (small, 0.6, 2)):
        page.text(page.width - 130, 30 + 6 / scale, f"西区の目標　{number}ページ", SIZE * scale)
        form(page, FIRST, SECOND, scale=scale, section=f"第{number}課")
    assert [sheet.notes for sheet in sheets(big, small)] == [(), ()]


def test_a_title_with_the_number_of_its_page_is_a_title_on_a_page_of_another_scale() -> None:
    big, small = PdfPage(1191, 842), PdfPage(842, 595)
    form(big, FIRST, title=f"{HEAD} 1")
    form(small, SECOND, scale=0.6, section="市民課", title=f"{HEAD} 2")
    text = read_pdf("a.pdf", write_pdf([big, small])).text
    assert [f"{HEAD} {number}" in text for number in (1, 2)] == [True, True]


# --- the legend ---------------------------------------------------------------------------

WRAPPED = ("○:達成", "△:一部未達", "成", "×:未達成")


def page_with_legend(*ys: float) -> PdfPage:
    """Beside the table's column of evaluations."""
    page = PdfPage(842, 595)
    form(page, (*FIRST, "○"))
    for y, text in zip(ys, WRAPPED, strict=True):
        page.text(44 + 8 * WIDE, y, text, 6)
    return page


def test_a_legend_that_a_narrow_cell_wraps_is_no_note() -> None:
    (sheet,) = sheets(page_with_legend(116, 126, 136, 146))
    assert sheet.notes == ()


def test_a_legend_that_is_printed_into_a_label_hides_no_column() -> None:
    (sheet,) = sheets(page_with_legend(136, 146, 156, 166.5))
    assert sheet.goals[0].measures[0].evaluation == "○"
    assert sheet.notes == ()


def test_lines_printed_in_one_go_across_a_ruling_are_doubted_in_both_cells() -> None:
    page = PdfPage(900, 500)
    form(page)
    xs = [40 + n * WIDE for n in range(len(LABELS) + 1)]
    table(page, xs, [180, 240, 280])
    for top, line in ((180.0, FIRST), (240.0, SECOND)):
        for x, text in zip(xs, line, strict=False):
            if text != SECOND[1]:
                page.text(x + 4, top + 10, text, SIZE)
    pitch = 1.2 * SIZE
    lines = ("待ち時間を", "減らし、", "窓口を分かり", "やすくします。")
    for n, text in enumerate(lines):
        page.text(xs[1] + 4, 238 + n * pitch, text, SIZE)
    (sheet,) = sheets(page)
    doubted = {doubt.field for doubt in sheet.review if doubt.reason == "clipped"}
    assert doubted >= {"goals/1/goal", "goals/2/goal"}
    said = "".join(goal.goal for goal in sheet.goals).replace("\n", "")
    assert said == FIRST[1] + "".join(lines)
