"""Bytes of a text dump → Document: decoded, cut into lines and forms, each with its flavour."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from site_builder.content.lines import BREAK
from site_builder.content.wording import squash
from site_builder.ingest.document import Document, Flavour, Form, Line, Piece
from site_builder.ingest.form.labels import (
    HEADER_LABELS,
    Label,
    is_column_head,
    is_title,
    label_of,
    legend_spans,
    table_labels,
)
from site_builder.ingest.form.letters import plain_letters
from site_builder.ingest.form.numbering import read_number
from site_builder.ingest.form.rows import RowCell, split_cells
from site_builder.problems import DocumentError, Problem, Where

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PARTS = 2
"""Blank lines between two forms"""
_NO_TEXT = "組織目標管理シートのExcel・PDF・CSVか、文字だけのファイルを渡してください。"
_AS_TEXT = "文書を開き、文字だけのファイル（UTF-8のテキスト）として保存し直してください。"


def read_document(name: str, data: bytes) -> Document:
    """Raise DocumentError where the bytes are no text that can be read."""
    original = decode(name, data)
    text = plain_letters(original)
    forms = split_forms(split_lines(text))
    return Document(name, hashlib.sha256(data).hexdigest(), text, forms, original=original)


# --- bytes to text ------------------------------------------------------------------------


def decode(name: str, data: bytes) -> str:
    """UTF-8 or UTF-16 by their marks, else strict UTF-8, else strict CP932."""
    if not data.startswith(_WIDE_BOMS) and (binary := _CONTROL_BYTES.search(data)):
        raise _not_text(name, data[: binary.start()].decode("utf-8", "replace"))
    text = _decode(name, data)
    if bad := _CONTROL.search(text):
        raise _not_text(name, text[: bad.start()])
    if not text.strip():
        hint = "中身のある文書か確かめてください。"
        raise _unreadable(name, "document-empty", "文書が空です。", hint=hint)
    return text


def _decode(name: str, data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(name, data, encoding)
    if _broken_utf8(data):
        return _strict(name, data, "utf-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(name, data, "cp932")


def _broken_utf8(data: bytes) -> bool:
    """Clearly UTF-8 with few bad bytes: CP932 could turn it into nonsense without an error."""
    lenient = data.decode("utf-8", errors="replace")
    bad = lenient.count("\ufffd")
    whole = sum(1 for char in lenient if char > "\u2fff" and char != "\ufffd")
    return 0 < bad <= max(3, whole // 20) and whole > bad


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        read = data[: error.start].decode(encoding, errors="ignore")
        if error.end >= len(data) and len(data) - error.start < 4 and read.strip():
            message = "文書が文字の途中で切れています。"
            hint = "写しが途中で止まったと思われます。元の文書をもう一度取り込んでください。"
            raise _unreadable(name, "document-cut", message, read, hint) from None
        message = "文字として読めないところがあります。"
        raise _unreadable(name, "document-encoding", message, read) from None


def _not_text(name: str, read: str) -> DocumentError:
    message = "文字のファイルではありません（画面に出せない符号が入っています）。"
    return _unreadable(name, "document-binary", message, read, _NO_TEXT)


def _unreadable(
    name: str, code: str, message: str, read: str = "", hint: str = _AS_TEXT
) -> DocumentError:
    lines = BREAK.split(read)
    where = Where(name, len(lines), len(lines[-1]) + 1)
    return DocumentError([Problem(where, code, message, hint)])


# --- text to lines and forms --------------------------------------------------------------


def split_lines(text: str) -> tuple[Line, ...]:
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for number, match in enumerate(BREAK.finditer(text + "\n"), 1):
        yield Line(number, Piece(text[start : match.start()], start))
        start = match.end()


@dataclass(frozen=True, slots=True)
class _Inked:
    """A line that is not blank, with what tells where a form begins."""

    line: Line
    gap: int
    """Blank lines above it"""

    @property
    def text(self) -> str:
        return self.line.piece.text

    @property
    def tabbed(self) -> bool:
        return "\t" in self.text.strip()


def _inked(lines: tuple[Line, ...]) -> tuple[_Inked, ...]:
    kept, above = [], 0
    for line in lines:
        if line.piece.text.strip():
            kept.append(_Inked(line, line.number - above - 1))
            above = line.number
    return tuple(kept)


def split_forms(lines: tuple[Line, ...]) -> tuple[Form, ...]:
    """Every line that is not blank belongs to one form; what precedes the first is its too,
    unless it is the rest of a form whose beginning is cut off."""
    inked = _inked(lines)
    starts = _starts(inked)
    if not starts:
        return ()
    above = inked[: starts[0]]
    bounds = [0, *starts[0 if any(map(_is_rest, above)) else 1 :], len(inked)]
    return tuple(
        _form([entry.line for entry in inked[first:last]]) for first, last in pairwise(bounds)
    )


def _form(lines: list[Line]) -> Form:
    tabs = any("\t" in line.piece.text.strip() for line in lines)
    return Form(Flavour.TABULAR if tabs else Flavour.RAW, tuple(lines))


def _starts(inked: tuple[_Inked, ...]) -> list[int]:
    """Positions where a form begins: a title above a table, a head without one, a raw dump."""
    starts: list[int] = []
    fresh = False  # a title was seen whose table has not begun
    for place, entry in enumerate(inked):
        if _titles_table(inked, place):
            if not _goes_on(inked, starts, place):
                starts.append(place)
                fresh = True
        elif _opens_head(entry):
            if not fresh:
                starts.append(place)
            fresh = False
        elif _opens_raw(inked, place) and (starts or not _is_torn(inked, place)):
            starts.append(place)
            fresh = False
    return starts


def _titles_table(inked: tuple[_Inked, ...], place: int) -> bool:
    """A title above lines with tabs, or on the last line below a table that was cut."""
    below = inked[place + 1 : place + 4]
    cut = not below and any(entry.tabbed for entry in inked[max(0, place - 4) : place])
    return is_title(inked[place].text) and (cut or any(entry.tabbed for entry in below))


def _goes_on(inked: tuple[_Inked, ...], starts: Sequence[int], place: int) -> bool:
    above = inked[starts[-1] : place] if starts else ()
    return goes_on([e.line for e in above], [e.line for e in inked[place + 1 :]])


def _opens_head(entry: _Inked) -> bool:
    """The row with 年度, which each form has once: it opens a form whose title is lost."""
    first = next(filter(None, map(str.strip, entry.text.split("\t"))))
    return entry.tabbed and label_of(first) is Label.YEAR


def _is_rest(entry: _Inked) -> bool:
    """A row of a table, its labels or the legend: of a form, not of a remark above the first."""
    if legend_spans(entry.text):
        return True
    if entry.tabbed:
        return frozenset(HEADER_LABELS).isdisjoint(map(label_of, entry.text.split("\t")))
    return bool(table_labels(RowCell(0, (entry.line.piece,))))


def _opens_raw(inked: tuple[_Inked, ...], place: int) -> bool:
    """作成日 alone: in raw dumps the first of all labels."""
    entry = inked[place]
    if entry.tabbed or squash(entry.text) != "作成日":
        return False
    above = inked[place - 1] if place else None
    if above is not None and above.tabbed and entry.gap < 2:
        return False
    below = inked[place + 1].text if place + 1 < len(inked) else ""
    ends = above is None or entry.gap >= _PARTS or bool(legend_spans(above.text))
    return ends or squash(below) == "評価日"


def _is_torn(inked: tuple[_Inked, ...], place: int) -> bool:
    """Whether other labels stand right above the first of all labels: whoever took the text from
    a PDF took it in an order of which nothing tells whose words are whose."""
    if place and (inked[place].gap >= _PARTS or legend_spans(inked[place - 1].text)):
        return False  # the rest of another form
    return any(label_of(entry.text) not in (None, Label.TITLE) for entry in inked[:place])


def goes_on(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether the lines below a title are the rest of the table above it: no fact of a head
    stands there, and the numbers go on."""
    rest = list(takewhile(lambda line: not is_title(line.piece.text), below))
    rows = [split_cells(line).cells for line in rest if "\t" in line.piece.text.strip()]
    if not rows or any(label_of(cell.text) in HEADER_LABELS for row in rows for cell in row):
        return False
    last = max(_numbers(above), default=0)
    return is_column_head(rows[0]) and min(_numbers(rest), default=last + 1) > last > 0


def _numbers(lines: Iterable[Line]) -> Iterator[int]:
    for line in lines:
        first, _, rest = line.piece.text.partition("\t")
        number = read_number(first) if rest else None
        if number is not None:
            yield number
