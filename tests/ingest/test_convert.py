"""The whole pipeline, from documents to the files of content/."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.forms.pdf.ruled import PdfLook, as_pdf
from benchmarks.forms.spreadsheet.workbooks import as_workbook, make_grid_forms
from site_builder.content.folder.store import load_content, load_sheet
from site_builder.content.origins.originals import load_provenance
from site_builder.content.sheet.field_path import FieldPath
from site_builder.content.sheet.model import Correction, Doubt, Sheet, SheetKey, Source
from site_builder.content.sheet.restore import is_converters, with_field
from site_builder.content.sheet.write import dump_sheet
from site_builder.ingest.convert import ConversionReport, convert
from site_builder.ingest.filing import write
from site_builder.ingest.update.update import SheetFate
from site_builder.problems import DocumentError, Problem, Severity
from tests.ingest.books import HEAD, LABELS, book, row
from tests.ingest.printing import Goal, sheet_text

CHUO = sheet_text() + sheet_text(section="総務課")


def document(folder: Path, text: str | bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def fates(report: ConversionReport) -> list[SheetFate]:
    return [outcome.fate for outcome in report.outcomes]


def codes(report: ConversionReport) -> list[str]:
    return [problem.code for problem in report.problems]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def the_sheet(content: Path, file: str = "sheets/2025/chuo/chiiki.yaml") -> Sheet:
    sheet, problems = load_sheet(file, (content / file).read_text(encoding="utf-8"))
    assert sheet, problems
    return sheet


def test_fills_an_empty_folder(tmp_path: Path, content: Path) -> None:
    report = convert([document(tmp_path, CHUO)], content)
    assert not report.failed
    assert set(files(content)) == {
        "organization.yaml",
        "provenance/2025/chuo/chiiki.json",
        "provenance/2025/chuo/somu.json",
        "sheets/2025/chuo/chiiki.yaml",
        "sheets/2025/chuo/somu.yaml",
        "sources/chuo-r7.txt",
    }
    (told,) = report.documents
    assert (told.stored, told.sheets, told.goals, told.measures) == ("chuo-r7.txt", 2, 4, 4)
    assert told.balance.holds
    assert (content / "sources/chuo-r7.txt").read_bytes() == CHUO.encode()
    _, problems = load_content(content)
    assert problems == ()


def test_converting_again_changes_nothing(tmp_path: Path, content: Path) -> None:
    path = document(tmp_path, CHUO)
    convert([path], content)
    before = files(content)
    again = convert([path, path], content)
    assert fates(again) == [SheetFate.UNCHANGED] * 2
    assert files(content) == before


def test_no_sheet_is_read_twice(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(path: str, text: str) -> tuple[Sheet | None, tuple[Problem, ...]]:
        read.append(path)
        return load_sheet(path, text)

    monkeypatch.setattr(write, "load_sheet", counted)
    path = document(tmp_path, CHUO)
    convert([path], content)
    assert read == []
    shutil.rmtree(content.parent / ".site-builder")  # without it, nothing would be read at all
    convert([path], content)
    assert len(read) == len(set(read)) == 2


def test_a_reviewed_sheet_stays_as_it_is(tmp_path: Path, content: Path) -> None:
    path = document(tmp_path, CHUO)
    convert([path], content)
    field, was = "goals/1/goal", the_sheet(content).goals[0].goal
    made = Correction(field, was, "直した文", "原本で確かめた")
    reviewed = with_field(the_sheet(content), field, "直した文")
    file = content / "sheets/2025/chuo/chiiki.yaml"
    text = dump_sheet(replace(reviewed, corrections=(made,)))
    file.write_text(text, encoding="utf-8")
    assert fates(convert([path], content)) == [SheetFate.UNCHANGED] * 2
    assert file.read_text(encoding="utf-8") == text


def test_says_what_differs_of_a_sheet_that_was_touched(tmp_path: Path, content: Path) -> None:
    convert([document(tmp_path, CHUO)], content)
    file = content / "sheets/2025/chuo/chiiki.yaml"
    touched = file.read_text(encoding="utf-8").replace("80回", "90回", 1)
    file.write_text(touched, encoding="utf-8")
    report = convert([document(tmp_path, CHUO)], content)
    (kept,) = [outcome for outcome in report.outcomes if outcome.fate is SheetFate.KEPT]
    (found,) = kept.differences
    assert (found.path, found.was, found.now) == (
        FieldPath.of_measure(1, 1) / "target",
        "90回",
        "80回",
    )
    assert file.read_text(encoding="utf-8") == touched
    assert not report.failed


def test_an_untouched_sheet_follows_a_newer_document(tmp_path: Path, content: Path) -> None:
    convert([document(tmp_path, CHUO)], content)
    newer = document(tmp_path, CHUO.replace("80回", "85回"), "b.txt")
    report = convert([newer], content)
    assert fates(report) == [SheetFate.REWRITTEN] * 2
    assert the_sheet(content).goals[0].measures[0].target == "85回"
    assert the_sheet(content).source.document == "chuo-r7-2.txt"
    assert set(files(content / "sources")) == {"chuo-r7.txt", "chuo-r7-2.txt"}


FILE = "sheets/2025/chuo/chiiki.yaml"


def test_a_comment_outlives_a_newer_document(tmp_path: Path, content: Path) -> None:
    convert([document(tmp_path, CHUO)], content)
    touched = (content / FILE).read_text(encoding="utf-8").replace("80回", "80回  # 見た", 1)
    (content / FILE).write_text(touched, encoding="utf-8")
    newer = document(tmp_path, CHUO.replace("80回", "85回"), "b.txt")
    assert fates(convert([newer], content)) == [SheetFate.MERGED, SheetFate.REWRITTEN]
    text = (content / FILE).read_text(encoding="utf-8")
    assert "# 見た\n        target: 85回\n" in text
    before = files(content)
    assert fates(convert([newer], content)) == [SheetFate.UNCHANGED] * 2
    assert files(content) == before


def test_an_edit_without_a_record_outlives_a_newer_document(tmp_path: Path, content: Path) -> None:
    convert([document(tmp_path, CHUO)], content)
    touched = (content / FILE).read_text(encoding="utf-8").replace("80回", "82回", 1)
    (content / FILE).write_text(touched, encoding="utf-8")
    changed = CHUO.replace("80回", "85回").replace("85回", "80回", 1)
    newer = document(tmp_path, changed, "b.txt")
    report = convert([newer], content)
    assert fates(report) == [SheetFate.MERGED, SheetFate.REWRITTEN]
    assert [str(d.path) for d in report.outcomes[0].differences] == ["goals/2/measures/1/target"]
    assert report.outcomes[0].asked == ()
    sheet = the_sheet(content)
    assert [goal.measures[0].target for goal in sheet.goals] == ["82回", "85回"]
    assert is_converters(sheet)
    assert load_content(content)[1] == ()


@pytest.mark.parametrize("lost", [True, False])
def test_asks_where_both_changed(tmp_path: Path, content: Path, lost: bool) -> None:
    """Whether or not the old document is still there to tell who changed what."""
    convert([document(tmp_path, CHUO)], content)
    touched = (content / FILE).read_text(encoding="utf-8").replace("80回", "82回", 1)
    (content / FILE).write_text(touched, encoding="utf-8")
    if lost:
        (content / "sources/chuo-r7.txt").unlink()
    report = convert([document(tmp_path, CHUO.replace("80回", "85回"), "b.txt")], content)
    field = "goals/1/measures/1/target"
    assert FieldPath.parse(field) in report.outcomes[0].asked
    assert len(report.outcomes[0].asked) == (2 if lost else 1)
    sheet = the_sheet(content)
    assert sheet.goals[0].measures[0].target == "82回"
    assert Doubt(field, "document-changed", "85回", ("85回",)) in sheet.review
    assert is_converters(sheet)
    origin = load_provenance(content, SheetKey(2025, "chuo", "chiiki"), sheet)
    assert origin[0]
    assert origin[0].document == sheet.source.document


def test_a_sheet_that_cannot_be_read_is_left_alone(tmp_path: Path, content: Path) -> None:
    convert([document(tmp_path, CHUO)], content)
    (content / FILE).write_text("goals: [", encoding="utf-8")
    report = convert([document(tmp_path, CHUO.replace("80回", "85回"), "b.txt")], content)
    assert report.failed
    assert (content / FILE).read_text(encoding="utf-8") == "goals: ["


def test_a_document_of_several_wards_keeps_its_own_name(tmp_path: Path, content: Path) -> None:
    text = CHUO + sheet_text(ward="西区")
    report = convert([document(tmp_path, text, "令和 7 (写).txt")], content)
    assert report.documents[0].stored == "令和-7-写-.txt"


def test_an_unknown_section_is_added_with_a_warning(tmp_path: Path, content: Path) -> None:
    report = convert([document(tmp_path, sheet_text(section="空飛ぶ車課"))], content)
    assert codes(report) == ["new-section"]
    assert report.problems[0].severity is Severity.WARNING
    assert not report.failed
    assert "空飛ぶ車課" in (content / "organization.yaml").read_text(encoding="utf-8")
    assert load_content(content)[1] == ()


def test_what_may_be_no_section_is_not_added(tmp_path: Path, content: Path) -> None:
    def hide(_: Workbook, sheet: Worksheet) -> None:
        sheet["F3"] = "様式第3号"
        sheet.column_dimensions["E"].hidden = True
        sheet["D2"], sheet["E2"], sheet["F2"] = None, None, "組織名(部)：中央区役所"

    data = book([*HEAD, LABELS, row()], (), hide)
    report = convert([document(tmp_path, data, "a.xlsx")], content)
    assert report.failed
    assert "unsure-section" in codes(report)
    assert "様式第3号" not in (content / "organization.yaml").read_text(encoding="utf-8")
    assert report.outcomes == ()


def test_bad_sheets_do_not_keep_the_others(tmp_path: Path, content: Path) -> None:
    texts = [
        sheet_text(),
        sheet_text(section="総務課", ward="架空区"),
        sheet_text(section="保護課", department=""),
        sheet_text(section="建設課", year="", label_year=""),
        sheet_text(section=""),
        sheet_text(section="区民生活課", goals=[Goal("")]),
        sheet_text(section="健康福祉課", goals=()),
    ]
    report = convert([document(tmp_path, "\n".join(texts))], content)
    assert report.failed
    assert sorted(codes(report)) == [
        "sheet-without-goals",
        "sheet-without-numbers",
        "sheet-without-section",
        "sheet-without-ward",
        "sheet-without-year",
        "unknown-ward",
    ]
    assert all(problem.where.line and problem.where.column for problem in report.problems)
    assert [outcome.file for outcome in report.outcomes] == ["sheets/2025/chuo/chiiki.yaml"]


def test_of_two_sheets_for_one_place_none_is_written(tmp_path: Path, content: Path) -> None:
    first = document(tmp_path, sheet_text())
    second = document(tmp_path, sheet_text(goals=[Goal("1", "ほかの目標です。")]), "b.txt")
    report = convert([first, second], content)
    assert codes(report) == ["sheet-twice"]
    assert str(report.problems[0].where) == f"{second}:1:1"
    assert str(first) in report.problems[0].message
    assert "違うのは目標1の組織目標、目標2です。" in report.problems[0].message
    assert report.outcomes == ()


def test_of_two_documents_that_say_the_same_the_surer_is_taken(
    tmp_path: Path, content: Path
) -> None:
    """As a workbook and its PDF in one folder do."""
    forms = make_grid_forms(4, 1, typed=False)
    for name, data in (("a.pdf", as_pdf(forms, PdfLook())), ("b.xlsx", as_workbook(forms))):
        document(tmp_path, data, name)
    report = convert([tmp_path], content)
    assert codes(report) == ["sheet-again"]
    assert report.named == 1
    assert not report.failed
    assert fates(report) == [SheetFate.NEW]
    assert [Path(name).suffix for name in files(content / "sources")] == [".xlsx"]
    before = files(content)
    assert fates(convert([tmp_path], content)) == [SheetFate.UNCHANGED]
    assert files(content) == before


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "document-empty"),
        (b"\x00\x01\x02", "document-binary"),
        (b"PK\x03\x04rest", "document-broken"),
        (CHUO.encode()[:-5], "document-cut"),
        ("ただの手紙です。\n".encode(), "document-without-sheets"),
    ],
)
def test_a_bad_document_does_not_keep_the_others(
    tmp_path: Path, content: Path, data: bytes, code: str
) -> None:
    bad, good = document(tmp_path, data, "bad.txt"), document(tmp_path, CHUO)
    report = convert([bad, tmp_path / "missing.txt", good], content)
    assert report.failed
    assert sorted(codes(report)) == sorted([code, "document-unreadable"])
    assert fates(report) == [SheetFate.NEW] * 2
    assert "sources/bad.txt" not in files(content)


def test_a_broken_sheet_file_is_left_alone(tmp_path: Path, content: Path) -> None:
    path = document(tmp_path, CHUO)
    convert([path], content)
    file = content / "sheets/2025/chuo/chiiki.yaml"
    file.write_text("goals: [", encoding="utf-8")
    report = convert([path], content)
    assert report.failed
    assert report.problems[0].where.path == str(file)
    assert file.read_text(encoding="utf-8") == "goals: ["


def test_a_broken_organization_stops_everything(tmp_path: Path, content: Path) -> None:
    content.mkdir()
    (content / "organization.yaml").write_text("wards: 3\n", encoding="utf-8")
    with pytest.raises(DocumentError):
        convert([document(tmp_path, CHUO)], content)
    assert set(files(content)) == {"organization.yaml"}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = document(tmp_path, "a file", "content")
    with pytest.raises(DocumentError) as caught:
        convert([document(tmp_path, CHUO)], blocked)
    assert [problem.code for problem in caught.value.problems] == ["content-not-writable"]


def test_nothing_is_left_beside_the_files(tmp_path: Path, content: Path) -> None:
    convert([document(tmp_path, CHUO)], content)
    assert not list(content.rglob(".*"))


def test_a_sheet_that_was_filed_elsewhere_is_found_there(tmp_path: Path, content: Path) -> None:
    """The document's section was misread: neither that sheet nor that section comes back."""
    misread = sheet_text(section="空飛ぶ車課")
    convert([document(tmp_path, misread)], content)
    organization = (content / "organization.yaml").read_text(encoding="utf-8")
    (wrong,) = (content / "sheets").rglob("*.yaml")
    file = wrong.relative_to(content).as_posix()
    made = Correction("section", "空飛ぶ車課", "地域課", "原本で確かめた")
    text = dump_sheet(replace(the_sheet(content, file), section="地域課", corrections=(made,)))
    wrong.unlink()
    (content / FILE).write_text(text, encoding="utf-8")
    listed = [line for line in organization.splitlines(keepends=True) if "空飛ぶ車課" not in line]
    (content / "organization.yaml").write_text("".join(listed), encoding="utf-8")
    report = convert([document(tmp_path, misread.replace("80回", "85回"), "b.txt")], content)
    assert [(o.file, o.fate) for o in report.outcomes] == [(FILE, SheetFate.MERGED)]
    assert report.problems == ()
    sheet = the_sheet(content)
    assert (sheet.section, sheet.goals[0].measures[0].target) == ("地域課", "85回")
    assert len(list((content / "sheets").rglob("*.yaml"))) == 1
    assert (content / "organization.yaml").read_text(encoding="utf-8") == "".join(listed)


def test_a_sheet_that_was_begun_by_hand_is_filled_in(tmp_path: Path, content: Path) -> None:
    """Its words stay beside the document's; what it has alone is asked."""
    convert([document(tmp_path, sheet_text())], content)
    begun = the_sheet(content)
    first, second = (
        replace(goal, measures=(replace(goal.measures[0], target=""),)) for goal in begun.goals
    )
    first = replace(first, measures=(replace(first.measures[0], target="99回"),))
    own = replace(second, number=3, goal="前の年度の目標", measures=())
    goals = (first, second, own)
    draft = replace(begun, created="", goals=goals, source=Source(), notes=())
    (content / FILE).write_text(dump_sheet(draft), encoding="utf-8")
    report = convert([document(tmp_path, sheet_text())], content)
    sheet = the_sheet(content)
    assert sheet.created == "2025-04-01"
    assert [goal.measures[0].target for goal in sheet.goals[:2]] == ["99回", "80回"]
    target, goal = FieldPath.of_measure(1, 1) / "target", FieldPath.of_goal(3)
    assert report.outcomes[0].asked == (target, goal)
    assert is_converters(sheet)
    assert convert([tmp_path / "a.txt"], content).outcomes[0].fate is SheetFate.UNCHANGED


@pytest.mark.parametrize("old", [True, False])
def test_a_sheet_that_was_moved_without_a_record_is_found_there(
    tmp_path: Path, content: Path, old: bool
) -> None:
    misread = sheet_text(section="空飛ぶ車課")
    convert([document(tmp_path, misread)], content)
    (wrong,) = (content / "sheets").rglob("*.yaml")
    text = wrong.read_text(encoding="utf-8").replace("section: 空飛ぶ車課", "section: 地域課")
    wrong.unlink()
    (content / FILE).write_text(text, encoding="utf-8")
    newer = misread if old else misread.replace("80回", "85回")
    report = convert([document(tmp_path, newer, "b.txt")], content)
    assert [o.file for o in report.outcomes] == [FILE]
    assert len(list((content / "sheets").rglob("*.yaml"))) == 1
    sheet = the_sheet(content)
    assert (sheet.section, sheet.goals[0].measures[0].target) == (
        "地域課",
        "80回" if old else "85回",
    )
    assert load_provenance(content, SheetKey(2025, "chuo", "chiiki"), sheet)[0]


def test_another_sheet_may_bear_the_name_rightly(tmp_path: Path, content: Path) -> None:
    convert([document(tmp_path, sheet_text(section="総務課"))], content)
    made = Correction("section", "総務課", "地域課", "原本で確かめた")
    there = the_sheet(content, "sheets/2025/chuo/somu.yaml")
    (content / "sheets/2025/chuo/somu.yaml").unlink()
    moved = dump_sheet(replace(there, section="地域課", corrections=(made,)))
    (content / FILE).write_text(moved, encoding="utf-8")
    other = sheet_text(section="総務課")
    for goal in there.goals:
        other = other.replace(goal.goal, f"別の課が{goal.goal}")
    report = convert([document(tmp_path, other, "b.txt")], content)
    assert [(o.file, o.fate) for o in report.outcomes] == [
        ("sheets/2025/chuo/somu.yaml", SheetFate.NEW),
    ]
    assert (content / FILE).read_text(encoding="utf-8") == moved
