"""Documents that are withheld, and copies that stand for documents: what is in content/ then."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from site_builder.build import build
from site_builder.content.folder.store import load_content
from site_builder.content.origins.restricted import RESTRICTED
from site_builder.content.sheet.model import Sheet, Source
from site_builder.ingest.convert import ConversionReport, convert
from site_builder.ingest.filing.restrictions import AS_THEY_CAME, Publication
from site_builder.ingest.update.update import SheetFate
from site_builder.inputs import Inputs
from site_builder.load import load
from site_builder.problems import Severity, SiteBuilderError

CASES = Path(__file__).parents[1] / "cases"
WITHHELD = Publication(withhold="個人の名前があるため")
COPY = Publication(clean_copy=True)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    book = load_workbook(CASES / "form-planned.xlsx")
    book.properties.creator = "新潟 花子"
    book.save(tmp_path / "form.xlsx")
    return tmp_path / "form.xlsx"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def run(document: Path, content: Path, publication: Publication = AS_THEY_CAME) -> list[str]:
    """Codes of what is told"""
    return codes(convert([document], content, publication=publication))


def codes(report: ConversionReport) -> list[str]:
    told = (problem.code for problem in report.problems)
    return [code for code in told if code != "new-section"]


def names(content: Path, folder: str) -> list[str]:
    found = (content / folder).rglob("*")
    return sorted(one.relative_to(content / folder).as_posix() for one in found if one.is_file())


def sheets(content: Path) -> list[Sheet]:
    return list(load_content(content)[0].sheets.values())


def sources(content: Path) -> set[Source]:
    return {sheet.source for sheet in sheets(content)}


def digest(document: Path) -> str:
    return sha256(document.read_bytes()).hexdigest()


def is_told(content: Path, word: str) -> bool:
    files = [file for file in content.rglob("*") if file.is_file()]
    found = [file for file in files if word.encode() in file.read_bytes()]
    books = [file for file in files if file.suffix == ".xlsx"]
    authors = [load_workbook(BytesIO(one.read_bytes())).properties.creator for one in books]
    return bool(found) or word in authors


def errors(content: Path) -> list[str]:
    templates = Path(__file__).parents[3] / "templates"
    try:
        load(Inputs(content, templates))
    except SiteBuilderError as error:
        return [problem.code for problem in error.problems if problem.severity is Severity.ERROR]
    return []


# --- withheld -----------------------------------------------------------------------------


def test_of_a_document_that_is_withheld_only_the_sheets_are_filed(
    document: Path, content: Path
) -> None:
    assert run(document, content, WITHHELD) == []
    assert names(content, "sources") == [] and names(content, "provenance") == []
    for source in sources(content):
        assert (source.document, source.lines) == ("", "")
        assert (source.sha256, source.withheld) == (digest(document), "個人の名前があるため")
    assert errors(content) == []


def test_what_a_withheld_document_hides_is_not_filed(document: Path, content: Path) -> None:
    book = load_workbook(document)
    beside = book.worksheets[0].cell(2, 60, "担当は花子")
    beside.font = Font(strike=True)
    book.save(document)
    run(document, content)
    assert is_told(content / "sheets", "担当は花子")
    run(document, content, WITHHELD)
    assert not is_told(content, "担当は花子")
    assert errors(content) == []


def test_it_stays_withheld_without_the_switch(document: Path, content: Path) -> None:
    run(document, content, WITHHELD)
    before = sheets(content)
    document = document.rename(document.with_name("別の名前.xlsx"))
    assert run(document, content) == ["document-restricted"]
    assert names(content, "sources") == [] and sheets(content) == before
    for file in (content / "sheets").rglob("*.yaml"):
        file.unlink()
    run(document, content)
    assert names(content, "sources") == [] and sheets(content) == before


def test_without_its_entry_it_is_published_as_any_other(document: Path, content: Path) -> None:
    run(document, content, WITHHELD)
    (content / RESTRICTED).unlink()
    run(document, content)
    assert names(content, "sources") == ["konan-r9.xlsx"]
    assert {(one.document, one.withheld) for one in sources(content)} == {("konan-r9.xlsx", "")}


def test_a_document_that_was_filed_is_taken_out(document: Path, content: Path) -> None:
    run(document, content)
    file = sorted((content / "sheets").rglob("*.yaml"))[0]
    goal = sheets(content)[0].goals[0].goal
    changed = file.read_text("utf-8").replace(goal, "人が直した文")
    file.write_text(changed, "utf-8")
    report = convert([document], content, publication=WITHHELD)
    assert codes(report) == ["document-taken-out"]
    assert {one.fate for one in report.outcomes} == {SheetFate.MERGED, SheetFate.REWRITTEN}
    assert names(content, "sources") == [] and names(content, "provenance") == []
    assert "人が直した文" in file.read_text("utf-8")
    assert {one.withheld for one in sources(content)} == {"個人の名前があるため"}


def test_a_document_that_lies_in_sources_alone_is_not_taken_out(
    document: Path, content: Path
) -> None:
    run(document, content)
    for wish in (WITHHELD, COPY):
        assert run(content / "sources", content, wish) == ["document-filed"]
    assert names(content, "sources") == ["konan-r9.xlsx"]


def test_a_withheld_document_in_sources_is_an_error(document: Path, content: Path) -> None:
    run(document, content, WITHHELD)
    (content / "sources").mkdir()
    (content / "sources" / "a.xlsx").write_bytes(document.read_bytes())
    assert errors(content) == ["restricted-document"]


def test_the_site_says_that_the_city_has_it(document: Path, content: Path, tmp_path: Path) -> None:
    run(document, content, WITHHELD)
    templates = Path(__file__).parents[3] / "templates"
    output = tmp_path / "output"
    build(Inputs(content, templates), output)
    page = (output / "sources" / "index.html").read_text("utf-8")
    assert "市の担当課にあります" in page and "わけ：個人の名前があるため" in page
    assert "資料は、まだ載っていません" not in page
    sheet = next((output / "wards" / "konan").rglob("2027/index.html")).read_text("utf-8")
    assert "このサイトには載せていません（個人の名前があるため）" in sheet
    assert [one.name for one in (output / "sources").iterdir()] == ["index.html"]


# --- copies -------------------------------------------------------------------------------


def test_a_copy_is_filed_in_the_documents_stead(document: Path, content: Path) -> None:
    assert run(document, content, COPY) == ["document-copied"]
    assert names(content, "sources") == ["konan-r9.xlsx"]
    assert not is_told(content, "新潟 花子")
    copy = digest(content / "sources" / "konan-r9.xlsx")
    assert {one.sha256 for one in sources(content)} == {copy} != {digest(document)}
    assert errors(content) == []


def test_the_copy_stays_without_the_switch(document: Path, content: Path) -> None:
    run(document, content, COPY)
    before = sheets(content)
    assert run(document, content) == ["document-restricted"]
    assert run(content / "sources", content) == ["document-restricted"]
    assert sheets(content) == before
    assert names(content, "sources") == ["konan-r9.xlsx"] and not is_told(content, "新潟 花子")
    (content / "sources" / "konan-r9.xlsx").unlink()
    run(document, content)
    assert sheets(content) == before and errors(content) == []


def test_a_copy_takes_the_place_of_its_document(document: Path, content: Path) -> None:
    run(document, content)
    assert is_told(content, "新潟 花子")
    report = convert([document], content, publication=COPY)
    assert {one.fate for one in report.outcomes} == {SheetFate.REWRITTEN}
    assert names(content, "sources") == ["konan-r9.xlsx"] and not is_told(content, "新潟 花子")
    assert errors(content) == []


def test_a_copy_may_be_withheld_later_and_copied_again(document: Path, content: Path) -> None:
    run(document, content, COPY)
    run(document, content, WITHHELD)
    assert names(content, "sources") == []
    run(document, content, COPY)
    assert names(content, "sources") == ["konan-r9.xlsx"] and errors(content) == []
    assert {one.withheld for one in sources(content)} == {""}


def test_a_copy_that_is_brought_by_itself_is_known(document: Path, content: Path) -> None:
    run(document, content, COPY)
    copy = document.with_name("copy.xlsx")
    copy.write_bytes((content / "sources" / "konan-r9.xlsx").read_bytes())
    run(copy, content, WITHHELD)
    assert names(content, "sources") == []
    run(document, content)
    assert names(content, "sources") == []


def test_a_text_carries_nothing_and_is_filed_as_it_came(content: Path) -> None:
    assert run(CASES / "form-planned.csv", content, COPY) == []
    [name] = names(content, "sources")
    assert (content / "sources" / name).read_bytes() == (CASES / "form-planned.csv").read_bytes()
    assert not (content / RESTRICTED).exists()


@pytest.mark.parametrize("name", ["old-planned.xls", "old-planned.ods"])
def test_of_other_formats_nothing_is_filed(name: str, content: Path) -> None:
    assert run(CASES / name, content, COPY) == ["copy-impossible"]
    assert names(content, "sources") == [] and names(content, "sheets") == []
