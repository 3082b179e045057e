from pathlib import Path
from shutil import copy

from site_builder.ingest.convert import convert
from site_builder.ingest.filing.going_public import CARRIES

CASES = Path(__file__).parents[1] / "cases"


def test_what_a_document_carries_is_told_when_it_is_filed_first(tmp_path: Path) -> None:
    document = tmp_path / "form.xlsx"
    copy(CASES / "form-planned.xlsx", document)
    first, again = (convert([document], tmp_path / "content") for _ in range(2))
    (told,) = [problem for problem in first.problems if problem.code == CARRIES]
    assert "作成者の名前（openpyxl）" in told.message
    assert not first.failed
    assert CARRIES not in {problem.code for problem in again.problems}


def test_a_text_carries_nothing(tmp_path: Path) -> None:
    report = convert([CASES / "form-planned.csv"], tmp_path / "content")
    assert CARRIES not in {problem.code for problem in report.problems}
