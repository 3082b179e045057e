"""Workbooks that Excel opens and openpyxl refuses: read as if they were sound."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from site_builder.content.sheet.model import Sheet, Source
from site_builder.ingest.formats.xlsx.mend import pack
from site_builder.ingest.sheet.parse import Parsed, parse_document
from tests.extent import amount
from tests.ingest.books import HEAD, LABELS, book, row

CASES = Path(__file__).parents[2] / "cases" / "refused_by_openpyxl"
Parts = dict[str, bytes]


def dressed(made: Workbook, sheet: Worksheet) -> None:
    """With what the broken parts below stand in."""
    sheet["A1"].font = Font(name="メイリオ", family=2, underline="single", color="FF112233")
    sheet["E8"].number_format = '0"回"'
    sheet["E8"].value = 80
    sheet.page_setup.orientation = "landscape"
    sheet.row_dimensions[9].hidden = True
    sheet.add_data_validation(DataValidation(type="list", formula1='"○,△,×"', sqref="I8:I9"))
    made.properties.creator = "地域課"


SOUND = book([*HEAD, (), LABELS, row(target=None), row(number=2)], ["D7:D7"], dressed)


def parts_of(data: bytes) -> Parts:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_changed(part: str, old: str, new: str) -> Callable[[Parts], Parts]:
    def change(parts: Parts) -> Parts:
        text = parts[part].decode()
        assert re.search(old, text), f"{old} is not in {part}"
        return {**parts, part: re.sub(old, new, text, count=1).encode()}

    return change


def with_moved_workbook(parts: Parts) -> Parts:
    moved = {"xl/workbook.xml": "xl/workbook2.xml"}
    moved["xl/_rels/workbook.xml.rels"] = "xl/_rels/workbook2.xml.rels"
    told = ("_rels/.rels", "[Content_Types].xml")
    return {
        moved.get(name, name): data.replace(b"xl/workbook.xml", b"xl/workbook2.xml")
        if name in told
        else data
        for name, data in parts.items()
    }


def as_strict(parts: Parts) -> Parts:
    spaces = (
        (
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    for old, new in spaces:
        parts = {name: data.replace(old, new) for name, data in parts.items()}
    return parts


STYLES, SHEET = "xl/styles.xml", "xl/worksheets/sheet1.xml"
SILENT: dict[str, Callable[[Parts], Parts]] = {
    "backslashes": lambda parts: {name.replace("/", "\\"): d for name, d in parts.items()},
    "workbook2.xml": with_moved_workbook,
    "strict": as_strict,
    "strict with backslashes": lambda parts: {
        name.replace("/", "\\"): d for name, d in as_strict(parts).items()
    },
}
TOLD: dict[str, Callable[[Parts], Parts]] = {
    "font family": with_changed(STYLES, r'<family val="2" ?/>', '<family val="34"/>'),
    "underline": with_changed(STYLES, r'<u val="single" ?/>|<u ?/>', '<u val="1"/>'),
    "colour": with_changed(STYLES, 'rgb="FF112233"', 'rgb="#112233"'),
    "empty fill": with_changed(STYLES, r"<fill><patternFill ?/></fill>", "<fill><foo/></fill>"),
    "alignment": with_changed(
        STYLES, r"(<cellXfs[^>]*><xf[^>]*?)/>", r'\1><alignment vertical="middle"/></xf>'
    ),
    "date of the file": with_changed(
        "docProps/core.xml", r"(<dcterms:created[^>]*>)[^<]*", r"\1きのう"
    ),
    "orientation": with_changed(SHEET, "landscape", "sideways"),
    "validation": with_changed(SHEET, 'type="list"', 'type="menu"'),
}


def plain(parsed: Parsed) -> list[Sheet]:
    assert parsed.balance.holds
    return [replace(sheet, source=Source()) for sheet in parsed.sheets]


@pytest.mark.parametrize("name", [*SILENT, *TOLD])
def test_it_is_read_as_if_it_were_sound(name: str) -> None:
    sound, broken = parts_of(SOUND), {**SILENT, **TOLD}[name](parts_of(SOUND))
    assert broken != sound
    parsed = parse_document("a.xlsx", pack(broken))
    assert plain(parsed) == plain(parse_document("a.xlsx", SOUND))
    assert parsed.sheets[0].goals[0].measures[0].target == "80回"
    codes = [problem.code for problem in parsed.problems]
    assert codes == ["hidden-cells"] if name in SILENT else ["hidden-cells", "workbook-simplified"]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_files_of_other_programs(path: Path) -> None:
    (sheet,) = plain(parse_document(path.name, path.read_bytes()))
    assert (sheet.ward, sheet.section, len(sheet.goals)) == ("西区", "地域課", 3)
    assert sheet.goals[0].measures[0].target == "80回"
    assert sheet.review == ()


@pytest.mark.parametrize("seed", range(amount(25, 500)))
def test_values_that_are_not_allowed_lose_no_cell(seed: int) -> None:
    """In styles, whatever is broken is left out; the cells stay what they are."""
    rng = random.Random(seed)
    parts = parts_of(SOUND)
    text = parts[STYLES].decode()
    values = re.compile(r'(\w+)="([^"]*)"').finditer(text, text.index("<fonts"))
    kinds: dict[str, list[re.Match[str]]] = {}
    for value in values:
        kinds.setdefault(value[1], []).append(value)
    spoilt = rng.choice(kinds[rng.choice(sorted(kinds))])
    bad = rng.choice(["zzz", "", "-1x", "あ"])
    text = f"{text[: spoilt.start(2)]}{bad}{text[spoilt.end(2) :]}"
    parsed = parse_document("a.xlsx", pack({**parts, STYLES: text.encode()}))
    (sheet,), (sound,) = plain(parsed), plain(parse_document("a.xlsx", SOUND))
    assert sheet.goals[0].goal == sound.goals[0].goal
    assert sheet == sound or spoilt[1] == "numFmtId"
