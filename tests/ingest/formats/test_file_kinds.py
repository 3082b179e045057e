"""What is no form: each kind has its own sentence, and says what to bring in its stead."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.folder.frame import DOCUMENT_ENDINGS
from site_builder.ingest.formats.file_kinds import OLE, find_wrong_kind
from site_builder.ingest.formats.registry import read_format
from site_builder.problems import DocumentError, Problem


def archive(*names: str, first: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as made:
        if first:
            made.writestr("mimetype", first)
        for name in names:
            made.writestr(name, b"<x/>")
    return stream.getvalue()


def container(*streams: str) -> bytes:
    """A file of the old container with the names of its streams."""
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in streams)
    return OLE + bytes(504) + names


MAIL = b"From: a@example.jp\r\nTo: b@example.jp\r\nSubject: =?utf-8?B?44GZ?=\r\n\r\nText\r\n"
WEB_ARCHIVE = (
    b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"
    b'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
)
OFFICE_TABLE = b'<table border="1"><tr><td>No.</td></tr></table>'
OPEN_TEXT = archive("content.xml", first=b"application/vnd.oasis.opendocument.text")
XML_2003 = (
    b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)

# name, bytes, code, a word of the message, a word of the hint
FILES: dict[str, tuple[str, bytes, str, str, str]] = {
    "docx": ("a.docx", archive("word/document.xml"), "document-format", "Word", "PDF"),
    "docx named xlsx": ("a.xlsx", archive("word/document.xml"), "document-format", "Word", "PDF"),
    "doc": ("a.doc", container("WordDocument"), "document-format", "Word", "PDF"),
    "doc with a chart": (
        "a.doc",
        container("WordDocument", "Workbook"),
        "document-format",
        "Word",
        "PDF",
    ),
    "rtf": ("a.rtf", b"{\\rtf1\\ansi \\u-20000?}", "document-format", "Word", "PDF"),
    "pptx": ("a.pptx", archive("ppt/presentation.xml"), "document-format", "PowerPoint", "PDF"),
    "ppt": ("a.ppt", container("PowerPoint Document"), "document-format", "PowerPoint", "PDF"),
    "jtd": ("a.jtd", container("DocumentText"), "document-format", "一太郎", "PDF"),
    "jtdc": ("a.jtdc", b"\x01\x02JS\x00" * 9, "document-format", "一太郎", "PDF"),
    "xdw": ("a.xdw", b"\x60\x0e\x82\x00" * 9, "document-format", "DocuWorks", "PDF"),
    "odt": ("a.odt", OPEN_TEXT, "document-format", "OpenDocument", "PDF"),
    "pages": ("a.pages", archive("Index/Document.iwa"), "document-format", "Pages", "PDF"),
    "zip": ("a.zip", archive("写し.xlsx"), "document-format", "圧縮", "展開"),
    "empty zip": ("a.zip", archive(), "document-format", "圧縮", "展開"),
    "7z": ("a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(20), "document-format", "圧縮", "展開"),
    "lzh": ("a.lzh", b"\x19\x9f-lh5-\x00\x00", "document-format", "圧縮", "展開"),
    "png": ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00", "document-format", "画像", "Excel"),
    "jpeg named pdf": ("a.pdf", b"\xff\xd8\xff\xe0\x00\x10JFIF", "document-format", "画像", "PDF"),
    "heic": ("a.heic", b"\x00\x00\x00\x18ftypheic\x00", "document-format", "画像", "Excel"),
    "bmp": ("a.bmp", b"BM6\x00\x00\x00\x00\x00", "document-format", "画像", "Excel"),
    "tiff": ("a.tif", b"II*\x00\x08\x00\x00\x00", "document-format", "画像", "Excel"),
    "html named xls": (
        "a.xls",
        b"\xef\xbb\xbf <!DOCTYPE html>\n<html></html>",
        "document-format",
        "ウェブページ",
        ".xlsx",
    ),
    "html in UTF-16": (
        "a.xls",
        "\ufeff<html><body></body></html>".encode("utf-16-le"),
        "document-format",
        "ウェブページ",
        ".xlsx",
    ),
    "table named xls": ("a.xls", OFFICE_TABLE, "document-format", "ウェブページ", ".xlsx"),
    "web archive": ("a.xls", WEB_ARCHIVE, "document-format", "ウェブページ", ".xlsx"),
    "xml of 2003": ("a.xls", XML_2003, "document-format", "2003", ".xlsx"),
    "eml": ("a.eml", MAIL, "document-format", "メール", "添付"),
    "msg": ("a.msg", container("__properties_version1.0"), "document-format", "メール", "添付"),
    "lnk": (
        "a.xlsx.lnk",
        b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00",
        "document-format",
        "ショートカット",
        "もとのファイル",
    ),
    "url": (
        "a.url",
        b"[InternetShortcut]\r\nURL=https://example.jp/\r\n",
        "document-format",
        "ショートカット",
        "もとのファイル",
    ),
    "password": (
        "a.xlsx",
        container("EncryptionInfo", "EncryptedPackage"),
        "document-encrypted",
        "パスワード",
        "外して",
    ),
    "access": ("a.mdb", b"\x00\x01\x00\x00Standard Jet DB", "document-format", "Access", "Excel"),
    "program": ("a.exe", b"MZ\x90\x00\x03", "document-format", "プログラム", "Excel"),
    "unknown container": ("a.xls", container("Contents"), "document-format", "古い", "PDF"),
    "not on this machine": ("a.xlsx", bytes(5000), "document-empty", "この機械に", "OneDrive"),
    "empty": ("a.xlsx", b"", "document-empty", "空（0バイト）", "OneDrive"),
    "blank": ("a.txt", b" \r\n", "document-empty", "空", "確かめて"),
    "icloud": (".a.xlsx.icloud", b"bplist00\xd4\x01", "document-empty", "iCloud", "ダウンロード"),
    "google": (
        "a.gsheet",
        b'{"url": "https://docs.google.com/", "doc_id": "1"}',
        "document-format",
        "Google",
        "ダウンロード",
    ),
    "unknown": ("a.dat", b"\x01\x02\x03\x04\xff\xfe", "document-binary", "文字の", "Excel"),
    "unknown named txt": ("a.txt", bytes(range(256)), "document-binary", "文字の", "Excel"),
}


def refusal(name: str, data: bytes) -> Problem:
    with pytest.raises(DocumentError) as caught:
        read_format(name, data)
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("kind", FILES)
def test_each_kind_has_its_own_sentence(kind: str) -> None:
    name, data, code, message, hint = FILES[kind]
    problem = refusal(name, data)
    assert (problem.code, message in problem.message, hint in problem.hint) == (code, True, True)
    assert "UTF-8" not in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "BM の目標は…\n",
        "MZ世代の参加者\n",
        "GIF8枚の掲示\n",
        "From: 北区\nNo.\t組織目標\n",
        "# 組織目標管理シート\n",
        "<ul><li>福祉の推進</li></ul>\n",
        "<table><tr><td>No.</td></tr></table>\n",
    ],
)
def test_a_text_is_not_taken_for_another_kind(text: str) -> None:
    assert find_wrong_kind("a.txt", text.encode()) is None


@given(st.binary(max_size=300), st.sampled_from(["a" + ending for ending in DOCUMENT_ENDINGS]))
def test_any_bytes_are_looked_at_without_a_crash(data: bytes, name: str) -> None:
    for start in (b"", OLE, b"PK\x03\x04", b"<html"):
        find_wrong_kind(name, start + data)
