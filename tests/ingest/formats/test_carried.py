"""What a workbook carries beside its cells."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.comments import Comment

from site_builder.ingest.document import NOTHING_CARRIED, Carried
from site_builder.ingest.formats.carried import carried

CASES = Path(__file__).parents[1] / "cases"


def saved(book: Workbook, **parts: str) -> bytes:
    """With further parts; a double underscore stands for a slash."""
    stream = BytesIO()
    book.save(stream)
    with ZipFile(stream, "a") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


def test_names_comments_and_what_is_hidden_are_told() -> None:
    book = Workbook()
    book.properties.creator, book.properties.lastModifiedBy = "新潟 花子", "hanako@example.jp"
    sheet = book.active
    assert sheet is not None
    sheet["A1"].comment = Comment("要確認", "山田")
    sheet["A3"] = "下書き"
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("下書き").sheet_state = "veryHidden"
    found = carried(saved(book))
    assert found.every == (
        "作成者の名前（新潟 花子）",
        "最後に保存した人の名前（hanako@example.jp）",
        "メールアドレス（hanako@example.jp）",
        "非表示のシート（下書き）",
        "非表示の行や列",
        "セルのメモやコメント（1件、書いた人: 山田）",
    )
    assert found.people == found.every[:2]


def test_hidden_rows_that_hold_nothing_carry_nothing() -> None:
    book = Workbook()
    book.properties.creator = ""
    sheet = book.active
    assert sheet is not None
    sheet["A3"] = "結合して見える文"
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    assert carried(saved(book)) == NOTHING_CARRIED
    sheet["D9"] = "隠れた列"
    assert carried(saved(book)).other == ("非表示の行や列",)


def test_other_files_changes_and_own_properties_are_told() -> None:
    book = Workbook()
    book.properties.creator = ""
    parts = {
        "xl__revisions__revisionLog1.xml": "<revisions/>",
        "xl__embeddings__oleObject1.bin": "?",
        "xl__externalLinks___rels__externalLink1.xml.rels": '<R Target="file:///C:/人事.xlsx"/>',
        "xl__threadedComments__threadedComment1.xml": "<T><threadedComment/></T>",
        "xl__persons__person.xml": '<p><person displayName="佐藤"/></p>',
        "docProps__custom.xml": '<P><property name="起案者"/></P>',
    }
    assert carried(saved(book, **parts)).other == (
        "独自のプロパティ（起案者）",
        "セルのメモやコメント（1件、書いた人: 佐藤）",
        "変更の履歴",
        "埋め込まれたファイル（1個）",
        "ほかのファイルへのリンク（file:///C:/人事.xlsx）",
    )


def test_of_old_workbooks_it_is_told_that_nothing_is_known() -> None:
    (told,) = carried((CASES / "old-planned.xls").read_bytes()).other
    assert "調べられません" in told
    found = carried((CASES / "old-planned.ods").read_bytes())
    assert found == Carried(people=("作成者の名前（openpyxl）",))


def test_a_text_or_a_damaged_archive_carries_nothing() -> None:
    assert carried("年度,令和7年度\n".encode()) == NOTHING_CARRIED
    assert carried(b"PK\x03\x04 damaged") == NOTHING_CARRIED


def test_a_part_that_cannot_be_unpacked_ends_no_reading() -> None:
    data = bytearray(saved(Workbook()))
    with ZipFile(BytesIO(data)) as archive:
        at = archive.getinfo("docProps/core.xml").header_offset + 30 + len("docProps/core.xml")
    data[at : at + 40] = b"\xff" * 40
    assert carried(bytes(data)).other == ()
