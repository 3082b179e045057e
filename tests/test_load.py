"""What stands aside in a sheet is in no file of the site, however that is packed."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from site_builder.build import build
from site_builder.ingest.convert import convert
from site_builder.inputs import Inputs
from tests.ingest.books import HEAD, LABELS, book, row

PLANTED = "ひみつの言葉"
SHEET = "sheets/2025/chuo/chiiki.yaml"
FIELDS = (
    f"aside:\n  - {{raw: {PLANTED}, place: {PLANTED}, reason: struck}}\n",
    f"corrections:\n  - {{field: aside/1/raw, was: まえ, now: {PLANTED}, why: {PLANTED}}}\n",
)


def unpacked(data: bytes) -> Iterator[bytes]:
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield from unpacked(gzip.decompress(data))
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from unpacked(archive.read(name))


def files_with(output: Path, words: str) -> set[str]:
    forms = [words.encode(), words.encode("utf-16-le"), ascii(words)[1:-1].encode()]
    return {
        path.relative_to(output).as_posix()
        for path in output.rglob("*")
        if path.is_file()
        and any(form in part for part in unpacked(path.read_bytes()) for form in forms)
    }


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_no_file_of_the_site_has_what_stands_aside(project: Path) -> None:
    path = project / "content" / SHEET
    text = path.read_text(encoding="utf-8")
    for planted in FIELDS:
        key = planted.partition(":")[0]
        text = text.replace(f"{key}: []\n", "").replace("review:", f"{planted}review:", 1)
    path.write_text(text, encoding="utf-8")
    build(Inputs(project / "content", project / "templates"), project / "output")
    assert not files_with(project / "output", PLANTED)
    known = files_with(project / "output", "地域課")
    assert {"data/sheets.json", "data/site-data.zip"} <= known  # what this rests on


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_only_the_document_itself_has_words_that_were_struck_out(project: Path) -> None:
    def strike(_: Workbook, sheet: Worksheet) -> None:
        sheet["H7"].font = Font(strike=True)

    rows = [*HEAD, LABELS, row(summary=PLANTED)]
    document = project / "a.xlsx"
    document.write_bytes(book(rows, edit=strike))
    (project / "content" / SHEET).unlink()
    convert([document], project / "content")
    assert PLANTED in (project / "content" / SHEET).read_text(encoding="utf-8")
    build(Inputs(project / "content", project / "templates"), project / "output")
    found = files_with(project / "output", PLANTED)
    assert {name.partition("/")[0] for name in found} == {"sources"}
