"""The document beside a sheet: of a PDF its page with the cell framed, of a workbook its cells;
and what stands there where it is missing."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from site_builder.ingest.convert import convert
from site_builder.ingest.filing.restrictions import Publication
from tests.desk.asking import desk_of, get, get_raw

FRAME = bytes((192, 32, 32))
PDF = Path("tests/ingest/cases/form-evaluated.pdf")
WORKBOOK = Path("tests/ingest/cases/form-evaluated.xlsx")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pdf")
    assert not convert([PDF], folder / "content").failed
    return folder


def sheet_of(folder: Path) -> str:
    file = sorted((folder / "content" / "sheets").rglob("*.yaml"))[0]
    return file.relative_to(folder / "content" / "sheets").with_suffix("").as_posix()


def picture(folder: Path, query: str) -> tuple[int, bytes]:
    """Status, and the pixels of the picture."""
    path = f"/pictures/{sheet_of(folder)}/?{query}"
    status, headers, data = get_raw(desk_of(folder), path)
    if status != 200:
        return status, b""
    assert headers["content-type"] == "image/png"
    place = data.index(b"IDAT")
    size = int.from_bytes(data[place - 4 : place], "big")
    return status, zlib.decompress(data[place + 4 : place + 4 + size])


def test_the_cell_is_framed_on_its_page(folder: Path) -> None:
    _, _, page = get(desk_of(folder), f"/sheets/{sheet_of(folder)}/?field=goals/1/goal")
    assert re.search(r'src="/_desk/pictures/[^"]*goals/1/goal&amp;close=1"', page)
    status, framed = picture(folder, "field=goals/1/goal")
    assert status == 200
    assert FRAME * 20 in framed
    status, close = picture(folder, "field=goals/1/goal&close=1")
    assert status == 200
    assert FRAME * 20 in close
    assert len(close) < len(framed) / 2
    status, whole = picture(folder, "field=")
    assert status == 200
    assert FRAME * 20 not in whole


def test_a_document_that_is_not_the_one_that_was_read_is_not_shown(folder: Path) -> None:
    [document] = (folder / "content" / "sources").iterdir()
    data = document.read_bytes()
    try:
        document.write_bytes(data[:-100])
        assert picture(folder, "field=goals/1/goal")[0] == 404
        _, _, page = get(desk_of(folder), f"/sheets/{sheet_of(folder)}/?field=goals/1/goal")
        assert "ここには出せません" in page
        assert "<img" not in page
    finally:
        document.write_bytes(data)


def test_a_sheet_without_its_document_is_still_put_right(folder: Path) -> None:
    sources = folder / "content" / "sources"
    sources.rename(folder / "elsewhere")
    try:
        status, _, page = get(desk_of(folder), f"/sheets/{sheet_of(folder)}/?field=goals/1/goal")
    finally:
        (folder / "elsewhere").rename(sources)
    assert status == 200
    assert "ここには出せません" in page
    assert "<textarea" in page


def test_the_cells_of_a_workbook_stand_beside_the_form(tmp_path: Path) -> None:
    assert not convert([WORKBOOK], tmp_path / "content").failed
    path = f"/sheets/{sheet_of(tmp_path)}/?field=goals/3/measures/1/target"
    _, _, page = get(desk_of(tmp_path), path)
    assert "ワークシート「窓口サービス課」" in page
    assert re.findall(r" data-own><mark>([^<]*)</mark>", page) == ["1,376人"]


def test_a_withheld_document_is_not_shown(tmp_path: Path) -> None:
    convert([PDF], tmp_path / "content", publication=Publication(withhold="個人の名前があるため"))
    _, _, page = get(desk_of(tmp_path), f"/sheets/{sheet_of(tmp_path)}/?field=goals/1/goal")
    assert "このサイトには載せていません（個人の名前があるため）" in page
    assert picture(tmp_path, "field=goals/1/goal")[0] == 404
