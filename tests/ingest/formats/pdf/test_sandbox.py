"""PDFs that cannot be read end in a clear problem, within bounded time and memory."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.forms.pdf.ruled import PdfLook, as_pdf
from benchmarks.forms.pdf.writer import FONT, PdfPage, write_objects, write_pdf
from benchmarks.forms.spreadsheet.workbooks import make_grid_forms
from site_builder.ingest.formats.pdf import sandbox
from site_builder.ingest.sheet.parse import Parsed, parse_document
from tests.extent import full

CASES = Path(__file__).parents[2] / "cases"
BLANK = PdfPage(800, 600)


def problems(data: bytes) -> list[tuple[str, str]]:
    return [(problem.code, problem.where.place) for problem in parsed(data).problems]


def parsed(data: bytes) -> Parsed:
    return parse_document("a.pdf", data)


def form() -> bytes:
    return as_pdf(make_grid_forms(3, 2, typed=False), PdfLook())


def scanned() -> PdfPage:
    page = PdfPage(800, 600)
    page.image(0, 0, 800, 600)
    return page


def with_content(content: bytes) -> bytes:
    """A page whose content is this, compressed."""
    packed = zlib.compress(content, 9)
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 800 600]"
        b" /Resources << /Font << /F1 3 0 R >> /XObject << /X 6 0 R >> >> /Contents 5 0 R >>"
    )
    itself = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >>"
        b" >> /Length 11 >>\nstream\n/X Do /X Do\nendstream"
    )
    pages = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    stream = head + packed + b"\nendstream"
    return write_objects([catalogue, pages, FONT, page, stream, itself])


def circle() -> bytes:
    pages = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>"
    return write_objects([b"<< /Type /Catalog /Pages 2 0 R >>", pages])


def test_a_locked_pdf_is_told() -> None:
    assert problems((CASES / "locked.pdf").read_bytes()) == [("document-encrypted", "")]


@pytest.mark.parametrize("kept", [9, 200, 5000])
def test_a_broken_pdf_is_told(kept: int) -> None:
    assert problems(form()[:kept]) == [("document-broken", "")]


def test_scanned_pages_are_told_by_number() -> None:
    assert problems(write_pdf([scanned(), scanned()])) == [
        ("page-scanned", "1ページ"),
        ("page-scanned", "2ページ"),
    ]


def test_a_pdf_without_anything_is_told() -> None:
    assert problems(write_pdf([BLANK])) == [("document-empty", "")]


def test_a_pdf_of_something_else_is_told() -> None:
    page = PdfPage(800, 600)
    page.text(40, 40, "会議の資料", 10)
    assert problems(write_pdf([page])) == [("document-without-sheets", "")]


HUGE: dict[str, Callable[[], bytes]] = {
    "pages": lambda: write_pdf([BLANK] * 501),
    "a circle of pages": circle,
    "a bomb of spaces": lambda: with_content(b" " * (1 << 30)),
    "a bomb of lines": lambda: with_content(b"0 0 m 1 1 l S\n" * (1 << 21)),
    "a bomb of letters": lambda: with_content(
        b"BT /F1 1 Tf " + (b"<" + b"7d44" * 5000 + b"> Tj ") * 13 + b"ET"
    ),
    "drawings in themselves": lambda: with_content(b"/X Do"),
    "bytes": lambda: b"%PDF-1.7\n" + bytes(sandbox.BYTES),
}


LONG = ("a bomb of spaces", "a bomb of lines")
"""Seconds each"""


@pytest.mark.parametrize("name", [*(n for n in HUGE if n not in LONG), *full(*LONG)])
def test_what_is_too_much_ends_soon(name: str) -> None:
    data = HUGE[name]()
    begin = time.monotonic()
    assert problems(data) == [("document-huge", "")]
    assert time.monotonic() - begin < sandbox.SECONDS


def test_a_letter_without_size_ends_nothing() -> None:
    page = PdfPage(400, 300)
    for x in (40, 140):
        page.line(x, 40, x, 60)
    for y in (40, 60):
        page.line(40, y, 140, y)
    page.text(44, 55, "組織目標管理シート", 8.0)
    for size in (0.0, -8.0):
        page.text(44, 90, "目標", size)
    assert "sheet-without-year" in [code for code, _ in problems(write_pdf([page]))]


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.01)
    assert problems(form()) == [("document-slow", "")]


def test_files_beside_it_do_not_pass_for_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(parsed(form()).sheets) == 2


def test_a_scanned_page_among_others_is_told_and_the_rest_is_read() -> None:
    forms = make_grid_forms(3, 2, typed=False)
    found = parsed(as_pdf(forms, PdfLook(), [scanned()]))
    assert [problem.code for problem in found.problems] == ["page-scanned"]
    assert len(found.sheets) == 2


def test_rows_too_low_are_in_doubt() -> None:
    found = parsed((CASES / "rows-too-low.pdf").read_bytes())
    reasons = {doubt.reason for sheet in found.sheets for doubt in sheet.review}
    assert "clipped" in reasons
