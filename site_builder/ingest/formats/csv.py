"""Bytes of a CSV or TSV with the form's labels → Document."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from site_builder.content.lines import lines_of
from site_builder.ingest.document import Document
from site_builder.ingest.form.fields import FIELDS, ROW_LENGTH
from site_builder.ingest.form.labels import field_of
from site_builder.ingest.form.letters import plain_letters
from site_builder.ingest.formats.cells import cell_lines, cell_name, make_grid_document
from site_builder.ingest.formats.csv_rows import CsvRow, moved_rows
from site_builder.ingest.formats.grid_cell import GridCell
from site_builder.ingest.formats.text import decode
from site_builder.problems import DocumentError, Problem, Severity, Where

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = ",\t;"
_LABELS = ("No", "Ｎｏ", "№", "組織目標")
_LONGEST_CELL = 100_000
# A record of a CSV file ends here alone; within its cells any line break is one.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")

_QUOTED = re.compile(
    r'(?:^|\t)"(?:[^"\t]|"")*(?:\r\n|\n|\r)(?:[^"\t]|"")*"(?=\t|\r|\n|\Z)', re.MULTILINE
)
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=.\"?[,;\t]*(?:\r\n|\r|\n)", re.IGNORECASE)
"""A line that tells Excel the separator: not part of the document's text"""
_SEPARATORS = ",;"
_LEAST = 8
"""Labels in one line: less may be a sentence about the form"""


def read_csv(name: str, data: bytes) -> Document:
    """Raise DocumentError where the text cannot be read as rows of cells."""
    text = decode(name, data)
    separator = _SEPARATOR_LINE.match(text)
    first = 2 if separator else 1
    rows = _rows(name, text[separator.end() :] if separator else text, first)
    long = frozenset(moved_rows(rows))
    cells = tuple(_cells(rows, long))
    made = make_grid_document(name, hashlib.sha256(data).hexdigest(), [cells])
    told = (*_encoding_warning(name, data, text), *(_too_long(name, rows[n].line) for n in long))
    return replace(made, warnings=told)


def _encoding_warning(name: str, data: bytes, text: str) -> Iterator[Problem]:
    """What a Japanese spreadsheet program saves is no UTF-8: mostly right, but worth a look."""
    if text.isascii() or data.startswith(_MARKS) or text.encode() == data:
        return
    message = "Shift_JIS（CP932）の文字として読みました。"
    hint = "文字化けがあれば、「CSV UTF-8」で保存し直してください。"
    yield Problem(Where(name), "csv-encoding", message, hint, Severity.WARNING)


def _too_long(name: str, line: int) -> Problem:
    message = "この行の区切りが見出しと合わず、欄がずれているかもしれません。"
    hint = '「3,000人」のようにコンマのある文を引用符 " で囲み、もう一度取り込んでください。'
    return Problem(Where(name, line), "csv-row-length", message, hint, Severity.WARNING)


def _rows(name: str, text: str, first: int) -> list[CsvRow]:
    """Parted by the sign that gives most cells next to the form's labels; `first`: the number of
    the text's first line."""
    readings = (_parted(text, delimiter, first) for delimiter in _DELIMITERS)
    rows, error = max(readings, key=lambda reading: (_width(reading[0]), not reading[1]))
    if error:
        message = f'表として読めません（{len(rows) + 1}行目の引用符 " が閉じていないようです）。'
        hint = "表計算ソフトで開き、CSV（UTF-8）で保存し直してください。"
        raise DocumentError([Problem(Where(name), "document-csv", message, hint)])
    return rows


def _parted(text: str, delimiter: str, first: int) -> tuple[list[CsvRow], bool]:
    """The rows, and whether they end in an error."""
    rows: list[CsvRow] = []
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(_LINE.findall(text), delimiter=delimiter, strict=True)
    line = first
    try:
        for cells in reader:
            rows.append(CsvRow(line, tuple(cells)))
            line = first + reader.line_num
    except csv.Error:
        return rows, True
    return rows, False


def _width(rows: Sequence[CsvRow]) -> int:
    return max((len(row.cells) for row in rows if any(map(_is_label, row.cells))), default=0)


def _is_label(cell: str) -> bool:
    return plain_letters(cell).strip().startswith(_LABELS)


def _cells(rows: Sequence[CsvRow], long: Collection[int]) -> Iterator[GridCell]:
    for number, row in enumerate(rows, 1):
        doubt = ROW_LENGTH if number - 1 in long else ""
        for column, text in enumerate(row.cells, 1):
            if lines := cell_lines(text):
                place = cell_name(number, column)
                yield GridCell(number, column, 1, 1, lines, "", place, doubt)


def is_table_text(text: str) -> bool:
    """Cells in quotes that hold line breaks; cells parted by commas; or columns in an order of
    their own, which only their labels tell."""
    lines = lines_of(plain_letters(text))
    return bool(_QUOTED.search(text)) or _has_moved(lines) or _has_marks(lines)


def _has_marks(lines: Iterable[str]) -> bool:
    rows = (
        line.split(mark) for line in lines for mark in _SEPARATORS if line.count(mark) >= _LEAST
    )
    return any(sum(bool(field_of(cell.strip('" '))) for cell in row) >= _LEAST for row in rows)


def _has_moved(lines: Iterable[str]) -> bool:
    """Labels on two lines are often displaced: they tell no order."""
    named = (tuple(map(field_of, line.split("\t"))) for line in lines if "\t" in line)
    return any(set(fields) >= set(FIELDS) and _own_order(fields) for fields in named)


def _own_order(fields: Iterable[str]) -> bool:
    return tuple(name for name in fields if name) != FIELDS
