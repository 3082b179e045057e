"""What pdftotext -layout says of form-….pdf, of a LibreOffice and of a Chromium PDF."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks.forms.scoring import compare
from site_builder.content.sheet.model import Sheet
from site_builder.ingest.formats.layout.reader import is_layout_text
from site_builder.ingest.sheet.parse import parse_document

CASES = Path(__file__).parents[2] / "cases"
TEXTS = CASES / "from_pdf"


def read(data: bytes) -> tuple[Sheet, ...]:
    return parse_document("a.txt", data).sheets


@pytest.mark.parametrize("name", ["planned", "evaluated"])
def test_nearly_all_is_read_and_what_is_wrong_is_doubted(name: str) -> None:
    printed = read((TEXTS / f"{name}-layout.txt").read_bytes())
    kept = parse_document("a.xlsx", (CASES / f"form-{name}.xlsx").read_bytes()).sheets
    pairs = zip(kept, printed, strict=True)
    cells = [cell for one, other in pairs for cell in compare(asdict(one), asdict(other))]
    wrong = [cell for cell in cells if not cell.right]
    assert [cell.path for cell in wrong if cell.silent] == []
    assert len(wrong) < 0.06 * len(cells)


def test_a_goal_across_a_page_is_doubted_as_a_whole() -> None:
    (_, sheet) = read((TEXTS / "evaluated-layout.txt").read_bytes())
    assert "goals" in {doubt.field for doubt in sheet.review}


def test_where_columns_are_of_few_letters_all_is_read_and_doubted() -> None:
    (sheet,) = read((TEXTS / "narrow-layout.txt").read_bytes())
    assert sheet.goals[0].goal == (
        "冬期間の安全な通行の確保に向け、小型除雪機の貸与団体と連携し、"
        "通学路の歩行空間に取り組みます。"
    )
    assert {"goals", "section", "created"} <= {doubt.field for doubt in sheet.review}


def test_a_text_without_columns_is_another_ones() -> None:
    assert not is_layout_text("組織目標管理シート\n\n年度\n\n令和7年度\n")
    assert not is_layout_text((CASES / "form-planned-raw.txt").read_text())
    assert not is_layout_text((CASES / "form-planned.txt").read_text())


def test_a_form_whose_head_begins_on_the_page_before_is_whole() -> None:
    text = (TEXTS / "planned-layout.txt").read_text()
    head, label, rest = text.partition("作成日")
    line = head.rfind("\n") + 1
    cut = f"{text[:line]}\f{text[line:]}"
    assert label and rest
    whole, parted = (read(one.encode()) for one in (text, cut))
    assert [sheet.section for sheet in parted] == [sheet.section for sheet in whole]
    assert [len(sheet.goals) for sheet in parted] == [len(sheet.goals) for sheet in whole]


def test_a_form_without_labels_of_number_and_goal_is_left_out_alone() -> None:
    text = (TEXTS / "planned-layout.txt").read_text()
    torn = text.replace("No.", "   ").replace("組織目標 ", "     ").replace("№", " ")
    assert torn != text
    parsed = parse_document("a.txt", f"{text}\f{torn}".encode())
    assert len(parsed.sheets) == len(read(text.encode()))
    assert "document-from-pdf" in {problem.code for problem in parsed.problems}
