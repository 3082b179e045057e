from pathlib import Path

from openpyxl import load_workbook
from openpyxl.comments import Comment

from site_builder.cli.reports.conversion import as_outcomes
from site_builder.ingest.convert import convert
from site_builder.ingest.filing.going_public import CARRIES

CASES = Path(__file__).parents[1] / "cases"


def test_what_a_document_carries_is_told_when_it_is_filed_first(tmp_path: Path) -> None:
    document = tmp_path / "form.xlsx"
    book = load_workbook(CASES / "form-planned.xlsx")
    book.worksheets[0]["A1"].comment = Comment("要確認", "山田")
    book.save(document)
    first, again = (convert([document], tmp_path / "content") for _ in range(2))
    (told,) = [problem for problem in first.problems if problem.code == CARRIES]
    assert "作成者の名前（openpyxl）" in told.message and "山田" in told.message
    assert "--clean-copy" in told.hint and "--withhold" in told.hint
    assert not first.failed and not first.named
    assert CARRIES not in {problem.code for problem in again.problems}


def test_names_of_authors_alone_are_one_line_at_the_end(tmp_path: Path) -> None:
    documents = [CASES / "form-planned.xlsx", CASES / "form-evaluated.xlsx"]
    first, again = (convert(documents, tmp_path / "content") for _ in range(2))
    assert CARRIES not in {problem.code for problem in first.problems}
    assert (
        as_outcomes(first)
        .splitlines()[-1]
        .startswith("作成者の名前などがそのまま公開される文書 2 件")
    )
    assert again.named == 0


def test_a_text_carries_nothing(tmp_path: Path) -> None:
    report = convert([CASES / "form-planned.csv"], tmp_path / "content")
    assert CARRIES not in {problem.code for problem in report.problems} and report.named == 0
