"""What a PDF carries beside its pages: the engine's answer, and the words for it."""

from __future__ import annotations

from pathlib import Path

from site_builder.ingest.formats.pdf.carried import in_words
from site_builder.ingest.formats.pdf.sandbox import extract

CASES = Path(__file__).parents[2] / "cases"
LADEN = b"""%PDF-1.7
1 0 obj <</Type/Catalog /Pages 2 0 R /OCProperties <</OCGs []>>
 /Names <</JavaScript <</Names [(a) <</S/JavaScript /JS (1)>>]>>
  /EmbeddedFiles <</Names [(a) <</Type/Filespec /F (list.xlsx) /UF (list.xlsx)>>]>>>>>> endobj
2 0 obj <</Type/Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type/Page /Parent 2 0 R /MediaBox [0 0 100 100] /Annots [
 <</Type/Annot /Subtype/Text /Rect [0 0 9 9] /T (Sato) /Contents (?)>>
 <</Type/Annot /Subtype/Link /Rect [0 0 9 9]>>]>> endobj
4 0 obj <</Author (Hanako)>> endobj
trailer <</Root 1 0 R /Info 4 0 R>>
%%EOF
"""


def told(data: bytes) -> list[str]:
    return list(in_words(extract("a.pdf", data)["carried"]).every)


def test_names_remarks_files_programs_and_layers_are_told() -> None:
    assert told(LADEN) == [
        "作成者の名前など（Hanako）",
        "注釈（1件、書いた人: Sato）",
        "添付されたファイル（list.xlsx）",
        "プログラム（JavaScript）",
        "表示を切り替えるレイヤー（見えないものがあるかもしれません）",
    ]


def test_a_printed_form_carries_the_name_of_its_author_alone() -> None:
    assert told((CASES / "form-planned.pdf").read_bytes()) == ["作成者の名前など（openpyxl）"]
