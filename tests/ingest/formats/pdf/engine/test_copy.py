"""Copies of PDFs: their pages and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.content.sheet.model import Source
from site_builder.ingest.document import NOTHING_CARRIED
from site_builder.ingest.formats.pdf.sandbox import copy_pages, extract
from site_builder.ingest.sheet.parse import parse_document
from site_builder.problems import DocumentError

CASES = Path(__file__).parents[3] / "cases"
LADEN = b"""%PDF-1.7
1 0 obj <</Type/Catalog /Pages 2 0 R LAYERS
 /Names <</JavaScript <</Names [(a) <</S/JavaScript /JS (1)>>]>>
  /EmbeddedFiles <</Names [(a) <</Type/Filespec /F (list.xlsx) /UF (list.xlsx)>>]>>>>>> endobj
2 0 obj <</Type/Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type/Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 6 0 R
 /Resources <</Properties <</MC0 5 0 R>>>> /Annots [
 <</Type/Annot /Subtype/Text /Rect [0 0 9 9] /T (Sato) /Contents (secret)>>
 <</Type/Annot /Subtype/Link /Rect [0 0 9 9] /A <</S/URI /URI (file://secret)>>>>]>> endobj
4 0 obj <</Author (Hanako) /Title (secret)>> endobj
5 0 obj <</Type KIND /Name (a)>> endobj
6 0 obj <</Length 13>> stream
0 0 9 9 re f
endstream endobj
trailer <</Root 1 0 R /Info 4 0 R>>
%%EOF
"""
PLAIN = LADEN.replace(b"LAYERS", b"").replace(b"KIND", b"/A")
LAYERED = LADEN.replace(b"LAYERS", b"/OCProperties <</OCGs [5 0 R]>>").replace(b"KIND", b"/OCG")


def test_nothing_is_left_beside_the_pages() -> None:
    copy = copy_pages("a.pdf", PLAIN)
    told = extract("a.pdf", copy)
    assert told["carried"] == {
        **{key: [] for key in ("names", "files", "authors")},
        "remarks": 0,
        "programs": 0,
        "layers": False,
    }
    assert len(told["pages"]) == 1
    for word in (b"Hanako", b"Sato", b"secret", b"list.xlsx", b"JavaScript"):
        assert word in PLAIN and word not in copy
    assert copy_pages("a.pdf", PLAIN) == copy


def test_a_copy_reads_as_its_document() -> None:
    name = "form-planned.pdf"
    data = (CASES / name).read_bytes()
    copy = copy_pages(name, data)
    before, after = (parse_document(name, one) for one in (data, copy))
    assert before.carried != NOTHING_CARRIED == after.carried
    assert [replace(one, source=Source()) for one in before.sheets] == [
        replace(one, source=Source()) for one in after.sheets
    ]


@pytest.mark.parametrize(("data", "why"), [(LAYERED, "レイヤー"), (b"%PDF-1.7\n", "読み解けない")])
def test_what_cannot_be_copied_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(DocumentError) as refused:
        copy_pages("a.pdf", data)
    (problem,) = refused.value.problems
    assert problem.code == "copy-impossible" and why in problem.message
