"""goals.xlsx, written part by part: no library takes rows that are remembered as texts, and the
same sheets must give the same bytes under every version of Python, zlib and such a library.

Each cell is an inline string, which no program calculates, whatever it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain, count
from pathlib import Path
from string import ascii_uppercase

from site_builder.export.stored import StoredFile, encoded, store, store_zip
from site_builder.graph.site import Site
from site_builder.opendata.workbook import COLUMNS, HOW_TO_READ

_ROW = "\x1a"
"""Stands for the number of the row, which a sheet does not know; never in a cell (see _escaped)"""
_HEAD, _BODY = 1, 2
"""Places in the list of cell formats (_STYLES)"""
_MOST = 32_767
"""Characters of a cell, as UTF-16 counts them; with more a workbook counts as damaged"""
_CUT = "…（つづきはページにあります）"
_CODED = "_(?=x[0-9A-Fa-f]{4}_)"
_NOT_IN_XML = re.compile(f"[\x00-\x08\x0b-\x1f\ufffe\uffff]|{_CODED}")
_NOT_AS_IT_IS = re.compile(f"[\x00-\x08\x0b-\x1f\ufffe\uffff&<>]|{_CODED}")

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEETS = ("目標と結果", "読み方")

_TYPES = f"""{_XML}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/>\
<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEET}.styles+xml"/></Types>"""
_STYLES = f"""{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="2">\
<font><sz val="11"/><name val="Yu Gothic"/></font>\
<font><b/><sz val="11"/><name val="Yu Gothic"/></font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">\
<fgColor rgb="FFE3EEF0"/></patternFill></fill></fills>\
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
<cellXfs count="3"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">\
<alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" applyNumberFormat="1" \
applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1">\
<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""
_SHEET_END = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'


_WIDTHS = tuple(column.width for column in COLUMNS)
_LEGEND_WIDTHS = (20, 100)
_LINE, _HIGHEST = 19, 409
"""Points: of a line, and of the highest row that a workbook may have"""


def row_texts(rows: Iterable[Sequence[str]], widths: Sequence[int] = _WIDTHS) -> Iterator[str]:
    """Each row as it stands in the worksheet, but for its number"""
    return (_row(row, _BODY, _height(row, widths)) for row in rows)


def store_workbook(site: Site, rows: Iterable[str], folder: Path | None = None) -> StoredFile:
    """`rows`: as row_texts has them"""
    whole, _ = store_zip(_parts(site, rows, folder), folder)
    return whole


def _parts(
    site: Site, rows: Iterable[str], folder: Path | None
) -> Iterator[tuple[str, Iterable[bytes]]]:
    titles = _row([column.title for column in COLUMNS], _HEAD, _LINE)
    last = ascii_uppercase[len(COLUMNS) - 1]
    table, size = _store_rows(chain([titles], rows), folder)
    legend, _ = _store_rows(row_texts(_legend(site), _LEGEND_WIDTHS), folder)
    yield "[Content_Types].xml", [_TYPES.encode()]
    yield "_rels/.rels", [_relations([("officeDocument", "xl/workbook.xml")])]
    yield "xl/workbook.xml", [_workbook(f"$A$1:${last}${size}")]
    parts = [("worksheet", f"worksheets/sheet{n}.xml") for n in (1, 2)]
    yield "xl/_rels/workbook.xml.rels", [_relations([*parts, ("styles", "styles.xml")])]
    yield "xl/styles.xml", [_STYLES.encode()]
    yield "xl/worksheets/sheet1.xml", _worksheet(_WIDTHS, table, f"A1:{last}{size}")
    yield "xl/worksheets/sheet2.xml", _worksheet(_LEGEND_WIDTHS, legend)


def _store_rows(rows: Iterable[str], folder: Path | None) -> tuple[StoredFile, int]:
    """And how many they are, which the workbook says before they come"""
    numbers = count(1)
    numbered = (_numbered(number, row) for row, number in zip(rows, numbers))  # noqa: B905 – without end
    return store(encoded(numbered), folder), next(numbers) - 1


def _workbook(area: str) -> bytes:
    named = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(_SHEETS, 1)
    )
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets>'
        f'<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"'{_SHEETS[0]}'!{area}</definedName></definedNames></workbook>"
    ).encode()


def _relations(targets: Iterable[tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    whole = f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
    return whole.encode()


def _worksheet(widths: Iterable[int], rows: Iterable[bytes], area: str = "") -> Iterator[bytes]:
    """`area`: of the cells of a table, which can be filtered"""
    yield _sheet_head(widths, has_head=bool(area)).encode()
    yield from rows
    filtering = f'<autoFilter ref="{area}"/>' if area else ""
    yield f"</sheetData>{filtering}{_SHEET_END}".encode()


def _sheet_head(widths: Iterable[int], *, has_head: bool) -> str:
    """`has_head`: its first row stays in view"""
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(widths, 1)
    )
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetView workbookViewId="0">{pane if has_head else ""}</sheetView>'
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f"<sheetViews>{view}</sheetViews><cols>{columns}</cols><sheetData>"
    )


def _legend(site: Site) -> Iterator[tuple[str, str]]:
    yield site.info.title, site.info.subtitle
    if site.info.licence:
        yield "使うときの決まり", site.info.licence
    if not site.info.publisher:
        yield (
            "発行",
            "新潟市の公式サイトではありません。文章をどのように使ってよいかは、新潟市にお確かめください。",
        )
    yield from HOW_TO_READ
    yield from ((column.title, column.meaning) for column in COLUMNS)


def _numbered(number: int, row: str) -> str:
    return row.replace(_ROW, str(number))


def _height(texts: Iterable[str], widths: Iterable[int]) -> int:
    """Enough for all lines of its cells: LibreOffice shows one line where a file does not say."""
    lines = max(map(_lines, texts, widths))
    return min(_LINE * lines, _HIGHEST)


def _lines(text: str, width: int) -> int:
    """A sign of full width takes three bytes, and the room of two digits."""
    if "\n" not in text and 5 * len(text) <= 2 * width:  # most cells are short
        return 1
    lines = text.split("\n")
    return sum(-(-(len(line) + len(line.encode())) // (2 * width)) or 1 for line in lines)


def _row(texts: Sequence[str], style: int, height: int) -> str:
    whole = "\n".join(texts)  # looked through at once: hardly any row holds such a sign
    as_it_is = 2 * len(whole) <= _MOST and not _NOT_AS_IT_IS.search(whole)
    words = texts if as_it_is else map(_escaped, texts)
    cells = "".join(
        f'<c r="{column}{_ROW}" s="{style}" t="inlineStr">'
        f'<is><t xml:space="preserve">{text}</t></is></c>'
        if text
        else f'<c r="{column}{_ROW}" s="{style}"/>'
        for column, text in zip(ascii_uppercase, words, strict=False)
    )
    return f'<row r="{_ROW}" ht="{height}">{cells}</row>'


def _escaped(text: str) -> str:
    """Signs that XML does not know are written as OOXML has it: _x001F_."""
    plain = _NOT_IN_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", _shortened(text))
    return escape(plain, quote=False)  # xml.sax.saxutils would load all that the web needs


def _shortened(text: str) -> str:
    if 2 * len(text) <= _MOST or len(text.encode("utf-16-le")) <= 2 * _MOST:
        return text
    kept = text.encode("utf-16-le")[: 2 * (_MOST - len(_CUT))]
    return kept.decode("utf-16-le", errors="ignore") + _CUT
