"""Files that look like workbooks and are not, or are too much: a clear problem, in bounds."""

from __future__ import annotations

import io
import random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from site_builder.ingest.sheet.parse import parse_document
from site_builder.problems import Problem
from tests.ingest.books import HEAD, LABELS, book, row

PLAIN = book([*HEAD, LABELS, row()])
SHEET = "xl/worksheets/sheet1.xml"


def problems(data: bytes, name: str = "a.xlsx") -> tuple[Problem, ...]:
    return parse_document(name, data).problems


def codes(data: bytes, name: str = "a.xlsx") -> list[str]:
    return [problem.code for problem in problems(data, name)]


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return stream.getvalue()


def changed(part: str, old: bytes, new: bytes) -> bytes:
    with ZipFile(io.BytesIO(PLAIN)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    assert old in parts[part]
    return archive(**{**parts, part: parts[part].replace(old, new)})


def with_part(name: str, data: bytes) -> bytes:
    with ZipFile(io.BytesIO(PLAIN)) as whole:
        parts = {part: whole.read(part) for part in whole.namelist()}
    return archive(**parts, **{name: data})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FILES = {
    "old": (OLE + "Workbook".encode("utf-16-le") + bytes(2), "document-broken", "壊れて"),
    "encrypted": (
        OLE + "EncryptedPackage".encode("utf-16-le") + bytes(2),
        "document-encrypted",
        "パスワード",
    ),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "document-format", ".xlsm"),
    "open document": (archive(**{"content.xml": b"<x/>"}), "document-broken", "壊れて"),
    "binary workbook": (archive(**{"xl/workbook.bin": b"x"}), "document-broken", "壊れて"),
    "cut": (PLAIN[: len(PLAIN) // 2], "document-broken", "壊れて"),
    "no sheet": (archive(**{"xl/workbook.xml": b"<x/>"}), "document-broken", "壊れて"),
    "not xml": (changed(SHEET, b"<worksheet", b"<<worksheet"), "document-broken", "壊れて"),
    "entities": (
        changed(SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'),
        "document-unsafe",
        "宣言",
    ),
    "huge merge": (
        changed(
            SHEET,
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        "document-too-big",
        "大きすぎ",
    ),
    "huge link": (
        changed(
            SHEET,
            b"</sheetData>",
            b'</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>',
        ),
        "document-too-big",
        "大きすぎ",
    ),
    "bomb": (with_part("xl/worksheets/sheet9.xml", b" " * 70_000_000), "document-too-big", "大き"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_plain_workbook_is_told(name: str) -> None:
    data, code, said = FILES[name]
    (problem,) = problems(data)
    assert problem.code == code
    assert said in problem.message
    assert problem.hint


def test_cells_at_the_far_end_cost_nothing() -> None:
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    data = changed(SHEET, b"</sheetData>", far + b"</sheetData>")
    parsed = parse_document("a.xlsx", data)
    assert [[one.raw for one in sheet.aside] for sheet in parsed.sheets] == [["x"]]


def test_a_workbook_is_known_by_its_bytes() -> None:
    assert codes(PLAIN, "a.txt") == []
    assert codes(archive(**{"word/document.xml": b"<x/>"}), "a.xlsx") == ["document-format"]


@pytest.mark.parametrize("seed", range(60))
def test_no_damage_ends_in_a_traceback(seed: int) -> None:
    rng = random.Random(seed)
    data = bytearray(PLAIN)
    for _ in range(rng.choice([1, 3, 30])):
        data[rng.randrange(4, len(data))] = rng.randrange(256)
    parsed = parse_document("a.xlsx", bytes(data))
    assert parsed.sheets or parsed.problems


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_within_a_part_ends_in_a_traceback(seed: int) -> None:
    rng = random.Random(seed)
    with ZipFile(io.BytesIO(PLAIN)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    name = rng.choice(sorted(parts))
    part = bytearray(parts[name])
    for _ in range(rng.choice([1, 3, 10])):
        part[rng.randrange(len(part))] = rng.randrange(32, 127)
    parsed = parse_document("a.xlsx", archive(**{**parts, name: bytes(part)}))
    assert parsed.sheets or parsed.problems


# --- CSV ----------------------------------------------------------------------------------

CSV = "組織目標管理シート\n年度,令和7年度,組織名(部),中央区役所,組織名,地域課\n" + ",".join(LABELS)
ROW = '\n1,目標です。,政策1-1-①,回数,"80\n回",,事業,概要です。,,,\n'


def test_a_quote_that_is_not_closed_is_told() -> None:
    assert codes((CSV + '\n1,"目標です。,政策1-1-①').encode(), "a.csv") == ["document-csv"]


def test_the_encoding_of_japanese_spreadsheets_is_told() -> None:
    parsed = parse_document("a.csv", (CSV + ROW).encode("cp932"))
    assert [problem.code for problem in parsed.problems] == ["csv-encoding"]
    assert parsed.sheets[0].goals[0].measures[0].target == "80\n回"
    assert codes((CSV + ROW).encode("utf-8-sig"), "a.csv") == []


def test_a_table_of_other_things_is_no_form() -> None:
    assert codes("名前,年\n山田,40\n".encode(), "a.csv") == ["document-without-sheets"]
